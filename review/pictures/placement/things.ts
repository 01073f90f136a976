import { grouped } from "../../grouped";
import type { Chip, Mark } from "../svg";
import { MARKS, MARK_WORDS } from "../svg";
import type { Thing } from "./model";

/** Things of one kind that are drawn one by one; more are drawn as one chip for each way in which they change. */
const MOST_CHIPS = 90;
/** Names in such a chip. */
const NAMES = 6;

/** Things of one kind, as the picture shows them. */
export interface KindOfThings {
  readonly heading: string;
  readonly chips: readonly Chip[];
}

/** Things by kind. Where there are many, they are counted and not left out. */
export function byKind(things: readonly Thing[]): KindOfThings[] {
  return [...grouped(things, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    heading: plural(kind, ofKind.length),
    chips: ofKind.length <= MOST_CHIPS ? ofKind.map(chip) : MARKS.flatMap((mark) => many(kind, mark, ofKind)),
  }));
}

/** "3 ECS services" */
export function plural(kind: string, count: number): string {
  if (count === 1) return `1 ${kind}`;
  return `${count} ${kind.startsWith("group of") ? kind.replace("group", "groups") : `${kind}s`}`;
}

function chip({ kind, name, amount, mark, address }: Thing): Chip {
  const label = amount === undefined ? name : `${name} ${amount}`;
  return { label, mark, title: `${kind} ${label}, ${MARK_WORDS[mark]} (${address})` };
}

function many(kind: string, mark: Mark, things: readonly Thing[]): Chip[] {
  const names = things.filter((each) => each.mark === mark).map(({ name }) => name);
  if (names.length === 0) return [];
  const shown = names.slice(0, NAMES).join(", ");
  const rest = names.length > NAMES ? ` and ${names.length - NAMES} more` : "";
  return [
    { label: `${plural(kind, names.length)} ${MARK_WORDS[mark]}: ${shown}${rest}`, mark, title: names.join(", ") },
  ];
}
