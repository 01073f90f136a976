import type { SynthRule } from "../rule";
import { placedSubnets } from "./subnets";

export const networkNamesUnique: SynthRule = {
  id: "OM-N004",
  title: "Outposts and subnets have names of their own",
  severity: "error",
  stages: ["synth"],
  why: "Names become part of addresses in the plan; two of the same would be one resource. The same Outpost twice would be checked and extended twice.",
  remedy: "Rename one of them, or put the subnets of an Outpost under one entry.",
  source: "Terraform language, resource addresses",
  *inspect({ deployment }) {
    const outposts = (deployment.network?.outposts ?? []).map(({ name, arn }, index) => ({ name, arn, index }));
    for (const { name, arn, index } of outposts) {
      const earlier = outposts.slice(0, index);
      if (earlier.some((other) => other.name === name)) {
        yield { path: ["network", "outposts", index, "name"], message: `the name "${name}" is given to two Outposts.` };
      }
      const twin = earlier.find((other) => other.arn === arn);
      if (twin !== undefined) {
        yield {
          path: ["network", "outposts", index, "arn"],
          message: `Outpost ${name} is the same as ${twin.name}: both have ${arn}.`,
        };
      }
    }
    const seen = new Set<string>();
    for (const { name, path } of placedSubnets(deployment)) {
      if (seen.has(name)) yield { path: [...path, "name"], message: `the name "${name}" is given to two subnets.` };
      seen.add(name);
    }
  },
};
