import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

/** Families of first-generation racks (Outposts user guide). */
const FIRST_GENERATION = /^(m5|c5|r5|g4dn|i3en)d?$/;

export const volumeOnFirstGeneration: SynthRule = {
  id: "OM-K020",
  title: "Volumes of first-generation racks are gp2",
  severity: "error",
  stages: ["synth"],
  why: "First-generation racks have no gp3: an instance with such a volume fails to launch, and the Auto Scaling group tries again for ever.",
  remedy: "Set `rootVolume.type` to gp2, its default.",
  source:
    "Amazon EKS user guide, self-managed nodes on Outposts; github.com/terraform-aws-modules/terraform-aws-eks issue 1308",
  *inspect({ deployment }) {
    for (const [name, { type, rootVolume }] of Object.entries(eksOf(deployment)?.capacity ?? {}).sort()) {
      const family = type.split(".")[0]!;
      if (rootVolume?.type !== "gp3" || !FIRST_GENERATION.test(family)) continue;
      const path = ["workloads", "capacity", name, "rootVolume", "type"];
      yield { path, message: `${type} is of a first-generation rack, which has no gp3; gp2 is allowed.` };
    }
  },
};
