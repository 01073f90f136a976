import type { Deployment } from "../../deployment";
import {
  coipPoolFound,
  directRouting,
  existingSubnetFound,
  existingSubnetsInVpc,
  existingSubnetsIpv4,
  existingVpcFound,
  instanceTypesOffered,
  internetGatewayAttached,
  linkNotDown,
  localClusterVpc,
  localGatewayAvailable,
  localGatewayFound,
  localGatewayOwned,
  localGatewayRouteTableAvailable,
  localGatewayRouteTableFound,
  meshUnchangedWhileDown,
  metricsOfOwner,
  natGatewayFound,
  natGatewayInRegion,
  natGatewayUsable,
  outpostActive,
  outpostExists,
  outpostForm,
  outpostZone,
  ownersWork,
  privateLinkVpc,
  regionListsAppMesh,
  regionSupportsAppMesh,
  reservationOfOwner,
  sharedSubnetsOwned,
  subnetOnOutpost,
  virtualInterfacesFound,
  subnetsLargeEnough,
  vpcDns,
  vpcTenancy,
} from "../../rules";
import { healthyAnswer, outpostNamed, zoneOf } from "./healthy";
import type { Answer } from "./healthy";
import { dataSourcesOf } from "./stack";
import type { DataSource, StackJson } from "./stack";

/** How one prerequisite is broken. */
export interface Broken {
  readonly answers: readonly Answer[];
  /** Rules whose checks fail with it. */
  readonly alsoFail: readonly string[];
}

type Change = (values: Answer["values"], source: DataSource, deployment: Deployment) => Answer["values"];

interface Break {
  /** Type of the data source that answers otherwise. */
  readonly type: string;
  /** Whether only the data source of the gate's own subject does. */
  readonly ofSubject?: boolean;
  readonly change: Change;
  readonly alsoFail?: readonly string[];
}

const with_ =
  (changes: Readonly<Record<string, unknown>>): Change =>
  (values) => ({ ...values, ...changes });

