import { child, descend, entries, isMapping, items, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { Evaluator } from "./evaluate";
import { unknown } from "./evaluated";
import type { Evaluated, Missing } from "./evaluated";
import type { References } from "./references";

/** No name or path of App Mesh comes near it; texts that double each other grow past it in no time. */
export const MAX_TEXT = 4096;

function text(at: Cursor, value: string, missing: readonly Missing[]): Evaluated {
  if (value.length <= MAX_TEXT) return { cursor: withValue(at, value), missing };
  return unknown(at, ["text"], `a text of more than ${MAX_TEXT} characters`);
}

/** Fn::Join: [delimiter, [values]] */
export function join(argument: Cursor, evaluator: Evaluator): Evaluated {
  const [delimiter, values] = items(argument);
  const { list, missing } = values === undefined ? { missing: [] } : evaluator.list(values);
  if (typeof delimiter?.value !== "string" || list === undefined) {
    return { ...unknown(argument, ["Join"], "what Fn::Join gives: it takes a delimiter and a list") };
  }
  const all: Missing[] = [...missing];
  const parts: string[] = [];
  let length = 0;
  for (const item of list) {
    const part = evaluator.text(item);
    parts.push(part.text);
    all.push(...part.missing);
    length += part.text.length;
    if (length > MAX_TEXT) break;
  }
  return text(argument, parts.join(delimiter.value), all);
}

/** Fn::Split: [delimiter, text] */
export function split(argument: Cursor, evaluator: Evaluator): Evaluated {
  const [delimiter, source] = items(argument);
  if (typeof delimiter?.value !== "string" || delimiter.value === "" || source === undefined) {
    return unknown(argument, ["Split"], "what Fn::Split gives: it takes a delimiter and a text");
  }
  const whole = evaluator.text(source);
  return { cursor: withValue(argument, whole.text.split(delimiter.value)), missing: whole.missing };
}

/** Fn::Select: [index, list] */
export function select(argument: Cursor, evaluator: Evaluator): Evaluated {
  const [index, source] = items(argument);
  const nothing = unknown(argument, ["Select"], "what Fn::Select gives: it takes an index and a list that reaches it");
  if (index === undefined || source === undefined) return nothing;
  const at = evaluator.text(index);
  const { list, missing } = evaluator.list(source);
  // Pieces of a text with a placeholder in it may be other pieces than those that were meant.
  if (at.missing.length + missing.length > 0) {
    return { ...nothing, missing: [...at.missing, ...missing, ...nothing.missing] };
  }
  const chosen = /^\d{1,6}$/.test(at.text) ? list?.[Number(at.text)] : undefined;
  return chosen === undefined ? nothing : evaluator.evaluate(chosen);
}

/** Fn::FindInMap: [map, first key, second key] */
export function findInMap(argument: Cursor, evaluator: Evaluator): Evaluated {
  const keys = items(argument)
    .slice(0, 3)
    .map((key) => evaluator.text(key));
  const found = descend(evaluator.template, "Mappings", ...keys.map((key) => key.text));
  if (keys.length === 3 && found !== undefined) return { cursor: withValue(argument, found.value), missing: [] };
  const fallback = items(argument)[3];
  const instead = fallback === undefined ? undefined : child(fallback, "DefaultValue");
  if (instead !== undefined && keys.every(({ missing }) => missing.length === 0)) return evaluator.evaluate(instead);
  const name = keys.map((key) => key.text).join(".");
  return unknown(argument, ["FindInMap", name], `what the mapping gives for ${name}`);
}

/** Fn::Sub: a text with ${variables}, alone or with a mapping of values for them */
export function substitute(argument: Cursor, evaluator: Evaluator, references: References): Evaluated {
  const isList = Array.isArray(argument.value);
  const source = isList ? items(argument)[0] : argument;
  const variables = isList ? items(argument)[1] : undefined;
  if (source === undefined || typeof source.value !== "string") {
    return unknown(argument, ["Sub"], "what Fn::Sub gives: it takes a text");
  }
  const values = new Map(variables !== undefined && isMapping(variables.value) ? entries(variables) : []);
  const missing: Missing[] = [];
  const result: string[] = [];
  let length = 0;
  // Split by a group: texts and variables take turns.
  for (const [index, piece] of source.value.split(/(\$\{[^}]*\})/).entries()) {
    const part = index % 2 === 0 ? { text: piece, missing: [] } : variable(piece.slice(2, -1).trim());
    result.push(part.text);
    missing.push(...part.missing);
    length += part.text.length;
    if (length > MAX_TEXT) break;
  }
  return text(argument, result.join(""), missing);

  function variable(name: string): { text: string; missing: readonly Missing[] } {
    if (name.startsWith("!")) return { text: `\${${name.slice(1)}}`, missing: [] };
    const own = values.get(name);
    if (own !== undefined) return evaluator.text(own);
    const dot = name.indexOf(".");
    const found =
      dot === -1
        ? references.ref(argument, name)
        : references.attribute(argument, name.slice(0, dot), name.slice(dot + 1));
    const value = found.cursor?.value;
    if (typeof value === "string" || typeof value === "number") return { text: String(value), missing: found.missing };
    const instead = unknown(argument, [name], `\${${name}}, which is no text`);
    return { text: String(instead.cursor!.value), missing: instead.missing };
  }
}
