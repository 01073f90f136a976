import type { DeploymentInput } from "../../../deployment";
import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Overlay } from "./bench";
import { otherRack, outposts, rack } from "./worlds";

type Mapping = Readonly<Record<string, unknown>>;

/** Ids of the first rack's local gateway and its parts; those of the second end in another digit. */
export const IDS = {
  gateway: ["lgw-0a1b2c3d4e5f60718", "lgw-0a1b2c3d4e5f60719"],
  table: ["lgw-rtb-0a1b2c3d4e5f60718", "lgw-rtb-0a1b2c3d4e5f60719"],
  pool: ["ipv4pool-coip-0a1b2c3d4e5f60718", "ipv4pool-coip-0a1b2c3d4e5f60719"],
  group: "lgw-vif-grp-0a1b2c3d4e5f60718",
  vpc: "vpc-0f00ba4c0ffee1234",
  internetGateway: "igw-0f00ba4c0ffee1234",
  natGateway: "nat-0f00ba4c0ffee1234",
} as const;

/**
 * A network alone: an existing VPC on two racks, one with direct VPC routing and an existing NAT gateway, and one with
 * customer-owned addresses and a new NAT gateway.
 */
export const PREMISES: DeploymentInput = {
  name: "faults-premises",
  region: "eu-central-1",
  network: {
    vpc: { id: IDS.vpc, internetGateway: IDS.internetGateway, flowLogs: {} },
    outposts: [
      {
        name: "factory",
        arn: OUTPOST,
        availabilityZoneId: "euc1-az2",
        subnets: [{ name: "factory", cidr: "10.60.144.0/20" }],
        localGateway: { onPremises: ["10.200.0.0/16", "10.61.0.0/24"], routes: ["10.200.0.0/16"] },
        egress: { natGateway: IDS.natGateway },
      },
      {
        name: "warehouse",
        arn: OTHER_OUTPOST,
        subnets: [{ name: "warehouse", cidr: "10.60.160.0/20", customerOwnedIps: true }],
        localGateway: { routeTable: IDS.table[1], mode: "coip", onPremises: ["10.200.0.0/16"] },
        egress: { subnet: "public" },
      },
    ],
    regionalSubnets: [{ name: "public", cidr: "10.60.96.0/28", outpost: "warehouse" }],
    endpoints: "existing",
  },
};

/** The first rack's local gateway, with changes. */
export const direct = (changes: Mapping = {}): Mapping => ({
  id: IDS.gateway[0],
  outpostArn: OUTPOST,
  routeTables: [{ id: IDS.table[0] }],
  virtualInterfaceGroups: [{ id: IDS.group }],
  ...changes,
});

/** The second rack's local gateway, with changes. */
export const coip = (changes: Mapping = {}): Mapping => ({
  id: IDS.gateway[1],
  outpostArn: OTHER_OUTPOST,
  routeTables: [{ id: IDS.table[1], coipPools: [{ id: IDS.pool[1] }] }],
  ...changes,
});

/** The local gateways of the world. */
export const localGateways = (...list: readonly Mapping[]): Overlay => ({ localGateways: list });

export const PREMISES_WORLD: Overlay = { ...outposts(rack(), otherRack()), ...localGateways(direct(), coip()) };

const OF_EACH = ["OM-N023", "OM-P001", "OM-P002", "OM-P003", "OM-P005", "OM-P041", "OM-P042", "OM-P043", "OM-P044"];

export const PREMISES_RULES: readonly string[] = [
  "OM-N002_vpc",
  "OM-N041_factory",
  "OM-N042_factory",
  "OM-N100_vpc",
  "OM-N110_vpc",
  "OM-N112_vpc",
  "OM-P011_vpc",
  ...OF_EACH.flatMap((rule) => [`${rule}_factory`, `${rule}_warehouse`]),
  "OM-P040_factory",
  "OM-P045_warehouse",
  "OM-P046_factory",
  "OM-P047_factory",
  "OM-P048_factory",
  "OM-P050_factory",
  "OM-P051_factory",
  "OM-P052_vpc",
];
