import { printable } from "../wrap";

/** Text for an element or attribute of XML: what it would be mistaken for is escaped, what XML cannot hold is spelled. */
export function xml(text: string): string {
  return printable(text).replaceAll(/[&<>"'\t]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
};

/** The same for XML's attributes, where a line break would become a space. */
export function xmlAttribute(text: string): string {
  return xml(text).replaceAll("\n", "&#10;");
}

/** Markup that needs no escaping any more. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | undefined | readonly (Markup | undefined)[];

/** HTML from a template: whatever is put in is text, unless it is markup already. */
export function markup(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const tight = tightened(parts);
  let text = tight[0]!;
  for (const [index, value] of values.entries()) text += inserted(value) + tight[index + 1]!;
  return new Markup(text);
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template's own text without its indentation, which would be a third of a large page. */
function tightened(parts: TemplateStringsArray): readonly string[] {
  let tight = known.get(parts);
  if (tight === undefined) {
    tight = parts.map((part) => part.replaceAll(/\s*\n\s*/g, "\n"));
    known.set(parts, tight);
  }
  return tight;
}

function inserted(value: Part): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "string" || typeof value === "number") return xml(String(value));
  let text = "";
  for (const each of value) if (each !== undefined) text += each.text;
  return text;
}
