import type { Fault } from "./fault";
import { OF_THE_OUTPOST, SUBNET, SUPPORTED } from "./fault";
import { MISSING, says } from "./says";
import { LINK_UP, ZONE_B, envoyManagement, outposts, parameters, rack } from "./worlds";

const base = "new" as const;
const DOWN = { "/outpost-mesh/site/link-status/factory": "down" };
const ENDED = { locals: { app_mesh_support_ends: "2026-09-30T00:00:00Z" } };

/** Two prerequisites broken together, and more: each is told, and none hides another that can be decided. */
export const PAIRS_OF_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the Outpost is not installed, and a server",
    world: outposts(rack({ lifecycleStatus: "PENDING", supportedHardwareType: "SERVER" })),
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P003_factory": says.server() },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is not installed, and elsewhere",
    world: outposts(rack({ lifecycleStatus: "PENDING", ...ZONE_B })),
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P004_factory": says.anchored("eu-central-1b") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is a server, and has a server's instance types",
    world: outposts(rack({ supportedHardwareType: "SERVER", instanceTypes: ["c6id.large"] })),
    fails: {
      "OM-P003_factory": says.server(),
      "OM-P006_factory": says.slots("c5.large, m5.xlarge", "c6id.large"),
    },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "everything is wrong with the Outpost but that it exists",
    world: outposts(
      rack({ lifecycleStatus: "PENDING", supportedHardwareType: "SERVER", instanceTypes: [], ...ZONE_B }),
    ),
    fails: {
      "OM-P002_factory": says.status("PENDING"),
      "OM-P003_factory": says.server(),
      "OM-P004_factory": says.anchored("eu-central-1b"),
      "OM-P006_factory": says.slots("c5.large, m5.xlarge", "none"),
    },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is elsewhere, and there is no endpoint service there",
    world: { ...outposts(rack(ZONE_B)), ...envoyManagement(["eu-central-1a"]) },
    fails: {
      "OM-P004_factory": says.anchored("eu-central-1b"),
      "OM-P009_factory": says.endpointZones("eu-central-1b", "eu-central-1a"),
    },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is not installed, and AWS's catalogue lacks the Region",
    world: { ...outposts(rack({ lifecycleStatus: "PENDING" })), ...parameters(["eu-west-1"], LINK_UP) },
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P008_region": says.unlisted },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is missing, and so is the endpoint service",
    world: { ...outposts(), ...envoyManagement("absent") },
    fails: { ...MISSING, "OM-P009_factory": says.noEndpoint },
    undecided: OF_THE_OUTPOST.filter((rule) => rule !== "OM-P009_factory"),
    blocked: true,
  },
  {
    base,
    name: "the Outpost is missing, and AWS's catalogue is empty",
    world: { ...outposts(), ...parameters([], LINK_UP) },
    fails: { ...MISSING, "OM-P008_region": says.unlisted },
    undecided: OF_THE_OUTPOST,
    blocked: true,
  },
  {
    base,
    name: "the Outpost lacks the instance types, and Envoy's management its endpoint service",
    world: { ...outposts(rack({ instanceTypes: [] })), ...envoyManagement("absent") },
    fails: { "OM-P006_factory": says.slots("c5.large, m5.xlarge", "none"), "OM-P009_factory": says.noEndpoint },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is not installed, and its service link is down",
    world: { ...outposts(rack({ lifecycleStatus: "PENDING" })), ...parameters("all", DOWN) },
    fails: {
      "OM-P002_factory": says.status("PENDING"),
      "OM-P020_mesh": says.meshChanges("factory"),
      "OM-P021_service-link": says.linkDown("factory"),
    },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is another account's, and not installed",
    world: { account: "444455556666", ...outposts(rack({ ownerId: "111122223333", lifecycleStatus: "PENDING" })) },
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P022_factory": says.foreign },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "neither the table nor AWS's catalogue has the Region",
    world: parameters(["eu-west-1"], LINK_UP),
    override: { locals: { ...SUPPORTED.locals, app_mesh_regions: ["eu-west-1"] } },
    fails: { "OM-P007_region": says.noAppMesh, "OM-P008_region": says.unlisted },
    blocked: true,
  },
  {
    base,
    name: "AWS's catalogue lacks the Region, and there is no endpoint service",
    world: { ...parameters([], LINK_UP), ...envoyManagement("absent") },
    fails: { "OM-P008_region": says.unlisted, "OM-P009_factory": says.noEndpoint },
    blocked: false,
  },
  {
    base,
    name: "every rule fails that only advises",
    world: {
      ...parameters([], { ...DOWN, "/outpost-mesh/faults-new/mesh-revision": "REVISION" }),
      ...envoyManagement([]),
    },
    override: ENDED,
    fails: {
      "OM-P008_region": says.unlisted,
      "OM-P009_factory": says.endpointZones("eu-central-1a", "no zone"),
      "OM-P010_app-mesh": says.ended,
      "OM-P021_service-link": says.linkDown("factory"),
    },
    blocked: false,
  },
];
