import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Fault } from "./fault";
import { OF_THE_OUTPOST, SUBNET, SUPPORTED } from "./fault";
import { MISSING, says } from "./says";
import { LINK_UP, ZONE_B, ZONE_C, envoyManagement, outposts, otherRack, parameters, rack, vpc } from "./worlds";

const FOREIGN = OUTPOST.replace("111122223333", "444455556666");
const base = "new" as const;

/** One prerequisite of the Outpost, of App Mesh or of the service link broken, in each way in which it can break. */
export const SINGLE_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the VPC of the private service link has dedicated tenancy",
    world: vpc({ tenancy: "dedicated" }),
    fails: { "OM-P060_factory": says.privateLink("dedicated") },
    blocked: true,
  },
  {
    base,
    name: "the VPC of the private service link is not there",
    world: { vpcs: [], securityGroups: [] },
    fails: { "OM-P060_factory": says.privateLink("unknown, because this account does not see it") },
    blocked: true,
  },
  {
    base,
    name: "the account sees no Outpost",
    world: outposts(),
    fails: MISSING,
    undecided: OF_THE_OUTPOST,
    blocked: true,
  },
  {
    base,
    name: "the account sees another Outpost only",
    world: outposts(otherRack()),
    fails: { "OM-P001_factory": says.unseen(OUTPOST, OTHER_OUTPOST) },
    undecided: OF_THE_OUTPOST,
    blocked: true,
  },
  {
    base,
    name: "the Outpost that is shared is another account's, and the ARN says this one's",
    world: outposts(rack({ arn: FOREIGN, ownerId: "444455556666" })),
    fails: { "OM-P001_factory": says.unseen(OUTPOST, FOREIGN) },
    undecided: OF_THE_OUTPOST,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is ordered and not installed",
    world: outposts(rack({ lifecycleStatus: "PENDING" })),
    fails: { "OM-P002_factory": says.status("PENDING") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is retired",
    world: outposts(rack({ lifecycleStatus: "RETIRED" })),
    fails: { "OM-P002_factory": says.status("RETIRED") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost's status is a word that only looks like ACTIVE",
    world: outposts(rack({ lifecycleStatus: "active" })),
    fails: { "OM-P002_factory": says.status("active") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is a server",
    world: outposts(rack({ supportedHardwareType: "SERVER" })),
    fails: { "OM-P003_factory": says.server() },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is anchored in zone b",
    world: outposts(rack(ZONE_B)),
    fails: { "OM-P004_factory": says.anchored("eu-central-1b") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is anchored in zone c",
    world: outposts(rack(ZONE_C)),
    fails: { "OM-P004_factory": says.anchored("eu-central-1c") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost lacks one of the two instance types",
    world: outposts(rack({ instanceTypes: ["m5.large", "c5.large"] })),
    fails: { "OM-P006_factory": says.slots("m5.xlarge", "c5.large, m5.large") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost lacks both instance types",
    world: outposts(rack({ instanceTypes: ["r5.large"] })),
    fails: { "OM-P006_factory": says.slots("c5.large, m5.xlarge", "r5.large") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Outpost is slotted for nothing",
    world: outposts(rack({ instanceTypes: [] })),
    fails: { "OM-P006_factory": says.slots("c5.large, m5.xlarge", "none") },
    undecided: SUBNET,
    blocked: true,
  },
  {
    base,
    name: "the Region is not in the table of those with App Mesh",
    world: {},
    override: { locals: { ...SUPPORTED.locals, app_mesh_regions: ["eu-west-1"] } },
    fails: { "OM-P007_region": says.noAppMesh },
    blocked: true,
  },
  {
    base,
    name: "the table of Regions with App Mesh is empty",
    world: {},
    override: { locals: { ...SUPPORTED.locals, app_mesh_regions: [] } },
    fails: { "OM-P007_region": says.noAppMesh },
    blocked: true,
  },
  {
    base,
    name: "AWS's catalogue lists other Regions",
    world: parameters(["eu-west-1", "us-east-1"], LINK_UP),
    fails: { "OM-P008_region": says.unlisted },
    blocked: false,
  },
  {
    base,
    name: "AWS's catalogue lists a Region with a name like this one's",
    world: parameters(["eu-central-2"], { ...LINK_UP, [catalogued("eu-central-12")]: "eu-central-12" }),
    fails: { "OM-P008_region": says.unlisted },
    blocked: false,
  },
  {
    base,
    name: "AWS's catalogue is empty",
    world: parameters([], LINK_UP),
    fails: { "OM-P008_region": says.unlisted },
    blocked: false,
  },
  {
    base,
    name: "Envoy's management has no endpoint service",
    world: envoyManagement("absent"),
    fails: { "OM-P009_factory": says.noEndpoint },
    blocked: false,
  },
  {
    base,
    name: "Envoy's management has its endpoint service in other zones",
    world: envoyManagement(["eu-central-1c", "eu-central-1b"]),
    fails: { "OM-P009_factory": says.endpointZones("eu-central-1a", "eu-central-1b, eu-central-1c") },
    blocked: false,
  },
  {
    base,
    name: "Envoy's management has its endpoint service in no zone",
    world: envoyManagement([]),
    fails: { "OM-P009_factory": says.endpointZones("eu-central-1a", "no zone") },
    blocked: false,
  },
  {
    base,
    name: "AWS has ended its support of App Mesh",
    world: {},
    override: { locals: { app_mesh_support_ends: "2026-09-30T00:00:00Z" } },
    fails: { "OM-P010_app-mesh": says.ended },
    blocked: false,
  },
  {
    base,
    name: "the service link is down, and the mesh is new",
    world: parameters("all", link({ factory: "down" })),
    fails: { "OM-P020_mesh": says.meshChanges("factory"), "OM-P021_service-link": says.linkDown("factory") },
    blocked: true,
  },
  {
    base,
    name: "the service links of both Outposts are down that the other deployment watches",
    world: parameters("all", link({ factory: "down", warehouse: "down" })),
    fails: {
      "OM-P020_mesh": says.meshChanges("factory", "warehouse"),
      "OM-P021_service-link": says.linkDown("factory", "warehouse"),
    },
    blocked: true,
  },
  {
    base,
    name: "the service link is down, and the mesh has the revision that was applied",
    world: parameters("all", { ...link({ factory: "down" }), "/outpost-mesh/faults-new/mesh-revision": "REVISION" }),
    fails: { "OM-P021_service-link": says.linkDown("factory") },
    blocked: false,
    // The plan creates its objects all the same: somebody lost the state.
    refusedByReview: true,
  },
  {
    base,
    name: "nobody knows yet whether the service link is down",
    world: parameters("all", link({ factory: "unknown" })),
    fails: {},
    blocked: false,
  },
  {
    base,
    name: "nobody keeps the status of the service link",
    world: parameters("all"),
    fails: { "OM-P023_service-link": says.unkept },
    blocked: false,
  },
  {
    base,
    name: "a deployment with a name like that one's keeps the status",
    world: parameters("all", { "/outpost-mesh/site-2/link-status/factory": "down" }),
    fails: { "OM-P023_service-link": says.unkept },
    blocked: false,
  },
  {
    base,
    name: "Terraform works in another account than the Outpost's owner",
    world: { account: "444455556666", ...outposts(rack({ ownerId: "111122223333" })) },
    fails: { "OM-P022_factory": says.foreign },
    blocked: true,
  },
];

function catalogued(region: string): string {
  return `/aws/service/global-infrastructure/services/appmesh/regions/${region}`;
}

function link(statuses: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(statuses).map(([outpost, status]) => [`/outpost-mesh/site/link-status/${outpost}`, status]),
  );
}
