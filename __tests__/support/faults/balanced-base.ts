import type { DeploymentInput } from "../../../deployment";
import { HTTPS } from "../unit/balancer-cases";
import { IMAGE, OUTPOST } from "../unit/sites";
import type { Overlay } from "./bench";

/** A load balancer in an existing subnet of the rack, in a mesh of Envoys without App Mesh's control plane. */
export const BALANCED: DeploymentInput = {
  name: "faults-balanced",
  region: "eu-central-1",
  network: {
    vpc: { id: "vpc-0f00ba4c0ffee1234" },
    outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "floor", id: "subnet-0a10000000000000f" }] }],
    endpoints: "existing",
    loadBalancers: [{ name: "front", subnets: ["floor"], clients: ["10.200.0.0/16"], listeners: [HTTPS] }],
  },
  mesh: { controlPlane: "envoy", envoy: { metricsPort: 9902 } },
  services: { desk: { port: 8080, exposed: { gateway: "front" } } },
  workloads: {
    platform: "ecs",
    capacity: {
      general: { type: "m5.xlarge", max: 2, reservation: { match: "open", endDate: "2999-01-01T00:00:00Z" } },
    },
    gateways: { front: {} },
    services: { desk: { image: IMAGE } },
  },
};

export const BALANCED_WORLD: Overlay = {};

/** What Terraform reads as the day on which the Envoy project's support ends. */
export const ENVOY_SUPPORTED = { locals: { envoy_support_ends: "2999-01-01T00:00:00Z" } };

export const BALANCED_RULES: readonly string[] = [
  "OM-E012_envoy",
  "OM-N066_front-floor",
  "OM-N067_front-floor",
  "OM-N085_factory",
  "OM-N100_vpc",
  "OM-N101_floor",
  "OM-N102_factory",
  "OM-N104_factory",
  "OM-N105_factory",
  "OM-N106_factory",
  "OM-N112_vpc",
  "OM-P001_factory",
  "OM-P002_factory",
  "OM-P003_factory",
  "OM-P005_factory-existing",
  "OM-P006_factory",
  "OM-P011_vpc",
  "OM-P070_factory",
  "OM-P071_factory",
];
