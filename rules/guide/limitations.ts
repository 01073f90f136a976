import type { Statement } from "./statement";

const section = "limitations";

/** What an Outpost does not have. */
export const LIMITATIONS: readonly Statement[] = [
  { section, item: 1, sentence: 1, says: "What follows is what an Outpost does not offer to a mesh.", enforcedBy: [] },
  {
    section,
    item: 2,
    sentence: 1,
    says: "IAM, the load balancers and Route 53 are not on the Outpost: they are in the Region.",
    enforcedBy: [
      { rule: "OM-L002", certainty: "described", looksAt: "credentials of tasks and instances" },
      { rule: "OM-L003", certainty: "described", looksAt: "names that callers look up" },
      { rule: "OM-L009", certainty: "plan", looksAt: "load balancers that stand in the Region" },
      { rule: "OM-N060", certainty: "file", looksAt: "the kinds of load balancers that would stand on the Outpost" },
    ],
    builtIn:
      "Calls inside the mesh go from Envoy to Envoy and pass no load balancer. The sentence is older than Application Load Balancers on racks and the Resolver there: docs/what-runs-where.md says which is where.",
  },
  {
    section,
    item: 2,
    sentence: 2,
    says: "Whatever goes between them and the containers takes longer.",
    enforcedBy: [
      { rule: "OM-L002", certainty: "described" },
      { rule: "OM-L003", certainty: "described" },
      { rule: "OM-L009", certainty: "plan" },
    ],
    unknowable:
      "How much longer: nothing here measures. `outpost-mesh validate` names each hop and who takes it, those to other services of the Region among them; a hop can be forbidden with the mode `enforce`.",
  },
];
