import type { Statement } from "./statement";

const section = "introduction";

/** What the page says before it asks for anything. */
export const INTRODUCTION: readonly Statement[] = [
  {
    section,
    item: 1,
    sentence: 1,
    says: "An Outpost brings services and operation of AWS to one's own premises.",
    enforcedBy: [],
  },
  {
    section,
    item: 1,
    sentence: 2,
    says: "It is worked with as the Region is: by the same interfaces and tools.",
    enforcedBy: [],
    builtIn: "Everything here is Terraform for the Region's APIs.",
  },
  {
    section,
    item: 1,
    sentence: 3,
    says: "A mesh belongs there when its services must be near to what stands on the premises.",
    enforcedBy: [{ rule: "OM-L010", certainty: "described", looksAt: "calls that leave for another Outpost" }],
    builtIn: "Services run on the Outpost or not at all: nothing is placed in the Region in silence.",
  },
  { section, item: 1, sentence: 4, says: "The Outposts user guide has the rest.", enforcedBy: [] },
];
