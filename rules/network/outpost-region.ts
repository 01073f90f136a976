import { parseOutpostArn } from "../../aws";
import type { SynthRule } from "../rule";

export const outpostRegion: SynthRule = {
  id: "OM-N001",
  title: "The Outpost is homed to the deployment's Region",
  severity: "error",
  stages: ["synth"],
  why: "An Outpost extends the one Region that it is homed to; a VPC of another Region cannot be extended onto it.",
  remedy: "Set `region` to the Region in the Outpost's ARN, or name an Outpost of the Region.",
  source: "Outposts user guide, how Outposts works",
  *inspect({ deployment }) {
    for (const [index, outpost] of (deployment.network?.outposts ?? []).entries()) {
      const home = parseOutpostArn(outpost.arn)?.region;
      if (home === undefined || home === deployment.region) continue;
      yield {
        path: ["network", "outposts", index, "arn"],
        message: `Outpost ${outpost.name} is homed to ${home}; the deployment is for ${deployment.region}.`,
      };
    }
  },
};
