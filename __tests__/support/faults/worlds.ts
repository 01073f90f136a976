import { parse } from "yaml";
import { textOf } from "../unit/project";
import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Overlay } from "./bench";

type Mapping = Readonly<Record<string, unknown>>;

const HEALTHY = parse(textOf("scenarios/healthy.yaml")) as {
  readonly outposts: readonly Mapping[];
  readonly vpcs: readonly (Mapping & { readonly subnets: readonly Mapping[] })[];
  readonly endpointServices: readonly (Mapping & { readonly service: string })[];
  readonly ssmParameters: Readonly<Record<string, string>>;
};
const RACK = HEALTHY.outposts[0]!;
const VPC = HEALTHY.vpcs[0]!;

/** The Outposts of the world. */
export const outposts = (...list: readonly Mapping[]): Overlay => ({ outposts: list });

/** The rack of the healthy world, with changes. */
export const rack = (changes: Mapping = {}): Mapping => ({ ...RACK, ...changes });

/** A second rack, in Availability Zone b. */
export const otherRack = (changes: Mapping = {}): Mapping => ({
  ...RACK,
  arn: OTHER_OUTPOST,
  name: "warehouse",
  availabilityZone: "eu-central-1b",
  availabilityZoneId: "euc1-az3",
  ...changes,
});

/** Statuses of service links as the deployment `site` keeps them, by its names of the Outposts. */
export function linkStatuses(statuses: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(statuses).map(([outpost, status]) => [`/outpost-mesh/site/link-status/${outpost}`, status]),
  );
}

/** The status of the service link as the deployment `site` keeps it. */
export const LINK_UP = { "/outpost-mesh/site/link-status/factory": "up" };

/** Where the rack is anchored. */
export const ZONE_B = { availabilityZone: "eu-central-1b", availabilityZoneId: "euc1-az3" };
export const ZONE_C = { availabilityZone: "eu-central-1c", availabilityZoneId: "euc1-az1" };

/**
 * The existing VPC with changes, its subnet on the Outpost with changes, more subnets, and its subnet in the Region with
 * changes; null leaves a key out.
 */
export const vpc = (
  changes: Mapping = {},
  subnet: Mapping = {},
  more: readonly Mapping[] = [],
  regional: Mapping = {},
): Overlay => ({
  vpcs: [
    {
      ...VPC,
      ...changes,
      subnets: [
        ...VPC.subnets.map((each) => without({ ...each, ...(each["outpostArn"] === OUTPOST ? subnet : regional) })),
        ...more,
      ],
    },
  ],
});

/** The existing VPC and another one, with the first's subnets but the one whose block is to be left out. */
export const vpcs = (other: Mapping, withoutSubnet?: string): Overlay => ({
  // Without its NAT gateway, which may stand in the subnet that is taken away.
  vpcs: [{ ...VPC, subnets: VPC.subnets.filter(({ cidr }) => cidr !== withoutSubnet), natGateways: [] }, other],
});

/** The endpoint service of Envoy's management: offered in some zones, or not at all. */
export const envoyManagement = (zones: readonly string[] | "absent"): Overlay => ({
  endpointServices: HEALTHY.endpointServices.flatMap((each) => {
    if (each.service !== "appmesh-envoy-management") return [each];
    return zones === "absent" ? [] : [{ ...each, availabilityZones: zones }];
  }),
});

const CATALOGUE = "/aws/service/global-infrastructure/services/appmesh/regions/";

/** The Systems Manager parameters: AWS's catalogue of App Mesh's Regions, and others besides. */
export const parameters = (
  regions: readonly string[] | "all",
  others: Readonly<Record<string, string>> = {},
): Overlay => {
  const kept = Object.entries(HEALTHY.ssmParameters).filter(
    ([name]) => regions === "all" || !name.startsWith(CATALOGUE) || regions.includes(name.slice(CATALOGUE.length)),
  );
  return { ssmParameters: { ...Object.fromEntries(kept), ...others } };
};

function without(values: Mapping): Mapping {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
