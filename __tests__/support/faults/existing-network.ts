import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Fault } from "./fault";
import { MISSING, says } from "./says";
import { ZONE_B, outposts, rack, vpc } from "./worlds";

const base = "existing" as const;
/** What is decided of the subnet only when it was found. */
const OF_SUBNETS = [
  "OM-N102_factory",
  "OM-N104_factory",
  "OM-N105_factory",
  "OM-N106_factory",
  "OM-N111_factory",
  "OM-P005_factory-existing",
];

/** What exists already and is not as it must be. */
export const EXISTING_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the VPC answers no names",
    world: vpc({ enableDnsSupport: false }),
    fails: { "OM-P011_vpc": says.dns("off", "on") },
    blocked: true,
  },
  {
    base,
    name: "the VPC gives instances no names",
    world: vpc({ enableDnsHostnames: false }),
    fails: { "OM-P011_vpc": says.dns("on", "off") },
    blocked: true,
  },
  {
    base,
    name: "the VPC has DNS switched off altogether",
    world: vpc({ enableDnsSupport: false, enableDnsHostnames: false }),
    fails: { "OM-P011_vpc": says.dns("off", "off") },
    blocked: true,
  },
  {
    base,
    name: "the subnet is in the Region",
    world: vpc({}, { outpostArn: null }),
    fails: { "OM-P005_factory-existing": says.floor("eu-central-1a on no Outpost") },
    blocked: true,
  },
  {
    base,
    name: "the subnet is on another Outpost",
    world: vpc({}, { outpostArn: OTHER_OUTPOST }),
    fails: { "OM-P005_factory-existing": says.floor(`eu-central-1a on ${OTHER_OUTPOST}`) },
    blocked: true,
  },
  {
    base,
    name: "the subnet is in another zone than its Outpost",
    world: vpc({}, { availabilityZone: "eu-central-1b" }),
    fails: { "OM-P005_factory-existing": says.floor(`eu-central-1b on ${OUTPOST}`) },
    blocked: true,
  },
  {
    base,
    name: "the subnet is in the Region, in another zone",
    world: vpc({}, { outpostArn: null, availabilityZone: "eu-central-1c" }),
    fails: { "OM-P005_factory-existing": says.floor("eu-central-1c on no Outpost") },
    blocked: true,
  },
  {
    base,
    name: "the Outpost is in another zone than its subnet",
    world: outposts(rack(ZONE_B)),
    fails: { "OM-P005_factory-existing": says.floor(`eu-central-1a on ${OUTPOST}`, "eu-central-1b") },
    blocked: true,
  },
  {
    base,
    name: "the subnet is there and its Outpost is not",
    world: outposts(),
    fails: MISSING,
    undecided: [
      "OM-N102_factory",
      "OM-N104_factory",
      "OM-N105_factory",
      "OM-N111_factory",
      "OM-P002_factory",
      "OM-P003_factory",
      "OM-P005_factory-existing",
      "OM-P006_factory",
    ],
    blocked: true,
  },
  {
    base,
    name: "the Outpost of the subnet is not installed",
    world: outposts(rack({ lifecycleStatus: "PENDING" })),
    fails: { "OM-P002_factory": says.status("PENDING") },
    blocked: true,
  },
  {
    base,
    name: "the VPC has no DNS, and the subnet is in the Region",
    world: vpc({ enableDnsSupport: false }, { outpostArn: null }),
    fails: {
      "OM-P005_factory-existing": says.floor("eu-central-1a on no Outpost"),
      "OM-P011_vpc": says.dns("off", "on"),
    },
    blocked: true,
  },
  {
    base,
    name: "the VPC gives no names, and the Outpost is not installed",
    world: { ...vpc({ enableDnsHostnames: false }), ...outposts(rack({ lifecycleStatus: "PENDING" })) },
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P011_vpc": says.dns("on", "off") },
    blocked: true,
  },
  {
    base,
    name: "the subnet is on another Outpost, and its own is a server",
    world: { ...vpc({}, { outpostArn: OTHER_OUTPOST }), ...outposts(rack({ supportedHardwareType: "SERVER" })) },
    fails: {
      "OM-P003_factory": says.server(),
      "OM-P005_factory-existing": says.floor(`eu-central-1a on ${OTHER_OUTPOST}`),
    },
    blocked: true,
  },
  {
    base,
    name: "the subnet is another account's, and shared further",
    world: vpc({ ownerId: "444455556666" }),
    fails: {
      "OM-N111_factory":
        "Terraform works in 111122223333, which can share no subnet of another: floor belongs to 444455556666.",
    },
    blocked: true,
  },
  {
    base,
    name: "the VPC is not there",
    world: { vpcs: [], securityGroups: [] },
    fails: { "OM-N100_vpc": says.noVpc, "OM-N101_floor": says.noFloor },
    undecided: [...OF_SUBNETS, "OM-N112_vpc", "OM-P011_vpc"],
    blocked: true,
  },
  {
    base,
    name: "the subnet is not there",
    world: { vpcs: [{ id: "vpc-0f00ba4c0ffee1234", cidr: "10.60.0.0/16", enableDnsHostnames: true }] },
    fails: { "OM-N101_floor": says.noFloor },
    undecided: OF_SUBNETS,
    blocked: true,
  },
];
