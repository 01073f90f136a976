import type { OutputValue } from "../values";

/** Values as XML elements. The members of a list are elements of the name `item`. */
export function xmlElement(name: string, value: OutputValue, item: string): string {
  if (value === undefined) return "";
  const inner = xmlContent(value, item);
  return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function xmlContent(value: OutputValue, item: string): string {
  if (value === undefined) return "";
  if (typeof value !== "object") return escapeXml(String(value));
  if (isList(value)) return value.map((each) => xmlElement(item, each, item)).join("");
  return Object.entries(value)
    .map(([name, each]) => xmlElement(name, each, item))
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML. Characters that XML cannot hold at all are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

function isList(value: OutputValue): value is readonly OutputValue[] {
  return Array.isArray(value);
}
