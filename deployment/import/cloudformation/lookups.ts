import { child, descend, items, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { unknown } from "./evaluated";
import type { Evaluated } from "./evaluated";
import type { Evaluation, Surroundings } from "./evaluation";

/** Fn::FindInMap: [map, first key, second key, {DefaultValue}] */
export function findInMap(argument: Cursor, evaluation: Evaluation): Evaluated {
  const keys = items(argument)
    .slice(0, 3)
    .map((key) => evaluation.text(key));
  const missing = keys.flatMap((key) => key.missing);
  const found = descend(evaluation.template, "Mappings", ...keys.map((key) => key.text));
  if (keys.length === 3 && found !== undefined) return { cursor: withValue(argument, found.value), missing: [] };
  const fallback = items(argument)[3];
  const instead = fallback === undefined ? undefined : child(fallback, "DefaultValue");
  if (instead !== undefined && missing.length === 0) return evaluation.evaluate(instead);
  const name = keys.map((key) => key.text).join(".");
  const result = unknown(argument, ["FindInMap", name], `what the mapping gives for ${name}`);
  return { ...result, missing: [...missing, ...result.missing] };
}

/** Fn::ImportValue: name of an export */
export function importValue(
  argument: Cursor,
  evaluation: Evaluation,
  findExport: Surroundings["findExport"],
): Evaluated {
  const { text: name, missing } = evaluation.text(argument);
  const found = missing.length === 0 ? findExport?.(name) : undefined;
  if (found !== undefined) return { ...found, cursor: found.cursor && withValue(argument, found.cursor.value) };
  const what = `the export "${name}" of another stack: import the template that exports it as well`;
  const result = unknown(argument, ["ImportValue", name], what);
  return { ...result, missing: [...missing, ...result.missing] };
}
