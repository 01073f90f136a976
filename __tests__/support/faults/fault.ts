import type { DeploymentInput } from "../../../deployment";
import { IMAGE, OTHER_OUTPOST, OUTPOST } from "../unit/sites";
import { BALANCED, BALANCED_RULES, BALANCED_WORLD } from "./balanced-base";
import type { Overlay } from "./bench";
import { LOOKED_FOR, LOOKED_FOR_RULES } from "./looked-for-base";
import { PREMISES, PREMISES_RULES, PREMISES_WORLD } from "./premises-base";
import { LINK_UP, linkStatuses, otherRack, outposts, parameters, rack } from "./worlds";

/** Which deployment a fault meets. */
export type BaseName = "new" | "existing" | "two" | "premises" | "balanced" | "looked-for";

/** One world that is broken somewhere, and exactly what the plan must say of it. */
export interface Fault {
  readonly base: BaseName;
  readonly name: string;
  /** What differs from the base's own world. */
  readonly world: Overlay;
  /** What Terraform merges into the configuration: for what no scenario says, such as the day of the plan. */
  readonly override?: object;
  /** What each failing rule says. */
  readonly fails: Readonly<Record<string, string>>;
  /** Rules that are not decided, because another stopped the plan. */
  readonly undecided?: readonly string[];
  /** Whether Terraform stops the plan with exit code 1. */
  readonly blocked: boolean;
  /** Whether the review refuses a plan that Terraform completes, for what only the plan's changes show. */
  readonly refusedByReview?: boolean;
  /** Errors of Terraform that are no rule's. */
  readonly errors?: readonly RegExp[];
}

const CONTAINERS = {
  services: { desk: { port: 8080 } },
  workloads: {
    platform: "ecs" as const,
    capacity: { general: { type: "m5.xlarge", max: 2 } },
    services: { desk: { image: IMAGE } },
  },
};
/** Alarms of one's own, and the status of the service link as the deployment `site` keeps it. */
const WATCHED = { alarms: { connected: {} }, linkStatus: { from: "site" } };

/** The deployments that the faults meet: together they have every rule that a plan decides. */
export const BASES: Readonly<Record<BaseName, DeploymentInput>> = {
  new: {
    name: "faults-new",
    region: "eu-central-1",
    prerequisites: { continuousValidation: true },
    network: {
      vpc: { cidr: "10.40.0.0/16" },
      outposts: [
        {
          name: "factory",
          arn: OUTPOST,
          availabilityZone: "eu-central-1a",
          subnets: [{ name: "containers", cidr: "10.40.128.0/20" }],
        },
      ],
      regionalSubnets: [{ name: "endpoints", cidr: "10.40.0.0/26" }],
    },
    connectivity: { ...WATCHED, serviceLinks: { factory: { private: { vpc: "vpc-0f00ba4c0ffee1234" } } } },
    services: CONTAINERS.services,
    workloads: {
      ...CONTAINERS.workloads,
      capacity: { general: { type: "m5.xlarge", max: 2 }, small: { type: "c5.large", max: 1 } },
    },
  },
  existing: {
    name: "faults-existing",
    region: "eu-central-1",
    network: {
      vpc: { id: "vpc-0f00ba4c0ffee1234" },
      outposts: [
        {
          name: "factory",
          arn: OUTPOST,
          subnets: [{ name: "floor", id: "subnet-0a10000000000000f", sharedWith: ["222233334444"] }],
        },
      ],
      endpoints: "existing",
    },
    ...CONTAINERS,
  },
  premises: PREMISES,
  balanced: BALANCED,
  "looked-for": LOOKED_FOR,
  two: {
    name: "faults-two",
    region: "eu-central-1",
    prerequisites: { continuousValidation: true },
    network: {
      vpc: { cidr: "10.40.0.0/16" },
      outposts: [
        { name: "factory", arn: OUTPOST, subnets: [{ name: "factory", cidr: "10.40.128.0/20" }] },
        { name: "warehouse", arn: OTHER_OUTPOST, subnets: [{ name: "warehouse", cidr: "10.40.144.0/20" }] },
      ],
      regionalSubnets: [
        { name: "endpoints-factory", cidr: "10.40.0.0/26", outpost: "factory" },
        { name: "endpoints-warehouse", cidr: "10.40.0.64/26", outpost: "warehouse" },
      ],
    },
    // Another deployment keeps the status of more service links than these two.
    connectivity: {
      alarms: { existing: true },
      linkStatus: { from: "site", outposts: ["factory", "warehouse"] },
    },
    services: CONTAINERS.services,
    workloads: {
      ...CONTAINERS.workloads,
      capacity: { general: { type: "m5.xlarge", max: 2, outpost: "factory" } },
      services: { desk: { image: IMAGE, outpost: "factory" } },
    },
  },
};

