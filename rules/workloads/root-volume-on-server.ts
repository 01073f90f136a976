import { outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";

export const rootVolumeOnServer: SynthRule = {
  id: "OM-W035",
  title: "No root volume is asked for on an Outposts server",
  severity: "error",
  stages: ["synth"],
  why: "Outposts servers have no EBS: instances there run from the server's own storage, of which the instance type says how much there is. Whatever the file says of a volume would be left out in silence.",
  remedy: "Take `rootVolume` out of the group; choose an instance type with enough storage.",
  source: "Outposts server user guide; Outposts user guides, service tables: EBS on racks alone",
  *inspect({ deployment }) {
    for (const [name, { outpost: named, rootVolume }] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const outpost = outpostMeant(deployment, named);
      if (rootVolume === undefined || outpost?.form !== "server") continue;
      yield {
        path: ["workloads", "capacity", name, "rootVolume"],
        message: `the group ${name} is on ${outpost.name}, a server, which has no EBS volumes.`,
      };
    }
  },
};
