import type { PathStep } from "../../document";

/** Something that is wrong between two places of a scenario. */
export interface Contradiction {
  readonly path: readonly PathStep[];
  readonly message: string;
}
