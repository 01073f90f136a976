import { endpointSubnets } from "../../deployment";
import type { SynthRule } from "../rule";

export const existingRouteTable: SynthRule = {
  id: "OM-N007",
  title: "An existing subnet on an Outpost names its route table when endpoints are created for it",
  severity: "error",
  stages: ["synth"],
  why: "Image layers come from S3 through a gateway endpoint, which works by a route. Without the subnet's route table the endpoint is created and no image can be pulled.",
  remedy: "Add `routeTable` to the subnet, or set `network.endpoints: existing` when the VPC has endpoints already.",
  source: "Amazon VPC user guide, gateway endpoints for Amazon S3",
  *inspect({ deployment }) {
    const { network, workloads, mesh, services } = deployment;
    if (network === undefined || network.endpoints === "existing" || endpointSubnets(network).length === 0) return;
    // A mesh without workloads gets no endpoints here.
    if (workloads === undefined && (mesh ?? services) !== undefined) return;
    for (const [i, { subnets }] of network.outposts.entries()) {
      for (const [j, { name, cidr, routeTable }] of subnets.entries()) {
        if (cidr !== undefined || routeTable !== undefined) continue;
        yield {
          path: ["network", "outposts", i, "subnets", j],
          message: `the existing subnet ${name} has no \`routeTable\`.`,
        };
      }
    }
  },
};
