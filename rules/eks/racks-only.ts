import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const racksOnly: SynthRule = {
  id: "OM-K016",
  title: "EKS runs on racks",
  severity: "error",
  stages: ["synth"],
  why: "Outposts servers have no EKS: neither nodes nor control planes.",
  remedy: "Use ECS on a server, or a rack.",
  source: "Outposts user guide (servers), service tables; Amazon EKS user guide, Amazon EKS on AWS Outposts",
  *inspect({ deployment }) {
    if (eksOf(deployment) === undefined) return;
    for (const [index, { name, form }] of (deployment.network?.outposts ?? []).entries()) {
      if (form !== "server") continue;
      const message = `Outpost ${name} is a server, which has no EKS; a rack is needed, or the platform ecs.`;
      yield { path: ["network", "outposts", index, "form"], message };
    }
  },
};
