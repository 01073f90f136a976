import type { Rule } from "../rule";

export const ownChecksHold: Rule = {
  id: "OM-P091",
  title: "What the configuration checks besides these rules holds",
  severity: "warning",
  stages: ["review"],
  why: "A team adds conditions of its own to what is synthesised. Terraform stops at a precondition that fails, and only warns of a check: a report that passed it over would let a reviewer sign what somebody wanted to be told of.",
  remedy:
    "Ask whoever wrote the condition; its address says where it stands. Mend what it speaks of, or waive this finding.",
  source: "Terraform language, custom conditions and check blocks",
};
