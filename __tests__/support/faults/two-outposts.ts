import { OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import type { Fault } from "./fault";
import { MISSING, says } from "./says";
import { envoyManagement, linkStatuses, otherRack, outposts, parameters, rack } from "./worlds";

const base = "two" as const;
const ofFactory = ["OM-P002", "OM-P003", "OM-P005", "OM-P006", "OM-P009"].map((rule) => `${rule}_factory`);
const ofWarehouse = ["OM-P002", "OM-P003", "OM-P005", "OM-P009"].map((rule) => `${rule}_warehouse`);

/** Two Outposts: what is wrong with one is not held against the other. */
export const TWO_OUTPOSTS_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the account sees the first only",
    world: outposts(rack()),
    fails: { "OM-P001_warehouse": says.unseen(OTHER_OUTPOST, OUTPOST) },
    undecided: ofWarehouse,
    blocked: true,
  },
  {
    base,
    name: "the account sees neither",
    world: outposts(),
    fails: { ...MISSING, "OM-P001_warehouse": says.unseen(OTHER_OUTPOST, "none") },
    undecided: [...ofFactory, ...ofWarehouse],
    blocked: true,
  },
  {
    base,
    name: "the second is not installed",
    world: outposts(rack(), otherRack({ lifecycleStatus: "PENDING" })),
    fails: { "OM-P002_warehouse": says.status("PENDING", "warehouse") },
    undecided: ["OM-P005_warehouse"],
    blocked: true,
  },
  {
    base,
    name: "the first is not installed, and the second is a server",
    world: outposts(rack({ lifecycleStatus: "PENDING" }), otherRack({ supportedHardwareType: "SERVER" })),
    fails: { "OM-P002_factory": says.status("PENDING"), "OM-P003_warehouse": says.server("warehouse") },
    undecided: ["OM-P005_factory", "OM-P005_warehouse"],
    blocked: true,
  },
  {
    base,
    name: "Envoy's management has its endpoint service in the first's zone only",
    world: envoyManagement(["eu-central-1a"]),
    fails: { "OM-P009_warehouse": says.endpointZones("eu-central-1b", "eu-central-1a") },
    blocked: false,
  },
  {
    base,
    name: "Envoy's management has its endpoint service in neither's zone",
    world: envoyManagement(["eu-central-1c"]),
    fails: {
      "OM-P009_factory": says.endpointZones("eu-central-1a", "eu-central-1c"),
      "OM-P009_warehouse": says.endpointZones("eu-central-1b", "eu-central-1c"),
    },
    blocked: false,
  },
  {
    base,
    name: "the service link of the second is down, and a third's that does not count",
    world: parameters("all", linkStatuses({ depot: "down", factory: "up", warehouse: "down" })),
    fails: { "OM-P020_mesh": says.meshChanges("warehouse"), "OM-P021_service-link": says.linkDown("warehouse") },
    blocked: true,
  },
  {
    base,
    name: "the status of the second is not kept, and a third's is, which is down",
    world: parameters("all", linkStatuses({ depot: "down", factory: "up" })),
    fails: { "OM-P023_service-link": says.unkeptOf("warehouse") },
    blocked: false,
  },
];
