import { withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { NAME_KEYS } from "../api/dialect";
import { nameOf } from "../arn";
import { holdsPlaceholder } from "../placeholder";
import type { Remarks } from "../remarks";
import type { Dialect, Spelling, Wanted } from "../translate";
import type { Evaluator } from "./evaluate";

/** Properties whose names are not the API's with a capital letter (resource schemas of AWS::AppMesh::*). */
const IRREGULAR: Readonly<Record<string, string>> = {
  acm: "ACM",
  awsCloudMap: "AWSCloudMap",
  dns: "DNS",
  grpc: "GRPC",
  http: "HTTP",
  http2: "HTTP2",
  sds: "SDS",
  tcp: "TCP",
  tls: "TLS",
};

/** CloudFormation's name of a key of the API. */
export function propertyName(key: string): string {
  return IRREGULAR[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}

const PROPERTIES: Spelling = { of: (key) => [propertyName(key)] };

/** CloudFormation's properties; functions are evaluated, and types brought into line as CloudFormation does. */
export function cloudFormationDialect(evaluator: Evaluator, remarks: Remarks): Dialect {
  return {
    spelling: PROPERTIES,
    resolve(cursor, key, wanted) {
      const isName = wanted === "text" && NAME_KEYS.has(key);
      const { cursor: result, missing } = evaluator.evaluate(cursor, isName);
      for (const { at, placeholder, what } of missing) remarks.placeholder(at, placeholder, what);
      if (result === undefined) return undefined;
      const { value } = result;
      if (isName && typeof value === "string") return withValue(result, nameOf(value));
      return holdsPlaceholder(value) ? result : coerced(result, wanted);
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
