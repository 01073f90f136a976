import { entries, isMapping, items, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { unknown, unknownPart } from "./evaluated";
import type { Evaluated, Missing } from "./evaluated";
import type { Evaluation } from "./evaluation";

/** No name or path of App Mesh comes near it; texts that double each other grow past it in no time. */
export const MAX_TEXT = 4096;

function text(at: Cursor, value: string, missing: readonly Missing[]): Evaluated {
  if (value.length <= MAX_TEXT) return { cursor: withValue(at, value), missing };
  return unknown(at, ["text"], `a text of more than ${MAX_TEXT} characters`);
}

/** Fn::Join: [delimiter, [values]] */
export function join(argument: Cursor, evaluation: Evaluation): Evaluated {
  const [delimiter, values] = items(argument);
  if (typeof delimiter?.value !== "string" || values === undefined) {
    return unknown(argument, ["Join"], "what Fn::Join gives: it takes a delimiter and a list");
  }
  const { list, missing } = evaluation.list(values);
  if (list === undefined) {
    if (missing.length > 0) return unknownPart(argument, missing, "joined", "the items");
    return unknown(argument, ["Join"], "what Fn::Join gives: it takes a delimiter and a list");
  }
  const all: Missing[] = [...missing];
  const parts: string[] = [];
  let length = 0;
  for (const item of list) {
    const part = evaluation.text(item);
    if (part.isNothing) continue;
    parts.push(part.text);
    all.push(...part.missing);
    length += part.text.length;
    if (length > MAX_TEXT) break;
  }
  return text(argument, parts.join(delimiter.value), all);
}

/** Fn::Split: [delimiter, text] */
export function split(argument: Cursor, evaluation: Evaluation): Evaluated {
  const [delimiter, source] = items(argument);
  if (typeof delimiter?.value !== "string" || delimiter.value === "" || source === undefined) {
    return unknown(argument, ["Split"], "what Fn::Split gives: it takes a delimiter and a text");
  }
  const whole = evaluation.text(source);
  const isArnSeparator = delimiter.value === "/" || delimiter.value === ":";
  const missing = whole.missing.map((each) => ({ ...each, isSegment: isArnSeparator && each.isSegment === true }));
  return { cursor: withValue(argument, whole.text.split(delimiter.value)), missing };
}

/** Fn::Sub: a text with ${variables}, alone or with a mapping of values for them */
export function substitute(argument: Cursor, evaluation: Evaluation): Evaluated {
  const isList = Array.isArray(argument.value);
  const source = isList ? items(argument)[0] : argument;
  const variables = isList ? items(argument)[1] : undefined;
  if (source === undefined || typeof source.value !== "string") {
    return unknown(argument, ["Sub"], "what Fn::Sub gives: it takes a text");
  }
  const values = new Map(variables !== undefined && isMapping(variables.value) ? entries(variables) : []);
  // A variable is worked out once: variables made of variables double the work with every step.
  const known = new Map<string, { text: string; missing: readonly Missing[] }>();
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
    const found = known.get(name) ?? evaluated(name);
    known.set(name, found);
    return found;
  }

  function evaluated(name: string): { text: string; missing: readonly Missing[] } {
    const own = values.get(name);
    if (own !== undefined) return evaluation.text(own);
    const dot = name.indexOf(".");
    const found =
      dot === -1
        ? evaluation.reference(argument, name)
        : evaluation.attribute(argument, name.slice(0, dot), name.slice(dot + 1));
    const value = found.cursor?.value;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return { text: String(value), missing: found.missing };
    }
    const instead = unknown(argument, [name], `\${${name}}, which is no text`);
    return { text: String(instead.cursor!.value), missing: instead.missing };
  }
}

/** Fn::Base64: text */
export function base64(argument: Cursor, evaluation: Evaluation): Evaluated {
  const { text: plain, missing } = evaluation.text(argument);
  if (missing.length > 0) return unknownPart(argument, missing, "in_Base64", "the Base64 form");
  return text(argument, Buffer.from(plain, "utf8").toString("base64"), []);
}

/** Fn::ToJsonString: mapping or list */
export function toJsonString(argument: Cursor, evaluation: Evaluation): Evaluated {
  const missing: Missing[] = [];
  let left = MAX_TEXT;
  const plain = (cursor: Cursor): unknown => {
    // Every value takes a character at least; what grows past the limit is not worked out to its end.
    if (left-- <= 0) return undefined;
    const result = evaluation.evaluate(cursor);
    missing.push(...result.missing);
    if (result.cursor === undefined) return undefined;
    const { value } = result.cursor;
    if (Array.isArray(value)) {
      const list = items(result.cursor).map(plain);
      return list.filter((item) => item !== undefined);
    }
    if (!isMapping(value)) return value;
    return Object.fromEntries(entries(result.cursor).map(([key, below]) => [key, plain(below)]));
  };
  const json = JSON.stringify(plain(argument)) ?? "";
  return left < 0 ? text(argument, " ".repeat(MAX_TEXT + 1), []) : text(argument, json, missing);
}
