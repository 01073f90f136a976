import { withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { NAME_KEYS } from "../api/dialect";
import { nameOf } from "../arn";
import { holdsPlaceholder } from "../placeholder";
import type { Remarks } from "../remarks";
import type { Dialect, Spelling, Wanted } from "../translate";
import { stillMissing } from "./evaluated";
import type { Evaluation } from "./evaluation";
import { propertyName } from "./property-name";

const PROPERTIES: Spelling = { of: (key) => [propertyName(key)] };

/** CloudFormation's properties; functions are evaluated, and types brought into line as CloudFormation does. */
export function cloudFormationDialect(evaluation: Evaluation, remarks: Remarks): Dialect {
  return {
    spelling: PROPERTIES,
    resolve(cursor, key, wanted) {
      const isName = wanted === "text" && NAME_KEYS.has(key);
      const { cursor: found, missing } = evaluation.evaluate(cursor, isName);
      const result = found && isName && typeof found.value === "string" ? withValue(found, nameOf(found.value)) : found;
      for (const { at, placeholder, what } of stillMissing({ cursor: result, missing })) {
        remarks.placeholder(at, placeholder, what);
      }
      if (result === undefined || holdsPlaceholder(result.value)) return result;
      return coerced(result, wanted);
    },
  };
}

/** CloudFormation takes "8080" for a number and 8080 for a text. */
function coerced(cursor: Cursor, wanted: Wanted): Cursor {
  const { value } = cursor;
  if (wanted === "number" && typeof value === "string" && /^-?\d{1,15}$/.test(value.trim())) {
    return withValue(cursor, Number(value));
  }
  if (wanted === "boolean" && typeof value === "string") {
    if (/^(true|yes|on)$/i.test(value)) return withValue(cursor, true);
    if (/^(false|no|off)$/i.test(value)) return withValue(cursor, false);
  }
  if (wanted === "text" && (typeof value === "number" || typeof value === "boolean")) {
    return withValue(cursor, String(value));
  }
  return cursor;
}
