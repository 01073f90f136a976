import { sortProblems } from "../../document";
import type { Problem } from "../../document";
import { problemAt } from "./cursor";
import type { Cursor } from "./cursor";

/**
 * - `problem`: not understood, contradictory or missing; the file needs a person.
 * - `placeholder`: known only to who deploys the template; a named placeholder stands in its stead.
 * - `note`: understood, and left out because a deployment has no place for it.
 */
export type RemarkKind = "problem" | "placeholder" | "note";

/** Something that is not in the deployment as it stood in the input. */
export interface Remark extends Problem {
  readonly kind: RemarkKind;
}

/** Takes down everything that is not taken over as it stands. */
export class Remarks {
  private readonly taken = new Map<string, Remark>();

  /** Something that was not understood, or cannot be. */
  problem(at: Cursor, message: string, on?: "key" | "value"): void {
    this.add("problem", problemAt(at, message, on));
  }

  /** Something that was understood and has no place in a deployment. */
  note(at: Cursor, message: string, on: "key" | "value" = "key"): void {
    this.add("note", problemAt(at, message, on));
  }

  /** A value that is unknown; `placeholder` stands for it. */
  placeholder(at: Cursor, placeholder: string, what: string): void {
    this.add("placeholder", problemAt(at, `${placeholder} stands for ${what}.`));
  }

  /** A remark that is positioned already. */
  add(kind: RemarkKind, problem: Problem): void {
    const remark = { kind, ...problem };
    this.taken.set(JSON.stringify(remark), remark);
  }

  /** All remarks in the order in which a person reads the files. */
  all(): Remark[] {
    const order = (remark: Remark) => JSON.stringify([remark.kind, remark.message]);
    const settled = [...this.taken.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return sortProblems(settled) as Remark[];
  }
}
