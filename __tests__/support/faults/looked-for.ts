import { OUTPOST } from "../unit/sites";
import type { Fault } from "./fault";
import { OF_SUBNETS } from "./looked-for-base";
import { MISSING } from "./says";
import { outposts, vpc, vpcs } from "./worlds";

const base = "looked-for" as const;
const VPC = "Exactly one VPC is needed with tag:Name=factory. This account sees:";
const FLOOR =
  "floor: Exactly one subnet on Outpost factory is needed with cidr-block=10.60.*, tag:Name=factory. This account sees:";
const NEEDS = "12 may be wanted: 2 instances and 10 tasks in a rollout.";
const beside = (where: string) =>
  `The Regional subnets of Outpost factory must stand on no Outpost, in euc1-az2 where the file says no other: beside in ${where}.`;
const WITHOUT_VPC = ["OM-N101_floor", ...OF_SUBNETS, "OM-N112_vpc", "OM-P011_vpc"];

/** What is looked for and not found, or is not what the deployment takes it for. */
export const LOOKED_FOR_FAULTS: readonly Fault[] = [
  {
    base,
    name: "no VPC has the tag",
    world: vpc({ tags: {} }),
    fails: { "OM-N100_vpc": `${VPC} none.` },
    undecided: WITHOUT_VPC,
    blocked: true,
  },
  {
    base,
    name: "the VPC is another account's, whose tags are not shared",
    world: vpc({ ownerId: "444455556666" }),
    fails: { "OM-N100_vpc": `${VPC} none.` },
    undecided: WITHOUT_VPC,
    blocked: true,
  },
  {
    base,
    name: "two VPCs have the tag",
    world: vpcs({ id: "vpc-0f00ba4c0ffee9999", cidr: "10.61.0.0/16", tags: { Name: "factory" } }),
    fails: { "OM-N100_vpc": `${VPC} vpc-0f00ba4c0ffee1234, vpc-0f00ba4c0ffee9999.` },
    undecided: WITHOUT_VPC,
    blocked: true,
  },
  {
    base,
    name: "the subnet with the tag is in the Region",
    world: vpc({}, { outpostArn: null }),
    fails: { "OM-N101_floor": `${FLOOR} none.` },
    undecided: OF_SUBNETS,
    blocked: true,
  },
  {
    base,
    name: "two subnets on the Outpost have the tag",
    world: vpc({}, {}, [
      {
        id: "subnet-0a10000000000000e",
        cidr: "10.60.144.0/20",
        availabilityZone: "eu-central-1a",
        outpostArn: OUTPOST,
        tags: { Name: "factory" },
      },
    ]),
    fails: { "OM-N101_floor": `${FLOOR} subnet-0a10000000000000e, subnet-0a10000000000000f.` },
    undecided: OF_SUBNETS,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is not there, whose subnet is looked for",
    world: outposts(),
    fails: MISSING,
    undecided: ["OM-P002_factory", "OM-P003_factory", "OM-P006_factory", "OM-N101_floor", ...OF_SUBNETS],
    blocked: true,
  },
  {
    base,
    name: "the Regional subnet is of another VPC",
    world: vpcs(
      {
        id: "vpc-0f00ba4c0ffee9999",
        cidr: "10.61.0.0/16",
        subnets: [{ id: "subnet-0a10000000000000a", cidr: "10.61.0.0/24", availabilityZone: "eu-central-1a" }],
      },
      "10.60.0.0/20",
    ),
    fails: {
      "OM-N102_factory":
        "The subnets must be of VPC vpc-0f00ba4c0ffee1234: floor in vpc-0f00ba4c0ffee1234; beside in vpc-0f00ba4c0ffee9999.",
    },
    blocked: true,
  },
  {
    base,
    name: "the Regional subnet is in another zone",
    world: vpc({}, {}, [], { availabilityZone: "eu-central-1b" }),
    fails: { "OM-N103_factory": beside("euc1-az3 (eu-central-1b) on no Outpost") },
    blocked: true,
  },
  {
    base,
    name: "the Regional subnet is on the Outpost, and the Outpost's has an IPv6 block",
    world: vpc({}, { ipv6Cidr: "2001:db8::/64" }, [], { outpostArn: OUTPOST }),
    fails: {
      "OM-N103_factory": beside(`euc1-az2 (eu-central-1a) on ${OUTPOST}`),
      "OM-N104_factory": "Subnets on Outpost factory have IPv6 blocks: floor 2001:db8::/64.",
    },
    blocked: true,
  },
  {
    base,
    name: "the subnet on the Outpost is too small",
    world: vpc({}, { cidr: "10.60.128.0/28" }),
    fails: {
      "OM-N105_factory": `Outpost factory has 11 addresses; ${NEEDS}`,
      "OM-N106_factory": `Outpost factory has 11 free addresses; ${NEEDS}`,
    },
    blocked: true,
  },
  {
    base,
    name: "others have taken the addresses, and instances of the VPC are dedicated",
    world: vpc({ tenancy: "dedicated" }, { freeAddresses: 3 }),
    fails: {
      "OM-N106_factory": `Outpost factory has 3 free addresses; ${NEEDS}`,
      "OM-N112_vpc":
        "VPC vpc-0f00ba4c0ffee1234 has the tenancy dedicated: every instance in it is a Dedicated Instance.",
    },
    blocked: false,
  },
];
