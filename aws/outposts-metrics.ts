/** What CloudWatch tells of an Outpost. Only the account that owns the Outpost gets these metrics. */
export const OUTPOSTS_METRICS = {
  namespace: "AWS/Outposts",
  /** Average below 1: the connection is impaired. Every minute; dimension `OutpostId`, which is `op-…` and not the ARN. */
  connected: { name: "ConnectedStatus", resolutionSeconds: 60 },
  /** Percent; dimensions `InstanceType` and `OutpostId`. */
  typeAvailability: { name: "InstanceTypeCapacityAvailability", resolutionSeconds: 300 },
  /** Percent; dimensions `InstanceFamily` and `OutpostId`. */
  familyAvailability: { name: "InstanceFamilyCapacityAvailability", resolutionSeconds: 300 },
  /** Launches that failed for want of capacity; dimensions `InstanceType` and `OutpostId`. */
  capacityExceptions: { name: "CapacityExceptions", resolutionSeconds: 300 },
  /** 1 or 0; `VirtualInterfaceGroupId` is "-" for the service link's own interfaces. */
  interfaceStatus: { name: "VifConnectionStatus", resolutionSeconds: 300 },
  /** Bits per second. */
  trafficIn: { name: "IfTrafficIn", resolutionSeconds: 300 },
  trafficOut: { name: "IfTrafficOut", resolutionSeconds: 300 },
  /** Dimensions of the metrics of an interface. */
  interfaceDimensions: ["LagId", "OutpostId", "VirtualInterfaceGroupId", "VirtualInterfaceId"],
  source: "Outposts user guide (racks), CloudWatch metrics for Outposts",
  retrieved: "2026-11-23",
} as const;
