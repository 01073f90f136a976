/** One VPC endpoint that a part of the product needs, and why. */
export interface EndpointNeed {
  /** Service name without its `com.amazonaws.REGION.` prefix. */
  readonly service: string;
  readonly type: "Interface" | "Gateway";
  readonly why: string;
  readonly source: string;
}

const ECS_GUIDE = "Amazon ECS developer guide, interface VPC endpoints";
const APP_MESH_GUIDE = "AWS App Mesh user guide, interface VPC endpoints";

/** Where Envoy gets its configuration from. */
export const ENVOY_MANAGEMENT_SERVICE = "appmesh-envoy-management";

/** What container instances and tasks of ECS with App Mesh's Envoy reach in the Region, in the order AWS asks for. */
export const ECS_ENDPOINTS: readonly EndpointNeed[] = [
  { service: "ecs-agent", type: "Interface", why: "the ECS agent's control channel", source: ECS_GUIDE },
  { service: "ecs-telemetry", type: "Interface", why: "the ECS agent's telemetry", source: ECS_GUIDE },
  { service: "ecs", type: "Interface", why: "registration of container instances", source: ECS_GUIDE },
  { service: "ecr.api", type: "Interface", why: "credentials for image pulls", source: ECS_GUIDE },
  { service: "ecr.dkr", type: "Interface", why: "image manifests", source: ECS_GUIDE },
  { service: "s3", type: "Gateway", why: "image layers, which ECR serves from S3", source: ECS_GUIDE },
  { service: "logs", type: "Interface", why: "container logs", source: ECS_GUIDE },
  { service: ENVOY_MANAGEMENT_SERVICE, type: "Interface", why: "Envoy's configuration", source: APP_MESH_GUIDE },
];

/** Needed when containers take secrets. */
export const SECRETS_ENDPOINTS: readonly EndpointNeed[] = [
  { service: "secretsmanager", type: "Interface", why: "secrets of containers", source: ECS_GUIDE },
  { service: "ssm", type: "Interface", why: "parameters of containers", source: ECS_GUIDE },
];

const EKS_GUIDE = "Amazon EKS user guide, private clusters and local clusters on Outposts";

const EKS_NODES: readonly EndpointNeed[] = [
  { service: "ec2", type: "Interface", why: "the CNI plugin's network interfaces", source: EKS_GUIDE },
  { service: "ecr.api", type: "Interface", why: "credentials for image pulls", source: EKS_GUIDE },
  { service: "ecr.dkr", type: "Interface", why: "image manifests", source: EKS_GUIDE },
  { service: "logs", type: "Interface", why: "logs of the cluster", source: EKS_GUIDE },
  { service: "s3", type: "Gateway", why: "image layers, which ECR serves from S3", source: EKS_GUIDE },
  { service: "sts", type: "Interface", why: "credentials of nodes and service accounts", source: EKS_GUIDE },
  { service: ENVOY_MANAGEMENT_SERVICE, type: "Interface", why: "Envoy's configuration", source: APP_MESH_GUIDE },
];

/** What nodes and pods of an extended cluster reach in the Region. */
export const EKS_EXTENDED_ENDPOINTS: readonly EndpointNeed[] = [
  ...EKS_NODES,
  { service: "eks", type: "Interface", why: "the cluster's description", source: EKS_GUIDE },
  { service: "elasticloadbalancing", type: "Interface", why: "load balancers of the cluster", source: EKS_GUIDE },
];

/** What a local cluster's control plane, nodes and pods reach in the Region. */
export const EKS_LOCAL_ENDPOINTS: readonly EndpointNeed[] = [
  ...EKS_NODES,
  { service: "ec2messages", type: "Interface", why: "EKS's work on the control plane's instances", source: EKS_GUIDE },
  { service: "secretsmanager", type: "Interface", why: "keys of the control plane", source: EKS_GUIDE },
  { service: "ssm", type: "Interface", why: "EKS's work on the control plane's instances", source: EKS_GUIDE },
  { service: "ssmmessages", type: "Interface", why: "EKS's work on the control plane's instances", source: EKS_GUIDE },
];

/** Needed when App Mesh's controller owns the mesh. */
export const CONTROLLER_ENDPOINTS: readonly EndpointNeed[] = [
  {
    service: "appmesh",
    type: "Interface",
    why: "the controller's calls to App Mesh",
    source: "AWS PrivateLink, services",
  },
  { service: "servicediscovery", type: "Interface", why: "the controller's calls to Cloud Map", source: EKS_GUIDE },
];

/** Needed when Envoys are traced. */
export const TRACING_ENDPOINTS: readonly EndpointNeed[] = [
  { service: "xray", type: "Interface", why: "traces", source: EKS_GUIDE },
];

/** Full name of an endpoint service. In China the prefix of AWS services is not documented; the common one is used. */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
