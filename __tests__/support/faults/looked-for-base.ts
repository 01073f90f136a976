import type { DeploymentInput } from "../../../deployment";
import { IMAGE, OUTPOST } from "../unit/sites";

/** A network that exists already and is looked for by tags, with one subnet that is named by its id. */
export const LOOKED_FOR: DeploymentInput = {
  name: "faults-looked-for",
  region: "eu-central-1",
  network: {
    vpc: { lookup: { tags: { Name: "factory" } } },
    outposts: [
      {
        name: "factory",
        arn: OUTPOST,
        subnets: [{ name: "floor", lookup: { tags: { Name: "factory" }, filters: { "cidr-block": ["10.60.*"] } } }],
      },
    ],
    regionalSubnets: [{ name: "beside", id: "subnet-0a10000000000000a" }],
    endpoints: "existing",
  },
  mesh: { controlPlane: "envoy", envoy: { metricsPort: 9902 } },
  services: { desk: { port: 8080 } },
  workloads: {
    platform: "ecs",
    capacity: { general: { type: "m5.xlarge", max: 2 } },
    services: { desk: { image: IMAGE, count: 8 } },
  },
};

/** What is decided of existing subnets only when each of them was found. */
export const OF_SUBNETS: readonly string[] = [
  "OM-N102_factory",
  "OM-N103_factory",
  "OM-N104_factory",
  "OM-N105_factory",
  "OM-N106_factory",
  "OM-P005_factory-existing",
];

export const LOOKED_FOR_RULES: readonly string[] = [
  "OM-E012_envoy",
  "OM-N100_vpc",
  "OM-N101_beside",
  "OM-N101_floor",
  ...OF_SUBNETS,
  "OM-N112_vpc",
  "OM-P001_factory",
  "OM-P002_factory",
  "OM-P003_factory",
  "OM-P006_factory",
  "OM-P011_vpc",
];