/** Rules about a new Outpost subnet: with a gate of its Outpost shut it is not planned. */
export const SUBNET = ["OM-P005_factory"];
/** Rules that say nothing of an Outpost that is not there. */
export const OF_THE_OUTPOST = ["OM-P002", "OM-P003", "OM-P004", "OM-P005", "OM-P006", "OM-P009"].map(
  (rule) => `${rule}_factory`,
);

/** What Terraform reads as the day on which AWS's support ends: App Mesh would otherwise be at fault in every world. */
export const SUPPORTED = { locals: { app_mesh_support_ends: "2999-01-01T00:00:00Z" } };

/** A world in which nothing is wrong with a base: scenarios/healthy.yaml and what it lacks. */
export const HEALTHY_WORLDS: Readonly<Record<BaseName, Overlay>> = {
  new: parameters("all", LINK_UP),
  existing: {},
  premises: PREMISES_WORLD,
  balanced: BALANCED_WORLD,
  "looked-for": {},
  two: { ...outposts(rack(), otherRack()), ...parameters("all", linkStatuses({ factory: "up", warehouse: "up" })) },
};

/** Every rule that a plan decides about a base. */
export const RULES_OF: Readonly<Record<BaseName, readonly string[]>> = {
  new: [
    "OM-P001_factory",
    "OM-P002_factory",
    "OM-P003_factory",
    "OM-P004_factory",
    "OM-P005_factory",
    "OM-P006_factory",
    "OM-P007_region",
    "OM-P008_region",
    "OM-P009_factory",
    "OM-P010_app-mesh",
    "OM-P020_mesh",
    "OM-P021_service-link",
    "OM-P022_factory",
    "OM-P023_service-link",
    "OM-P060_factory",
  ],
  existing: [
    "OM-N100_vpc",
    "OM-N101_floor",
    "OM-N102_factory",
    "OM-N104_factory",
    "OM-N105_factory",
    "OM-N106_factory",
    "OM-N111_factory",
    "OM-N112_vpc",
    "OM-P001_factory",
    "OM-P002_factory",
    "OM-P003_factory",
    "OM-P005_factory-existing",
    "OM-P006_factory",
    "OM-P007_region",
    "OM-P008_region",
    "OM-P010_app-mesh",
    "OM-P011_vpc",
  ],
  premises: PREMISES_RULES,
  balanced: BALANCED_RULES,
  "looked-for": LOOKED_FOR_RULES,
  two: [
    "OM-P001_factory",
    "OM-P001_warehouse",
    "OM-P002_factory",
    "OM-P002_warehouse",
    "OM-P003_factory",
    "OM-P003_warehouse",
    "OM-P005_factory",
    "OM-P005_warehouse",
    "OM-P006_factory",
    "OM-P007_region",
    "OM-P008_region",
    "OM-P009_factory",
    "OM-P009_warehouse",
    "OM-P010_app-mesh",
    "OM-P020_mesh",
    "OM-P021_service-link",
    "OM-P023_service-link",
  ],
};
