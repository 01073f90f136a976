import type { Place } from "../../aws";
import type { ReportFinding } from "../findings";
import type { Report } from "../report";
import type { ChangedResource } from "../resource-changes";

/** What each place is called. */
export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  outpost: "On the Outpost",
  crossing: "In the Region, reached over the service link",
  region: "In the Region",
  plan: "In the plan alone",
  unclassed: "In a place that is not known here",
};

/** What happens to a resource, as an adjective. */
export const ACTION_WORDS: Readonly<Record<ChangedResource["action"], string>> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "destroyed",
  forget: "forgotten",
  none: "kept",
};

/** What happens to a resource in full: `replaced (new one first), because it cannot be changed in place: ami`. */
export function happening({ action, createsFirst, reason, replacedBy, movedFrom, imported }: ChangedResource): string {
  const order = createsFirst === undefined ? "" : createsFirst ? " (the new one first)" : " (the old one goes first)";
  const why = reason === undefined ? "" : `, because ${reason}`;
  const by = replacedBy === undefined || replacedBy.length === 0 ? "" : `: ${replacedBy.join(", ")}`;
  const moved = movedFrom === undefined ? "" : `, moved from ${movedFrom}`;
  const taken = imported === undefined ? "" : `, imported${imported === "" ? "" : ` as ${imported}`}`;
  return `${ACTION_WORDS[action]}${order}${why}${by}${moved}${taken}`;
}

/** `file:line`, as far as it is known. */
export function placeInFile({ file, line }: { readonly file?: string; readonly line?: number }): string | undefined {
  if (file === undefined) return undefined;
  return line === undefined ? file : `${file}:${line}`;
}

/** Who waived a finding, in one sentence. */
export function waiverText({ waiver }: ReportFinding): string {
  return waiver === undefined ? "" : `Waived by ${waiver.who} until ${waiver.expires}: ${waiver.reason}`;
}

/** `1 finding`, `2 findings` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The counts of a plan's changes in one line. */
export function changesLine({ changes, stateChanges, imported }: Report): string {
  const { create, update, replace, delete: remove, none } = changes;
  const { moved, forgotten } = stateChanges;
  const counts = [
    ...[`${create} to create`, `${update} to update`, `${replace} to replace`, `${remove} to delete`],
    ...(moved > 0 ? [`${moved} to move`] : []),
    ...(forgotten > 0 ? [`${forgotten} to forget`] : []),
    `${none} unchanged`,
  ];
  return `${counts.join(", ")}${imported === 0 ? "" : `; ${imported} of them imported`}`;
}

/** A text that is cut when it is longer, and says so. */
export function capped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
