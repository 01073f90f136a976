import type { Deployment, DeploymentInput } from "../../../deployment";
import { networkSite } from "./network-sites";
import type { NetworkCase } from "./network-sites";
import { extended } from "./eks-cases";
import { OTHER_OUTPOST, OUTPOST, network, site } from "./sites";

type NetworkInput = NonNullable<DeploymentInput["network"]>;
type OutpostInput = NetworkInput["outposts"][number];
type RegionalInput = NonNullable<NetworkInput["regionalSubnets"]>[number];

type PermissionInput = NonNullable<NonNullable<OutpostInput["egress"]>["allow"]>[number];

const TABLE = "rtb-0a1b2c3d4e5f60718";
const NAT = "nat-0a1b2c3d4e5f60718";
const IGW = "igw-0a1b2c3d4e5f60718";
const existingVpc = { id: "vpc-0f00ba4c0ffee1234" };
const at = "network.outposts[0]";

/** A network alone, whose rack leaves by a new NAT gateway in a public subnet beside it, with changes. */
export function egressSite(
  outpost: Partial<OutpostInput> = {},
  subnet: Partial<RegionalInput> = {},
  others: Partial<NetworkInput> = {},
): Deployment {
  const factory = {
    name: "factory",
    arn: OUTPOST,
    subnets: [{ name: "containers", cidr: "10.40.128.0/20" }],
    egress: { subnet: "public" },
    ...outpost,
  };
  return networkSite([factory], { regionalSubnets: [{ name: "public", cidr: "10.40.0.0/28", ...subnet }], ...others });
}

const existing = (changes: Partial<OutpostInput> = {}, vpc: Partial<NetworkInput["vpc"]> = {}) =>
  egressSite(
    { subnets: [{ name: "floor", id: "subnet-0a1b2c3d", routeTable: TABLE }], ...changes },
    {},
    {
      vpc: { ...existingVpc, internetGateway: IGW, ...vpc },
      endpoints: "existing",
    },
  );
const two = (second: Partial<OutpostInput>, regionalSubnets: RegionalInput[] = []) =>
  networkSite(
    [
      {
        name: "factory",
        arn: OUTPOST,
        availabilityZone: "eu-central-1a",
        subnets: [{ name: "floor", id: "subnet-0a1b2c3d", routeTable: TABLE }],
        egress: { natGateway: NAT },
      },
      {
        name: "depot",
        arn: OTHER_OUTPOST,
        subnets: [{ name: "yard", id: "subnet-0a1b2c3e", routeTable: TABLE }],
        ...second,
      },
    ],
    { vpc: existingVpc, endpoints: "existing", regionalSubnets },
  );

/** A rack that leaves by a new NAT gateway in a public subnet, with what that is open for. */
const leavingNetwork = (allow: readonly PermissionInput[], regionalSubnets: RegionalInput[]) =>
  network({
    outposts: [{ ...network().outposts[0]!, egress: { subnet: "public", allow: [...allow] } }],
    regionalSubnets: [...regionalSubnets, { name: "public", cidr: "10.40.1.0/28" }],
  });

/** The smallest site, on such a rack, with changes to the network. */
export function leavingSite(allow: readonly PermissionInput[], changes: Partial<NetworkInput> = {}): Deployment {
  const { outposts, regionalSubnets, vpc } = leavingNetwork(allow, [{ name: "endpoints", cidr: "10.40.0.0/26" }]);
  return site({ network: { vpc, outposts, regionalSubnets, ...changes } });
}

/** The smallest site on EKS, on such a rack. */
export function leavingEks(allow: readonly PermissionInput[]): Deployment {
  const regional = [
    { name: "a", cidr: "10.40.0.0/26" },
    { name: "b", cidr: "10.40.0.64/26", availabilityZone: "eu-central-1b" },
  ];
  return extended({}, {}, { network: leavingNetwork(allow, regional) });
}

