import { endpointSubnets, outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";

export const endpointSubnet: SynthRule = {
  id: "OM-N006",
  title: "Interface endpoints have a Regional subnet in the anchor Availability Zone of each Outpost",
  severity: "error",
  stages: ["synth"],
  why: "Interface endpoints run in the Region, not on an Outpost; in the Outpost's own anchor Availability Zone the path to them is shortest and shares its fate.",
  remedy:
    "Add a subnet to `network.regionalSubnets` for the Outpost, or set `network.endpoints: existing` when the VPC has endpoints already.",
  source: "EKS user guide, private clusters on Outposts: endpoints in a Regional subnet",
  *inspect({ deployment }) {
    const { network, workloads } = deployment;
    if (network === undefined || workloads === undefined || network.endpoints === "existing") return;
    const served = new Set(endpointSubnets(network).map(({ outpost }) => outpostMeant(deployment, outpost)?.name));
    for (const [index, { name }] of network.outposts.entries()) {
      if (served.has(name)) continue;
      yield {
        path: ["network", "outposts", index],
        message: `Outpost ${name} has no Regional subnet in its Availability Zone for the interface endpoints that its workloads need.`,
      };
    }
  },
};
