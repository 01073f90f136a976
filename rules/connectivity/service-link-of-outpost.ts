import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";

export const serviceLinkOfOutpost: SynthRule = {
  id: "OM-P038",
  title: "What is said of service links is said of Outposts of the deployment",
  severity: "error",
  stages: ["synth"],
  why: "Whatever is stated under another name is compared with nothing.",
  remedy: "Use the name that the Outpost has in `network.outposts`.",
  source: "deployment file schema",
  *inspect({ deployment }) {
    const known = (deployment.network?.outposts ?? []).map(({ name }) => name).sort();
    for (const name of Object.keys(deployment.connectivity?.serviceLinks ?? {})) {
      if (known.includes(name)) continue;
      const there = known.length === 0 ? "There are none." : `Outposts: ${listed(known)}.`;
      yield {
        path: ["connectivity", "serviceLinks", name],
        message: `there is no Outpost "${name}" in this deployment.${didYouMean(name, known)} ${there}`,
      };
    }
  },
};
