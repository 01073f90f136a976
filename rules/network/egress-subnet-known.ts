import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";
import { placedEgresses } from "./egresses";

export const egressSubnetKnown: SynthRule = {
  id: "OM-N040",
  title: "The subnet of a NAT gateway is one of the deployment's",
  severity: "error",
  stages: ["synth"],
  why: "A new NAT gateway stands in a public subnet, whose place and routes the deployment has to know.",
  remedy: "Name one of `network.regionalSubnets`, or an existing NAT gateway in `egress.natGateway`.",
  source: "Amazon VPC user guide, NAT gateways; deployment file schema",
  *inspect({ deployment }) {
    for (const { network, egress, path } of placedEgresses(deployment)) {
      const { subnet } = egress;
      if (subnet === undefined) continue;
      const known = network.regionalSubnets.map(({ name }) => name).sort();
      const onOutposts = network.outposts.flatMap(({ subnets }) => subnets.map(({ name }) => name));
      if (known.includes(subnet) || onOutposts.includes(subnet)) continue;
      const there = known.length === 0 ? "There are none." : `Regional subnets: ${listed(known)}.`;
      yield {
        path: [...path, "subnet"],
        message: `there is no Regional subnet "${subnet}" in this deployment.${didYouMean(subnet, known)} ${there}`,
      };
    }
  },
};
