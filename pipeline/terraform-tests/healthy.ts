import { parseOutpostArn } from "../../aws";
import type { Deployment } from "../../deployment";
import { addressOf } from "./stack";
import type { DataSource } from "./stack";

/** What a data source is taken to answer. */
export interface Answer {
  readonly target: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Outpost = NonNullable<Deployment["network"]>["outposts"][number];

/** Ids of what a deployment looks for. */
const SUBNET = "subnet-00000000000000000";
const VPC = "vpc-00000000000000000";
const AMI = "ami-00000000000000000";
const ACCOUNT = "111122223333";
const GATEWAY = "lgw-00000000000000000";
const ROUTE_TABLE = "lgw-rtb-00000000000000000";
const INTERFACE_GROUP = "lgw-vif-grp-00000000000000000";
const POOL = "ipv4pool-coip-00000000000000000";

/** Where an Outpost is taken to be anchored: where the deployment expects it, otherwise in zone a. */
export function zoneOf({ region }: Deployment, outpost: Outpost | undefined): string {
  return outpost?.availabilityZone ?? `${region}a`;
}

/** What a data source answers when nothing is wrong; undefined when nobody here knows. */
export function healthyAnswer(deployment: Deployment, source: DataSource): Answer | undefined {
  const values = ANSWERS[source.type]?.(deployment, source);
  return values === undefined ? undefined : { target: addressOf(source), values };
}

const ANSWERS: Readonly<Record<string, (deployment: Deployment, source: DataSource) => Answer["values"]>> = {
  aws_availability_zones: ({ region }) => ({ names: ["a", "b", "c"].map((letter) => `${region}${letter}`) }),
  aws_caller_identity: (deployment) => ({ account_id: accountOf(deployment) }),
  aws_ec2_coip_pools: (deployment, { name }) => {
    const { mode, customerOwnedIpPool = POOL } = localGatewayOf(deployment, name) ?? {};
    return { pool_ids: mode === "coip" ? [customerOwnedIpPool] : [] };
  },
  aws_ec2_local_gateway: (deployment, { name }) => ({
    state: "available",
    owner_id: parseOutpostArn(outpostNamed(deployment, name)?.arn ?? "")?.account ?? ACCOUNT,
  }),
  aws_ec2_local_gateway_route_table: () => ({ state: "available" }),
  aws_ec2_local_gateway_route_tables: (deployment, { name }) => ({
    ids: [localGatewayOf(deployment, name)?.routeTable ?? ROUTE_TABLE],
  }),
  aws_ec2_local_gateway_virtual_interface_groups: (deployment, { name }) => ({
    ids: [localGatewayOf(deployment, name)?.virtualInterfaceGroup ?? INTERFACE_GROUP],
  }),
  aws_ec2_local_gateways: (deployment, { name }) => ({ ids: [localGatewayOf(deployment, name)?.id ?? GATEWAY] }),
  aws_eks_cluster: (_, { arguments: given }) => ({
    name: given["name"],
    status: "ACTIVE",
    identity: [{ oidc: [{ issuer: "https://oidc.example.com/id/EXAMPLE" }] }],
  }),
  aws_ecs_cluster: (_, { arguments: given }) => ({ cluster_name: given["cluster_name"], status: "ACTIVE" }),
  aws_internet_gateway: ({ network }) => ({
    attachments: [{ vpc_id: network?.vpc.id ?? VPC, state: "available" }],
  }),
  aws_nat_gateway: () => ({ state: "available", connectivity_type: "public", subnet_id: SUBNET }),
  aws_nat_gateways: ({ network }) => ({
    ids: [...new Set((network?.outposts ?? []).flatMap(({ egress }) => egress?.natGateway ?? []))].sort(),
  }),
  aws_outposts_outpost: (deployment, { name }) => {
    const outpost = outpostNamed(deployment, name);
    const zone = zoneOf(deployment, outpost);
    return {
      availability_zone: zone,
      availability_zone_id: zoneIdOf(zone),
      lifecycle_status: "ACTIVE",
      supported_hardware_type: (outpost?.form ?? "rack").toUpperCase(),
    };
  },
  aws_outposts_outpost_instance_types: ({ workloads }) => ({
    instance_types: [...new Set(Object.values(workloads?.capacity ?? {}).map(({ type }) => type))].sort(),
  }),
  aws_outposts_outposts: ({ network }) => ({ arns: (network?.outposts ?? []).map(({ arn }) => arn).sort() }),
  aws_partition: () => ({ partition: "aws", dns_suffix: "amazonaws.com" }),
  // The attribute for the name was renamed between the provider's versions 5 and 6; its id is the name in both.
  aws_region: ({ region }) => ({ id: region }),
  aws_service_discovery_dns_namespace: (_, { arguments: given }) => ({ name: given["name"] }),
  aws_ssm_parameter: () => ({ insecure_value: AMI, value: AMI }),
  aws_ssm_parameters_by_path: ({ region, network }, { arguments: given }) => {
    const path = String(given["path"]);
    if (path.startsWith("/aws/")) return { names: [`${path}/${region}`], values: [region] };
    const names = (network?.outposts ?? []).map(({ name }) => `${path}/link-status/${name}`).sort();
    return { names, values: names.map(() => "up") };
  },
  aws_subnet: (deployment, { name }) => {
    const outposts = deployment.network?.outposts ?? [];
    const outpost = outposts.find(({ subnets }) => subnets.some((subnet) => subnet.name === name));
    const leaving = outposts.find((each) => name === `${each.name}--nat-gateway`);
    const regional = deployment.network?.regionalSubnets.find((subnet) => subnet.name === name);
    const beside = outposts.find((each) => each.name === regional?.outpost) ?? outposts[0];
    const zone = regional?.availabilityZone ?? zoneOf(deployment, outpost ?? leaving ?? beside);
    return {
      availability_zone: zone,
      availability_zone_id: zoneIdOf(zone),
      outpost_arn: outpost?.arn ?? "",
      available_ip_address_count: 4091,
      cidr_block: "10.0.0.0/20",
      ipv6_cidr_block: "",
      owner_id: accountOf(deployment),
      vpc_id: deployment.network?.vpc.id ?? VPC,
    };
  },
  aws_subnets: ({ network }, { name }) => {
    const subnets = [...(network?.outposts ?? []).flatMap((each) => each.subnets), ...(network?.regionalSubnets ?? [])];
    return { ids: [subnets.find((subnet) => subnet.name === name)?.id ?? SUBNET] };
  },
  aws_vpc: (deployment) => ({
    cidr_block: "10.0.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
    instance_tenancy: "default",
    ipv6_cidr_block: "",
    owner_id: accountOf(deployment),
  }),
  aws_vpcs: (_, { arguments: given }) => {
    const filters = (given["filter"] ?? []) as readonly { readonly name: string; readonly values: readonly string[] }[];
    return { ids: [filters.find(({ name }) => name === "vpc-id")?.values[0] ?? VPC] };
  },
  aws_vpc_endpoint_service: (deployment) => ({
    // Also where the Outpost is not: a test that moves it has one thing that fails.
    availability_zones: ["a", "b", "c"].map((letter) => `${deployment.region}${letter}`),
  }),
};

/** The account that Terraform is taken to work in. */
function accountOf({ network }: Deployment): string {
  return parseOutpostArn(network?.outposts[0]?.arn ?? "")?.account ?? ACCOUNT;
}

/** An id for a zone; which zone has which id differs between accounts. */
function zoneIdOf(zone: string): string {
  return `id-of-${zone}`;
}

function localGatewayOf(deployment: Deployment, name: string) {
  return outpostNamed(deployment, name)?.localGateway;
}

/** The Outpost that a data source is named after. */
export function outpostNamed({ network }: Deployment, name: string): Outpost | undefined {
  return network?.outposts.find((outpost) => outpost.name === name);
}
