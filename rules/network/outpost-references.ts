import { didYouMean, listed } from "../../document";
import type { SynthRule, Violation } from "../rule";

export const outpostReferences: SynthRule = {
  id: "OM-N005",
  title: "Whatever names an Outpost names one of the network's",
  severity: "error",
  stages: ["synth"],
  why: "A subnet takes its Availability Zone and a capacity group its subnets from the Outpost it names.",
  remedy: "Name one of `network.outposts`.",
  source: "Deployment file schema",
  *inspect({ deployment }) {
    const known = (deployment.network?.outposts ?? []).map(({ name }) => name).sort();
    const unknown = (path: Violation["path"], name: string): Violation => ({
      path,
      message: `there is no Outpost "${name}" in this deployment.${didYouMean(name, known)} Outposts: ${listed(known) || "none"}.`,
    });
    for (const [index, { outpost }] of (deployment.network?.regionalSubnets ?? []).entries()) {
      if (outpost !== undefined && !known.includes(outpost))
        yield unknown(["network", "regionalSubnets", index, "outpost"], outpost);
    }
    for (const [name, { outpost }] of Object.entries(deployment.workloads?.capacity ?? {})) {
      if (outpost !== undefined && !known.includes(outpost))
        yield unknown(["workloads", "capacity", name, "outpost"], outpost);
    }
  },
};
