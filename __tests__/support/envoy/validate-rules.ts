import type { Field } from "protobufjs";

type Rules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The `validate` rules of a field that a value breaks. Rules of fields of messages are theirs. */
export function brokenRules(value: unknown, field: Field): string[] {
  const rules = rulesOf(field);
  if (rules === undefined) return [];
  if (value === undefined) {
    // One of a oneof may be absent.
    if (field.partOf !== null) return [];
    const required = ["message", "duration", "any"].some((kind) => rules[kind]?.["required"] === true);
    // proto3 does not tell an absent text or list from an empty one.
    const least = (rules["string"]?.["min_len"] ?? rules["repeated"]?.["min_items"] ?? 0) as number;
    return required || least > 0 ? ["must be given"] : [];
  }
  return [
    ...ofText(value, rules["string"]),
    ...ofList(value, rules["repeated"]),
    ...ofDuration(value, rules["duration"]),
    ...["uint32", "int32", "uint64", "int64", "double", "float"].flatMap((kind) => ofNumber(value, rules[kind])),
  ];
}

const known = new WeakMap<Field, Rules | undefined>();

function rulesOf(field: Field): Rules | undefined {
  if (!known.has(field)) {
    const parsed = (field as unknown as { parsedOptions?: readonly Readonly<Record<string, unknown>>[] }).parsedOptions;
    const found = parsed?.map((each) => each["(validate.rules)"]).filter((each) => each !== undefined) as
      Rules[] | undefined;
    known.set(field, found === undefined || found.length === 0 ? undefined : (Object.assign({}, ...found) as Rules));
  }
  return known.get(field);
}

function ofText(value: unknown, rule: Rules[string] | undefined): string[] {
  if (rule === undefined || typeof value !== "string") return [];
  const { min_len: min, max_bytes: max, prefix } = rule as { min_len?: number; max_bytes?: number; prefix?: string };
  return [
    ...(min !== undefined && value.length < min ? [`${JSON.stringify(value)} is too short`] : []),
    ...(max !== undefined && Buffer.byteLength(value) > max ? [`${JSON.stringify(value)} is too long`] : []),
    ...(prefix !== undefined && !value.startsWith(prefix) ? [`${JSON.stringify(value)} begins otherwise`] : []),
  ];
}

function ofList(value: unknown, rule: Rules[string] | undefined): string[] {
  if (rule === undefined || !Array.isArray(value)) return [];
  const { min_items: min = 0, max_items: max = Infinity } = rule as { min_items?: number; max_items?: number };
  if (value.length < min) return [`has ${value.length} items, fewer than ${min}`];
  return value.length > max ? [`has ${value.length} items, more than ${max}`] : [];
}

function ofNumber(value: unknown, rule: Rules[string] | undefined): string[] {
  if (rule === undefined) return [];
  const number = Number(value);
  const { gt, gte, lt, lte } = rule as Readonly<Record<string, number>>;
  const fits =
    (gt === undefined || number > gt) &&
    (gte === undefined || number >= gte) &&
    (lt === undefined || number < lt) &&
    (lte === undefined || number <= lte);
  return fits ? [] : [`${number} is outside ${JSON.stringify(rule)}`];
}

function ofDuration(value: unknown, rule: Rules[string] | undefined): string[] {
  if (rule === undefined || typeof value !== "string") return [];
  const seconds = Number(value.replace(/s$/, ""));
  const bound = (name: string) => {
    const given = rule[name] as { seconds?: number; nanos?: number } | undefined;
    return given === undefined ? undefined : (given.seconds ?? 0) + (given.nanos ?? 0) / 1e9;
  };
  const [gt, gte] = [bound("gt"), bound("gte")];
  const fits = (gt === undefined || seconds > gt) && (gte === undefined || seconds >= gte);
  return fits ? [] : [`${value} is too short`];
}
