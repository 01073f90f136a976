import { SERVICE_LINK_RULES, outpostExists } from "../rules";
import type { Prerequisite } from "./prerequisites";

/** Something that no plan can know, and that somebody has to measure. */
export interface Unmeasured {
  /** The rule's id. */
  readonly rule: string;
  readonly title: string;
  /** The Outpost. */
  readonly subject: string;
}

/** What is asked of the service link of each Outpost that a plan names. */
export function unmeasuredIn(prerequisites: readonly Prerequisite[]): Unmeasured[] {
  const outposts = prerequisites.filter(({ rule }) => rule === outpostExists.id).map(({ subject }) => subject);
  return [...new Set(outposts)].flatMap((subject) =>
    SERVICE_LINK_RULES.map(({ id, title }) => ({ rule: id, title, subject })),
  );
}

/** The same in a sentence; empty when there is nothing. */
export function unmeasuredText(unmeasured: readonly Unmeasured[]): string {
  if (unmeasured.length === 0) return "";
  const listed = (words: readonly string[]) => [...new Set(words)].join(", ");
  return `No plan can know bandwidth, latency, MTU and redundancy of the service link of ${listed(unmeasured.map(({ subject }) => subject))}: measure them (${listed(unmeasured.map(({ rule }) => rule))}).`;
}
