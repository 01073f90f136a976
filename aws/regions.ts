/**
 * Which Regions offer what. Presence in the endpoint file says that the service was offered there on the given date;
 * it does not prove that it answers after App Mesh's end of support.
 */
export const REGION_FACTS = {
  source: "botocore endpoints.json and partitions.json",
  retrieved: "2026-08-07",
} as const;

const OUTPOSTS_AND_APP_MESH = [
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

const OUTPOSTS_ONLY = ["me-central-1", "mx-central-1", "us-gov-east-1", "us-gov-west-1"] as const;

const APP_MESH_ONLY = ["cn-north-1", "cn-northwest-1", "eu-central-2"] as const;

/** Regions with an App Mesh endpoint, sorted. */
export const APP_MESH_REGIONS: readonly string[] = [...OUTPOSTS_AND_APP_MESH, ...APP_MESH_ONLY].sort();

/** Regions that an Outpost can be homed to, sorted (the isolated partitions aside). */
export const OUTPOSTS_REGIONS: readonly string[] = [...OUTPOSTS_AND_APP_MESH, ...OUTPOSTS_ONLY].sort();

/** Regions in which App Mesh cannot discover services through Cloud Map (App Mesh API reference). */
export const NO_CLOUD_MAP_REGIONS: readonly string[] = ["eu-south-1"];

/** An AWS partition: what ARNs begin with and what host names end in. */
export interface Partition {
  readonly name: string;
  readonly dnsSuffix: string;
}

/** The partition of a Region, by the Region's prefix (botocore partitions.json). */
export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return { name: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
  if (region.startsWith("us-gov-")) return { name: "aws-us-gov", dnsSuffix: "amazonaws.com" };
  return { name: "aws", dnsSuffix: "amazonaws.com" };
}
