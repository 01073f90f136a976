import { routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const targetsUnique: SynthRule = {
  id: "OM-M057",
  title: "A route names a weighted target once",
  severity: "warning",
  stages: ["synth"],
  why: "Terraform keeps targets as a set, in which two equal ones are one; of two with different weights it is not said what App Mesh makes.",
  remedy: "Name the node once, with the sum of the weights.",
  source: "Terraform AWS provider, aws_appmesh_route; App Mesh API reference, WeightedTarget",
  *inspect(subject) {
    for (const { owner, value, at } of routeParts(subject)) {
      const first = new Map<string, number>();
      for (const [i, { virtualNode, port }] of value.action.weightedTargets.entries()) {
        const key = JSON.stringify([virtualNode, port]);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, i);
        else {
          yield {
            path: at("action", "weightedTargets", i),
            message: `${owner.label} targets the virtual node ${JSON.stringify(virtualNode)} twice: targets ${earlier + 1} and ${i + 1}.`,
          };
        }
      }
    }
  },
};
