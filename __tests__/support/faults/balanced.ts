import { ENVOY_SUPPORTED } from "./balanced-base";
import type { Fault } from "./fault";
import { outposts, rack, vpc } from "./worlds";

const base = "balanced" as const;
const SMALL = "The subnet floor of the load balancer front is 10.60.128.0/28; /27 or larger is allowed.";
const FULL = "The subnet floor of the load balancer front has 7 free addresses; 8 are needed.";
const NO_LARGE =
  "Outpost factory has no instance type of the size large, on which front would start. It has: m5.2xlarge, m5.xlarge.";

/** A load balancer on the rack, and Envoys without App Mesh. */
export const BALANCED_FAULTS: readonly Fault[] = [
  {
    base,
    name: "the load balancer's subnet is too small",
    world: vpc({}, { cidr: "10.60.128.0/28", freeAddresses: 8 }),
    fails: { "OM-N066_front-floor": SMALL },
    blocked: true,
  },
  {
    base,
    name: "the load balancer's subnet has too few addresses left, and the rack no type to start it on",
    world: { ...vpc({}, { freeAddresses: 7 }), ...outposts(rack({ instanceTypes: ["m5.xlarge", "m5.2xlarge"] })) },
    fails: { "OM-N067_front-floor": FULL, "OM-N085_factory": NO_LARGE },
    blocked: false,
  },
  {
    base,
    name: "the Envoy project supports the Envoy no more",
    world: {},
    override: { locals: { envoy_support_ends: "2026-01-01T00:00:00Z" } },
    fails: { "OM-E012_envoy": "Support of Envoy 1.39 ended at 2026-01-01T00:00:00Z." },
    blocked: false,
  },
  {
    base,
    name: "slots are to be reserved until a day that has passed",
    world: {},
    override: {
      locals: { ...ENVOY_SUPPORTED.locals, "reservation-ends--factory": { general: "2026-01-01T00:00:00Z" } },
    },
    fails: {
      "OM-P071_factory": "Reservations on Outpost factory are over: general at 2026-01-01T00:00:00Z.",
    },
    blocked: true,
  },
  {
    base,
    name: "slots are to be reserved on an Outpost that another account shares",
    world: {
      account: "444455556666",
      ...vpc({ ownerId: "444455556666" }),
      ...outposts(rack({ ownerId: "111122223333" })),
    },
    fails: {
      "OM-P070_factory":
        "Outpost factory belongs to the account 111122223333; Terraform works in 444455556666, which cannot reserve slots there for general.",
    },
    blocked: true,
  },
];