export const EGRESS_CASES: readonly NetworkCase[] = [
  {
    rule: "OM-N027",
    red: () => existing({ subnets: [{ name: "floor", id: "subnet-0a1b2c3d" }] }),
    says: [`${at}.subnets[0]: the existing subnet floor has no \`routeTable\` for the way to the NAT gateway.`],
    green: [() => existing()],
  },
  {
    rule: "OM-N040",
    red: () => egressSite({ egress: { subnet: "pubic" } }),
    says: [
      `${at}.egress.subnet: there is no Regional subnet "pubic" in this deployment. Did you mean "public"? Regional subnets: public.`,
    ],
    green: [() => egressSite()],
  },
  {
    rule: "OM-N041",
    red: () => egressSite({ egress: { subnet: "containers" } }),
    says: [`${at}.egress.subnet: the subnet containers is on the Outpost factory.`],
    green: [() => egressSite()],
  },
  {
    rule: "OM-N042",
    red: () => egressSite({ availabilityZone: "eu-central-1a" }, { availabilityZone: "eu-central-1b" }),
    says: [`${at}.egress.subnet: the subnet public is not in eu-central-1a, where Outpost factory is anchored.`],
    green: [
      () => egressSite({ availabilityZone: "eu-central-1a" }, { availabilityZone: "eu-central-1a" }),
      // Where the file does not say the Outpost's zone, the plan compares.
      () => egressSite({}, { availabilityZone: "eu-central-1b" }),
    ],
  },
  {
    rule: "OM-N043",
    red: () => egressSite({ localGateway: { onPremises: ["10.200.0.0/16", "0.0.0.0/0"] } }),
    says: [
      `${at}: the route table of containers would lead everything to the NAT gateway in public, the local gateway of factory.`,
    ],
    green: [
      () => egressSite({ localGateway: { onPremises: ["10.200.0.0/16"] } }),
      () => egressSite({ localGateway: { onPremises: ["0.0.0.0/0"] }, egress: undefined }),
    ],
  },
  {
    rule: "OM-N043",
    red: () => two({ egress: { natGateway: NAT.replace("18", "19") } }),
    says: [
      `network.outposts[1]: the route table of ${TABLE} would lead everything to ${NAT}, ${NAT.replace("18", "19")}.`,
    ],
    // Outposts of one Availability Zone may share a table and a NAT gateway.
    green: [() => two({ egress: { natGateway: NAT } })],
  },
  {
    rule: "OM-N044",
    red: () => existing({}, { internetGateway: undefined }),
    says: [`${at}.egress: the existing VPC has no \`internetGateway\` for a new NAT gateway.`],
    green: [() => existing(), () => existing({ egress: { natGateway: NAT } }, { internetGateway: undefined })],
  },
  {
    rule: "OM-N044",
    red: () => egressSite({}, {}, { vpc: { cidr: "10.40.0.0/16", internetGateway: IGW } }),
    says: [`network.vpc.internetGateway: the VPC is new, and ${IGW} cannot be attached to it.`],
    green: [],
  },
  {
    rule: "OM-N045",
    red: () => egressSite({ egress: { natGateway: NAT } }),
    says: [`${at}.egress.natGateway: the VPC is new, and ${NAT} exists already.`],
    green: [() => existing({ egress: { natGateway: NAT } })],
  },
  {
    rule: "OM-N046",
    red: () => leavingSite([]),
    says: [
      `${at}.egress: the default route of factory leads to a NAT gateway, and no security group of what runs there lets out to it.`,
    ],
    green: [
      () => leavingSite([{ to: "0.0.0.0/0" }]),
      () => leavingSite([{ to: "0.0.0.0/0", services: [], instances: true }]),
      // The VPC's own ways to AWS are open to port 443 everywhere.
      () => leavingSite([], { endpoints: "existing" }),
      // Others have the security groups.
      () => egressSite(),
      () => leavingEks([{ to: "203.0.113.0/24" }]),
    ],
  },
  {
    rule: "OM-N046",
    red: () => leavingSite([{ to: "0.0.0.0/0", services: [] }]),
    says: [
      `${at}.egress: the default route of factory leads to a NAT gateway, and no security group of what runs there lets out to it.`,
    ],
    green: [],
  },
  {
    rule: "OM-N047",
    red: () => leavingSite([{ to: "203.0.113.0/24" }, { to: "0.0.0.0/0", services: ["web", "wbe"] }]),
    says: [
      `${at}.egress.allow[1].services[1]: no service "wbe" runs on Outpost factory. Did you mean "web"? Services there: web.`,
    ],
    green: [() => leavingSite([{ to: "203.0.113.0/24", services: ["web"] }])],
  },
  {
    rule: "OM-N047",
    red: () => leavingEks([{ to: "203.0.113.0/24", services: ["web"] }]),
    says: [
      `${at}.egress.allow[0].services: pods of EKS have the security group of their node: \`services\` cannot tell them apart.`,
    ],
    green: [],
  },
];
