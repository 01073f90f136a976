import type { Action } from "../../changes";

/** How a thing of a picture changes: shown by a sign and by a colour, so that neither is needed alone. */
export type Mark = Action;

export const SIGNS: Readonly<Record<Mark, string>> = {
  create: "+",
  update: "~",
  replace: "±",
  delete: "−",
  none: "",
};

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  create: "created",
  update: "changed",
  replace: "replaced",
  delete: "removed",
  none: "unchanged",
};

export const MARKS: readonly Mark[] = ["create", "update", "replace", "delete", "none"];

/** A label with the sign of its change before it. */
export function signed(mark: Mark, label: string): string {
  return SIGNS[mark] === "" ? label : `${SIGNS[mark]} ${label}`;
}