const BREAKS: Readonly<Record<string, Break>> = {
  [outpostExists.id]: { type: "aws_outposts_outposts", change: with_({ arns: [] }) },
  [outpostActive.id]: {
    type: "aws_outposts_outpost",
    ofSubject: true,
    change: with_({ lifecycle_status: "PENDING" }),
  },
  [outpostForm.id]: {
    type: "aws_outposts_outpost",
    ofSubject: true,
    change: (values) => ({
      ...values,
      supported_hardware_type: values["supported_hardware_type"] === "RACK" ? "SERVER" : "RACK",
    }),
  },
  [outpostZone.id]: {
    type: "aws_outposts_outpost",
    ofSubject: true,
    change: (values, { name }, deployment) => {
      const { region } = deployment;
      const expected = zoneOf(deployment, outpostNamed(deployment, name));
      return { ...values, availability_zone: expected === `${region}b` ? `${region}c` : `${region}b` };
    },
  },
  [subnetOnOutpost.id]: { type: "aws_subnet", change: with_({ outpost_arn: "" }) },
  [existingVpcFound.id]: { type: "aws_vpcs", change: with_({ ids: [] }) },
  [existingSubnetFound.id]: { type: "aws_subnets", ofSubject: true, change: with_({ ids: [] }) },
  [existingSubnetsInVpc.id]: { type: "aws_subnet", change: with_({ vpc_id: "vpc-11111111111111111" }) },
  [existingSubnetsIpv4.id]: { type: "aws_subnet", change: with_({ ipv6_cidr_block: "2001:db8::/64" }) },
  [subnetsLargeEnough.id]: { type: "aws_subnet", change: with_({ cidr_block: "10.0.0.0/31" }) },
  [privateLinkVpc.id]: { type: "aws_vpc", change: with_({ instance_tenancy: "dedicated" }), alsoFail: [vpcTenancy.id] },
  [localClusterVpc.id]: { type: "aws_vpc", change: with_({ ipv6_cidr_block: "2001:db8::/56" }) },
  [ownersWork.id]: { type: "aws_vpc", change: with_({ owner_id: "000000000000" }) },
  [sharedSubnetsOwned.id]: { type: "aws_subnet", change: with_({ owner_id: "000000000000" }) },
  [instanceTypesOffered.id]: {
    type: "aws_outposts_outpost_instance_types",
    ofSubject: true,
    change: with_({ instance_types: [] }),
  },
  [regionSupportsAppMesh.id]: {
    type: "aws_region",
    change: with_({ id: "us-nowhere-1" }),
    alsoFail: [regionListsAppMesh.id],
  },
  [vpcDns.id]: { type: "aws_vpc", change: with_({ enable_dns_support: false }) },
  [meshUnchangedWhileDown.id]: {
    type: "aws_ssm_parameters_by_path",
    change: (values) => ({
      ...values,
      values: (values["values"] as string[]).map((each) => (each === "up" ? "down" : each)),
    }),
    alsoFail: [linkNotDown.id],
  },
  [localGatewayFound.id]: { type: "aws_ec2_local_gateways", ofSubject: true, change: with_({ ids: [] }) },
  [localGatewayAvailable.id]: { type: "aws_ec2_local_gateway", ofSubject: true, change: with_({ state: "pending" }) },
  [localGatewayOwned.id]: {
    type: "aws_ec2_local_gateway",
    ofSubject: true,
    change: with_({ owner_id: "000000000000" }),
  },
  [localGatewayRouteTableFound.id]: {
    type: "aws_ec2_local_gateway_route_tables",
    ofSubject: true,
    change: with_({ ids: [] }),
  },
  [localGatewayRouteTableAvailable.id]: {
    type: "aws_ec2_local_gateway_route_table",
    ofSubject: true,
    change: with_({ state: "deleting" }),
  },
  [coipPoolFound.id]: { type: "aws_ec2_coip_pools", ofSubject: true, change: with_({ pool_ids: [] }) },
  [directRouting.id]: {
    type: "aws_ec2_coip_pools",
    ofSubject: true,
    change: with_({ pool_ids: ["ipv4pool-coip-00000000000000000"] }),
  },
  [virtualInterfacesFound.id]: {
    type: "aws_ec2_local_gateway_virtual_interface_groups",
    ofSubject: true,
    change: with_({ ids: [] }),
  },
  [natGatewayFound.id]: { type: "aws_nat_gateways", ofSubject: true, change: with_({ ids: [] }) },
  [natGatewayUsable.id]: { type: "aws_nat_gateway", ofSubject: true, change: with_({ state: "failed" }) },
  [natGatewayInRegion.id]: {
    type: "aws_subnet",
    change: (values, { name }, deployment) => {
      const outpost = deployment.network?.outposts.find((each) => name === `${each.name}--nat-gateway`);
      return outpost === undefined ? values : { ...values, outpost_arn: outpost.arn };
    },
  },
  [internetGatewayAttached.id]: { type: "aws_internet_gateway", change: with_({ attachments: [] }) },
  [reservationOfOwner.id]: { type: "aws_caller_identity", change: with_({ account_id: "000000000000" }) },
  [metricsOfOwner.id]: { type: "aws_caller_identity", change: with_({ account_id: "000000000000" }) },
};

/** How the gate of a rule about a subject is made to fail; undefined when nobody here knows. */
export function broken(deployment: Deployment, stack: StackJson, rule: string, subject: string): Broken | undefined {
  const how = BREAKS[rule];
  if (how === undefined) return undefined;
  const answers = dataSourcesOf(stack)
    .filter(({ type, name }) => type === how.type && (how.ofSubject !== true || name === subject))
    .flatMap((source) => {
      const answer = healthyAnswer(deployment, source);
      return answer === undefined ? [] : [{ ...answer, values: how.change(answer.values, source, deployment) }];
    });
  return { answers, alsoFail: how.alsoFail ?? [] };
}
