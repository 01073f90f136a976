import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Fault } from "./fault";
import { IDS, coip, direct, localGateways } from "./premises-base";
import { otherRack, outposts, rack, vpc } from "./worlds";

const base = "premises" as const;
const factory = (...rules: string[]) => rules.map((rule) => `OM-${rule}_factory`);
const warehouse = (...rules: string[]) => rules.map((rule) => `OM-${rule}_warehouse`);
/** New subnets are not planned while a gate of theirs is shut. */
const SUBNET = { factory: factory("P005"), warehouse: warehouse("P005") };
const exactlyOne = (what: string, where: string, seen: string) =>
  `Exactly one ${what} of ${where} is needed where the file names none. This account sees: ${seen}.`;
/** The existing VPC with one subnet, in the Region, that the first rack's NAT gateway stands in; with changes. */
const vpcOf = (changes: object = {}, subnet: object = {}, natGateway: object = {}) => ({
  vpcs: [
    {
      id: IDS.vpc,
      cidr: "10.60.0.0/16",
      enableDnsHostnames: true,
      subnets: [{ id: "subnet-0a10000000000000a", cidr: "10.60.0.0/20", availabilityZone: "eu-central-1a", ...subnet }],
      internetGateway: IDS.internetGateway,
      natGateways: [{ id: IDS.natGateway, subnetId: "subnet-0a10000000000000a", ...natGateway }],
      ...changes,
    },
  ],
});
const [gateway] = IDS.gateway;
const [table, otherTable] = IDS.table;

