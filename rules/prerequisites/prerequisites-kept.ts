import type { Rule } from "../rule";

export const prerequisitesKept: Rule = {
  id: "OM-P090",
  title: "A plan with a mesh or a subnet on an Outpost has prerequisites",
  severity: "error",
  stages: ["review"],
  why: "Whoever gates on verdicts must not take their absence for a pass: somebody took the gates and checks out of the configuration, or it was not made by this product and nothing of it was judged.",
  remedy:
    "Plan what `outpost-mesh synth` or the app writes, as it is, and let an app of your own have the rules' constructs (`AppMeshRules`, `OutpostGates`). For a plan of other origin that somebody answers for, waive this finding.",
  source: "docs/gating.md; the policies under policies/",
};
