import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerSubnets: SynthRule = {
  id: "OM-N062",
  title: "The subnets of a load balancer are the deployment's, all on an Outpost or all in the Region",
  severity: "error",
  stages: ["synth"],
  why: "A load balancer stands on a rack or in the Region: Elastic Load Balancing refuses Outpost subnets beside those of the Region.",
  remedy: "Name subnets of `network`, of one kind; make two load balancers where both are needed.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment }) {
    const { network } = deployment;
    if (network === undefined) return;
    const known = [...network.outposts.flatMap(({ subnets }) => subnets), ...network.regionalSubnets]
      .map(({ name }) => name)
      .sort();
    for (const { balancer, path, subnets } of placedBalancers(deployment)) {
      for (const [index, name] of balancer.subnets.entries()) {
        if (known.includes(name)) {
          if (balancer.subnets.indexOf(name) < index)
            yield { path: [...path, "subnets", index], message: `the subnet "${name}" is named twice.` };
          continue;
        }
        yield {
          path: [...path, "subnets", index],
          message: `there is no subnet "${name}".${didYouMean(name, known)} Subnets: ${listed(known)}.`,
        };
      }
      const rack = subnets.find(({ outpost }) => outpost !== undefined);
      const region = subnets.find(({ outpost }) => outpost === undefined);
      if (rack === undefined || region === undefined) continue;
      yield {
        path: [...path, "subnets"],
        message: `"${balancer.name}" would stand in "${rack.name}" on Outpost ${rack.outpost!.name} and in "${region.name}" in the Region.`,
      };
    }
  },
};
