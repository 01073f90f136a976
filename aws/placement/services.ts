import { SOURCES } from "./sources";

/** What a service of AWS offers on an Outpost. */
export interface ServicePlace {
  readonly service: string;
  readonly rack: string;
  readonly server: string;
  readonly note: string;
  readonly source: string;
}

/** When the table was last compared with its sources. */
export const SERVICE_PLACES_RETRIEVED = "2026-11-23";

/** Services that a mesh on an Outpost touches, and where each of them runs. */
export const SERVICE_PLACES: readonly ServicePlace[] = [
  {
    service: "Amazon EC2, ECS tasks, App Mesh's Envoy",
    rack: "on it",
    server: "on it",
    note: "their control planes are in the Region; Fargate is not offered on Outposts",
    source: `${SOURCES.outposts}; ${SOURCES.ecs}`,
  },
  {
    service: "Amazon EBS",
    rack: "on it",
    server: "no",
    note: "first-generation racks have gp2 volumes",
    source: SOURCES.outposts,
  },
  {
    service: "AWS IAM, AWS STS",
    rack: "Region",
    server: "Region",
    note: "every new set of credentials crosses the service link",
    source: `${SOURCES.appMesh}, limitations`,
  },
  {
    service: "Application Load Balancer",
    rack: "on it, or Region",
    server: "Region",
    note: "on a rack since 2020, in some Regions, in exactly one subnet of the rack; App Mesh's own page still names it among what runs in the Region alone",
    source: `${SOURCES.elb}; ${SOURCES.appMesh}, limitations`,
  },
  {
    service: "Network, Classic and Gateway Load Balancer",
    rack: "Region",
    server: "Region",
    note: "calls from the premises would go to the Region and back",
    source: `${SOURCES.appMesh}, limitations; ${SOURCES.ecs}`,
  },
  {
    service: "Amazon Route 53",
    rack: "Region; Resolver also on it",
    server: "Region",
    note: "hosted zones and health checks stay in the Region; a Resolver on the rack answers from its cache",
    source: `${SOURCES.route53}; ${SOURCES.appMesh}, limitations`,
  },
  {
    service: "App Mesh's control plane",
    rack: "Region",
    server: "Region",
    note: "Envoys keep their last configuration; the mesh cannot be changed while the link is down",
    source: SOURCES.appMesh,
  },
  {
    service: "AWS Cloud Map",
    rack: "Region",
    server: "Region",
    note: "its API is Regional; that it has no part on an Outpost is concluded from its absence in the tables",
    source: SOURCES.absent,
  },
  {
    service: "Amazon ECR",
    rack: "Region",
    server: "Region",
    note: "image layers come from Amazon S3 in the Region",
    source: SOURCES.ecs,
  },
  {
    service: "Amazon CloudWatch, CloudWatch Logs",
    rack: "Region",
    server: "Region",
    note: "metrics of instances are kept for up to 7 days while the link is down; ECS's log driver cannot send",
    source: `${SOURCES.ecs}; Outposts rack FAQ`,
  },
  {
    service: "AWS Secrets Manager, Systems Manager, KMS, ACM",
    rack: "Region",
    server: "Region",
    note: "not in any list of local services",
    source: SOURCES.absent,
  },
  {
    service: "Interface endpoints, NAT gateways",
    rack: "Region",
    server: "Region",
    note: "in Regional subnets of the anchor Availability Zone; they are reached over the service link and do not help while it is down",
    source: SOURCES.endpoints,
  },
  {
    service: "Local gateway, customer-owned addresses",
    rack: "on it",
    server: "no",
    note: "the way to the premises; a server has a local network interface instead",
    source: SOURCES.localGateway,
  },
];
