/** Regions in which the control plane of a cluster can stand on an Outpost (EBS type), sorted. */
export const LOCAL_CLUSTER_REGIONS: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Kubernetes versions that a local cluster has, oldest first. */
export const LOCAL_CLUSTER_VERSIONS: readonly string[] = ["1.29", "1.30", "1.31", "1.32"];

/** The last Kubernetes version for which EKS publishes images of Amazon Linux 2. */
export const LAST_AL2_VERSION = "1.32";

/** Kubernetes version that App Mesh's controller asks for (changelog of the controller, v1.4.0). */
export const OLDEST_CONTROLLER_VERSION = "1.31";

/** Where the facts about EKS on Outposts come from. */
export const EKS_FACTS = {
  source:
    "Amazon EKS user guide, Amazon EKS on AWS Outposts, local cluster platform versions; Amazon EKS user guide, Amazon Linux 2 AMI deprecation",
  retrieved: "2026-11-23",
} as const;

/** Instances that the control plane of a local cluster has for the cluster's whole life. */
export const CONTROL_PLANE_INSTANCES = 3;

/** Smallest size of the control plane's instances by the most nodes they serve (EKS user guide, capacity considerations). */
export const CONTROL_PLANE_SIZES: readonly { readonly nodes: number; readonly size: string }[] = [
  { nodes: 20, size: "large" },
  { nodes: 100, size: "xlarge" },
  { nodes: 250, size: "2xlarge" },
  { nodes: 500, size: "4xlarge" },
];

/** SSM parameter that holds the id of EKS's image for nodes. */
export function eksAmiParameter(version: string, ami: "al2023" | "al2", architecture: "x86_64" | "arm64"): string {
  const root = `/aws/service/eks/optimized-ami/${version}`;
  if (ami === "al2023") return `${root}/amazon-linux-2023/${architecture}/standard/recommended/image_id`;
  return `${root}/amazon-linux-2${architecture === "arm64" ? "-arm64" : ""}/recommended/image_id`;
}
