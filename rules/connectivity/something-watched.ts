import type { SynthRule } from "../rule";

export const somethingWatched: SynthRule = {
  id: "OM-P027",
  title: "There is an Outpost to watch, or a deployment that watches it",
  severity: "error",
  stages: ["synth"],
  why: "Alarms are about the Outposts of `network`, and a link status is written by an alarm that is made with it.",
  remedy:
    "Add `network` with the Outposts; or, for a mesh on somebody else's Outposts, name the deployment that watches them in `connectivity.linkStatus.from`.",
  source: "deployment file schema",
  *inspect({ deployment }) {
    const { name, network, connectivity } = deployment;
    if (connectivity === undefined) return;
    const { linkStatus, alarms } = connectivity;
    const path = ["connectivity", "linkStatus"];
    if (linkStatus?.from === name) {
      yield { path: [...path, "from"], message: `"${name}" is this deployment itself; what it keeps it reads anyway.` };
    }
    if (network === undefined && linkStatus?.from === undefined) {
      yield { path: ["connectivity"], message: "there is no `network`, and so no Outpost, to watch." };
    } else if (linkStatus?.keep === true && alarms.existing) {
      yield {
        path: [...path, "keep"],
        message: "the status is written by alarms that are made here, and `alarms.existing` makes none.",
      };
    }
  },
};
