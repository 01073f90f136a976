import { partitionOf } from "./regions";

/** App Mesh's Envoy image. Newest release found; the registry accounts come from the release notes. */
export const ENVOY_IMAGE = {
  repository: "aws-appmesh-envoy",
  tag: "v1.39.1.0-prod",
  released: "2026-09-09",
  source: "github.com/aws/aws-app-mesh-roadmap issues 500, 505, 506, 507, 509, 512, 513",
  retrieved: "2026-11-23",
} as const;

const DEFAULT_ACCOUNT = "840364872350";

const ACCOUNT_BY_REGION: Readonly<Record<string, string>> = {
  "af-south-1": "924023996002",
  "ap-east-1": "856666278305",
  "ap-southeast-3": "909464085924",
  "cn-north-1": "919366029133",
  "cn-northwest-1": "919830735681",
  "eu-central-2": "704106688930",
  "eu-south-1": "422531588944",
  "eu-south-2": "992897592190",
  "il-central-1": "564877687649",
  "me-south-1": "772975370895",
};

/** The AWS account whose registry serves App Mesh's Envoy image in a Region. */
export function envoyImageAccount(region: string): string {
  return ACCOUNT_BY_REGION[region] ?? DEFAULT_ACCOUNT;
}

/** The Regional registry's Envoy image, which a subnet without an internet path can pull through its ECR endpoints. */
export function envoyImage(region: string): string {
  const { dnsSuffix } = partitionOf(region);
  return `${envoyImageAccount(region)}.dkr.ecr.${region}.${dnsSuffix}/${ENVOY_IMAGE.repository}:${ENVOY_IMAGE.tag}`;
}

/** A private ECR image reference, taken apart. */
export interface EcrImage {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** Takes a private ECR image reference apart; undefined for any other registry. */
export function parseEcrImage(image: string): EcrImage | undefined {
  const match =
    /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9._/-]+?)(?:[:@].*)?$/.exec(image);
  if (match === null) return undefined;
  return { account: match[1]!, region: match[2]!, repository: match[3]! };
}

/** Other images of App Mesh, as its controller's chart names them. */
export const APP_MESH_IMAGES = {
  /** Sets the redirect of a pod's traffic. */
  routeManager: "840364872350.dkr.ecr.us-west-2.amazonaws.com/aws-appmesh-proxy-route-manager:v7-prod",
  controller: "840364872350.dkr.ecr.us-west-2.amazonaws.com/amazon/appmesh-controller",
  xrayDaemon: "public.ecr.aws/xray/aws-xray-daemon:latest",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/inject; eks-charts stable/appmesh-controller",
  retrieved: "2026-11-23",
} as const;
