import { outpostMeant } from "../../deployment";
import { didYouMean, listed } from "../../document";
import type { SynthRule, Violation } from "../rule";

export const outpostReferences: SynthRule = {
  id: "OM-N005",
  title: "Whatever stands on or beside an Outpost says which, where there are several",
  severity: "error",
  stages: ["synth"],
  why: "A subnet takes its Availability Zone, a capacity group its subnets and a task its place from the Outpost. Outposts have no path to one another over the service link, so nothing is spread over several.",
  remedy: "Name one of `network.outposts`.",
  source: "Outposts user guide, how Outposts works; deployment file schema",
  *inspect({ deployment }) {
    const { network, workloads } = deployment;
    if (network === undefined) return;
    const known = network.outposts.map(({ name }) => name).sort();
    const judge = (path: Violation["path"], named: string | undefined): Violation[] => {
      if (outpostMeant(deployment, named) !== undefined) return [];
      if (named === undefined)
        return [{ path, message: `\`outpost\` is missing: there are several. Outposts: ${listed(known)}.` }];
      const message = `there is no Outpost "${named}" in this deployment.${didYouMean(named, known)} Outposts: ${listed(known)}.`;
      return [{ path: [...path, "outpost"], message }];
    };
    for (const [index, { outpost }] of network.regionalSubnets.entries())
      yield* judge(["network", "regionalSubnets", index], outpost);
    for (const [name, { outpost }] of Object.entries(workloads?.capacity ?? {}))
      yield* judge(["workloads", "capacity", name], outpost);
    for (const [name, { outpost }] of Object.entries(workloads?.services ?? {}))
      yield* judge(["workloads", "services", name], outpost);
    for (const [name, { outpost }] of Object.entries(workloads?.gateways ?? {}))
      yield* judge(["workloads", "gateways", name], outpost);
  },
};
