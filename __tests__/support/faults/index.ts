import { BALANCED_FAULTS } from "./balanced";
import { EXISTING_FAULTS } from "./existing-network";
import type { Fault } from "./fault";
import { LOOKED_FOR_FAULTS } from "./looked-for";
import { SINGLE_FAULTS } from "./one-outpost";
import { PAIRS_OF_FAULTS } from "./pairs";
import { PREMISES_FAULTS } from "./premises";
import { TWO_OUTPOSTS_FAULTS } from "./two-outposts";

/** Every world of the fault matrix. */
export const FAULTS: readonly Fault[] = [
  ...SINGLE_FAULTS,
  ...PAIRS_OF_FAULTS,
  ...EXISTING_FAULTS,
  ...TWO_OUTPOSTS_FAULTS,
  ...PREMISES_FAULTS,
  ...BALANCED_FAULTS,
  ...LOOKED_FOR_FAULTS,
];