/** What is wrong between Outposts and the premises; what is wrong with one rack is not held against the other. */
export const PREMISES_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the first rack has no local gateway that the account sees",
    world: localGateways(coip()),
    fails: {
      "OM-P041_factory": exactlyOne("local gateway", "Outpost factory", "none"),
      "OM-P043_factory": exactlyOne("local gateway route table", "Outpost factory", "none"),
    },
    undecided: [...factory("P042", "P044", "P046", "P047", "P048"), ...SUBNET.factory],
    blocked: true,
  },
  {
    base,
    name: "both local gateways are still being set up",
    world: localGateways(direct({ state: "pending" }), coip({ state: "pending" })),
    fails: {
      "OM-P042_factory": `The local gateway ${gateway} of Outpost factory is in the state pending; available is needed.`,
      "OM-P042_warehouse": `The local gateway ${IDS.gateway[1]} of Outpost warehouse is in the state pending; available is needed.`,
    },
    undecided: [...SUBNET.factory, ...SUBNET.warehouse],
    blocked: true,
  },
  {
    base,
    name: "the first has two routing domains, and the file names none",
    world: localGateways(direct({ routeTables: [{ id: table }, { id: IDS.table[0].replace("18", "1f") }] }), coip()),
    fails: {
      "OM-P043_factory": exactlyOne(
        "local gateway route table",
        "Outpost factory",
        `${table}, ${table.replace("18", "1f")}`,
      ),
    },
    undecided: [...factory("P044", "P046"), ...SUBNET.factory],
    blocked: true,
  },
  {
    base,
    name: "the route table that the second names is the first's",
    world: localGateways(
      direct({ routeTables: [{ id: otherTable }] }),
      coip({ routeTables: [{ id: table, coipPools: [{ id: IDS.pool[1] }] }] }),
    ),
    fails: {
      "OM-P043_warehouse": `${otherTable} is no local gateway route table of Outpost warehouse. It has: ${table}.`,
    },
    undecided: [...warehouse("P044", "P045"), ...SUBNET.warehouse],
    blocked: true,
  },
  {
    base,
    name: "a route table is being taken away",
    world: localGateways(direct({ routeTables: [{ id: table, state: "deleting" }] }), coip()),
    fails: {
      "OM-P044_factory": `The route table ${table} of Outpost factory is in the state deleting; available is needed.`,
    },
    undecided: SUBNET.factory,
    blocked: true,
  },
  {
    base,
    name: "the modes of the route tables are the other way round",
    world: localGateways(
      direct({ routeTables: [{ id: table, coipPools: [{ id: IDS.pool[0] }] }] }),
      coip({ routeTables: [{ id: otherTable }] }),
    ),
    fails: {
      "OM-P045_warehouse": exactlyOne("customer-owned IP pool", `route table ${otherTable}`, "none"),
      "OM-P046_factory": `The route table ${table} has customer-owned IP pools (${IDS.pool[0]}), so it does not route directly.`,
    },
    undecided: [...SUBNET.factory, ...SUBNET.warehouse],
    blocked: true,
  },
  {
    base,
    name: "the local gateway has no virtual interfaces for its routes, and is somebody else's",
    world: {
      ...outposts(rack({ ownerId: "444455556666" }), otherRack()),
      ...localGateways(direct({ virtualInterfaceGroups: [] }), coip()),
    },
    fails: {
      "OM-P047_factory": exactlyOne("virtual interface group", `local gateway ${gateway}`, "none"),
      "OM-P048_factory":
        "The local gateway of Outpost factory belongs to 444455556666, and Terraform works in 111122223333.",
    },
    undecided: SUBNET.factory,
    blocked: true,
  },
  {
    base,
    name: "the VPC has a further block, which the premises use",
    world: vpc({ secondaryCidrs: ["10.61.0.0/16"] }),
    fails: {
      "OM-N023_factory":
        "Blocks on the premises of Outpost factory lie inside the VPC: 10.61.0.0/24. The VPC has 10.60.0.0/16, 10.61.0.0/16.",
    },
    undecided: SUBNET.factory,
    blocked: true,
  },
  {
    base,
    name: "the new subnets are not of the VPC",
    world: vpcOf({ cidr: "10.60.160.0/20" }, { cidr: "10.60.160.0/24" }),
    fails: { "OM-N002_vpc": "New subnets lie outside the VPC: factory, public. The VPC has 10.60.160.0/20." },
    undecided: [...factory("N023"), ...warehouse("N023"), ...SUBNET.factory, ...SUBNET.warehouse],
    blocked: true,
  },
  {
    base,
    name: "the VPC is another account's, which shares subnets of it",
    world: vpc({ ownerId: "444455556666" }),
    fails: {
      "OM-N110_vpc":
        "VPC vpc-0f00ba4c0ffee1234 belongs to 444455556666, and Terraform works in 111122223333, which cannot make the subnets factory, public, warehouse and their route tables (`id` or `lookup` instead), flow logs of the VPC (no `flowLogs` instead), a NAT gateway in the subnet public (`egress.natGateway` instead), the association with the local gateway of factory (`localGateway.association: existing` instead), the association with the local gateway of warehouse (`localGateway.association: existing` instead).",
    },
    undecided: [...factory("N023"), ...warehouse("N023"), ...SUBNET.factory, ...SUBNET.warehouse],
    blocked: true,
  },
  {
    base,
    name: "the account that shares the rack calls another zone by the same name",
    world: {
      availabilityZones: [
        { name: "eu-central-1a", id: "euc1-az1" },
        { name: "eu-central-1b", id: "euc1-az2" },
        { name: "eu-central-1c", id: "euc1-az3" },
      ],
      ...outposts(rack({ availabilityZoneId: "euc1-az1" }), otherRack({ availabilityZoneId: "euc1-az2" })),
    },
    fails: { "OM-P040_factory": "Outpost factory is anchored in euc1-az1; the deployment expects euc1-az2." },
    undecided: SUBNET.factory,
    blocked: true,
  },
  {
    base,
    name: "the NAT gateway is another VPC's",
    world: vpcOf({ natGateways: [] }),
    fails: { "OM-P050_factory": `${IDS.natGateway} is no NAT gateway of ${IDS.vpc}. It has: none.` },
    undecided: factory("N041", "N042", "P051"),
    blocked: true,
  },
  {
    base,
    name: "the NAT gateway is being deleted",
    world: vpcOf({}, {}, { state: "deleting" }),
    fails: {
      "OM-P051_factory": `The NAT gateway ${IDS.natGateway} for Outpost factory is public and in the state deleting; public and available is needed.`,
    },
    blocked: true,
  },
  {
    base,
    name: "the NAT gateway leads to other networks only",
    world: vpcOf({}, {}, { connectivityType: "private" }),
    fails: {
      "OM-P051_factory": `The NAT gateway ${IDS.natGateway} for Outpost factory is private and in the state available; public and available is needed.`,
    },
    blocked: true,
  },
  {
    base,
    name: "the NAT gateway stands on the rack",
    world: vpcOf({}, { outpostArn: OUTPOST }),
    fails: {
      "OM-N041_factory": `The NAT gateway for Outpost factory needs a subnet in the Region; its subnet is on ${OUTPOST}.`,
    },
    blocked: true,
  },
  {
    base,
    name: "the NAT gateway stands in another zone than the rack",
    world: vpcOf({}, { availabilityZone: "eu-central-1c" }),
    fails: {
      "OM-N042_factory":
        "The NAT gateway for Outpost factory is in eu-central-1c; the Outpost is anchored in eu-central-1a.",
    },
    blocked: false,
  },
  {
    base,
    name: "the internet gateway is attached to another VPC",
    world: {
      vpcs: [
        ...vpcOf({ internetGateway: undefined }).vpcs,
        { id: "vpc-0a1b2c3d", cidr: "10.99.0.0/16", internetGateway: IDS.internetGateway },
      ],
    },
    fails: {
      "OM-P052_vpc": `The internet gateway ${IDS.internetGateway} is not attached to ${IDS.vpc}. It is attached to: vpc-0a1b2c3d.`,
    },
    blocked: true,
  },
  {
    base,
    name: "neither rack is there",
    world: { ...outposts(), ...localGateways() },
    fails: Object.fromEntries(
      (
        [
          ["factory", OUTPOST],
          ["warehouse", OTHER_OUTPOST],
        ] as const
      ).map(([name, arn]) => [
        `OM-P001_${name}`,
        `This account sees no Outpost ${arn} in the Region. Outposts it sees: none.`,
      ]),
    ),
    undecided: [
      ...factory("N042", "P002", "P003", "P005", "P040", "P041", "P042", "P043", "P044", "P046", "P047", "P048"),
      ...warehouse("P002", "P003", "P005", "P041", "P042", "P043", "P044", "P045"),
    ],
    blocked: true,
  },
];
