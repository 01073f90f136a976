/** How long AWS supports App Mesh. */
export const APP_MESH_SUPPORT = {
  /** The first moment without support, RFC 3339: the announcement names 2026-09-30 as the day of discontinuation. */
  ends: "2026-09-30T00:00:00Z",
  endDate: "2026-09-30",
  announced: "2024-09-24",
  source:
    "https://aws.amazon.com/blogs/containers/migrating-from-aws-app-mesh-to-amazon-ecs-service-connect and the banner of the App Mesh user guide",
  retrieved: "2026-11-23",
} as const;
