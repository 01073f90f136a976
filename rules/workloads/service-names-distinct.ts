import { containersOf, gatewaysOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const serviceNamesDistinct: SynthRule = {
  id: "OM-W022",
  title: "No gateway and no virtual node that run here become the same ECS service",
  severity: "error",
  stages: ["synth"],
  why: "The ECS service of a gateway is named DEPLOYMENT-GATEWAY-gateway and that of a virtual node DEPLOYMENT-NODE; two of one name in a cluster are one.",
  remedy: "Rename the service, the version or the gateway.",
  source: "Amazon ECS API reference, CreateService: names are unique in a cluster",
  *inspect({ deployment, mesh }) {
    const nodes = new Set(containersOf(deployment).map(({ node }) => node.node));
    for (const { name } of gatewaysOf(deployment, mesh)) {
      if (!nodes.has(`${name}-gateway`)) continue;
      yield {
        path: ["workloads", "gateways", name],
        message: `the gateway "${name}" and the virtual node "${name}-gateway" would both be the ECS service "${deployment.name}-${name}-gateway".`,
      };
    }
  },
};
