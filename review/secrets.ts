import { parsedJson } from "./json-value";
import type { Change, PlanJson } from "./plan-json";

/** What stands in a report for a value that must not be shown. */
export const HIDDEN = "(sensitive)";

/** Shorter values are hidden where they stand, and not looked for in other texts: `1` or `on` is everywhere. */
const MIN_LENGTH = 4;

/** Values that one expression looks for. */
const VALUES_AT_ONCE = 2_000;

/** Words of JSON and of Terraform, which are in every text. */
const EVERYWHERE = new Set(["true", "false", "null"]);

/** Keys of a report whose values are words of the report itself. */
const OWN_WORDS = new Set([
  "rule",
  "severity",
  "stage",
  "verdict",
  "action",
  "place",
  "mode",
  "mark",
  "source",
  "status",
  "hidden",
]);

/** Texts that are secrets whatever they are called: private keys, keys of AWS, tokens, passwords in addresses. */
const SECRET_SHAPES: readonly (readonly [shape: RegExp, shown: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, HIDDEN],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, HIDDEN],
  [/\bgh[opsur]_[0-9A-Za-z]{30,}\b/g, HIDDEN],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]{0,256}):[^\s/@]{1,256}@/gi, `$1:${HIDDEN}@`],
];

/** What every one of them has; looked at first, because it is quick. */
const MAYBE_SHAPE = /PRIVATE KEY|AKIA|ASIA|eyJ|gh[opsur]_|:\/\//;

const secretKeys = new Map<string, boolean>();

/** A key whose value is a secret: `db_password`, `apiKey`, `SECRET_TOKEN`; not `secret_arn`, `token_ttl`. */
const SECRET_KEY =
  /(?:^|[._-])(?:password|passwd|passphrase|pwd|secret|secret_?string|secret_?binary|token|api_?key|private_?key|secret_?key|access_?key|credentials?)$/;

/** Whether a key's name says that its value is a secret. */
export function isSecretKey(key: string): boolean {
  let known = secretKeys.get(key);
  if (known === undefined) {
    known = SECRET_KEY.test(key.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase());
    if (secretKeys.size < 10_000) secretKeys.set(key, known);
  }
  return known;
}

/**
 * The values of a plan that nothing may show. Terraform says where they stand; the same value can stand elsewhere, too,
 * in a message or a tag, so texts are searched for it.
 */
export class Secrets {
  private readonly patterns: readonly RegExp[];

  constructor(plan: PlanJson) {
    const found = new Set<string>();
    for (const { change } of [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]) collect(change, found);
    for (const change of Object.values(plan.output_changes ?? {})) collect(change, found);
    const declared = plan.configuration?.root_module?.variables ?? {};
    for (const [name, { value }] of Object.entries(plan.variables ?? {}))
      if (Object.hasOwn(declared, name) && declared[name]?.sensitive === true) leaves(value, found);
    this.patterns = patternsOf(found);
  }

  /** The text without any of them. */
  hide(text: string): string {
    let shown = text;
    for (const pattern of this.patterns) shown = shown.replace(pattern, HIDDEN);
    if (!MAYBE_SHAPE.test(shown)) return shown;
    for (const [shape, replacement] of SECRET_SHAPES) shown = shown.replace(shape, replacement);
    return shown;
  }

  /**
   * A value of a report with all its texts that way, but for the report's own words. What has none of them is itself: a
   * report is large, and nearly all of it has none.
   */
  hideIn<T>(value: T): T {
    if (typeof value === "string") return this.hide(value) as T;
    if (typeof value !== "object" || value === null) return value;
    const given = value as Record<string, unknown>;
    let copy: Record<string, unknown> | undefined;
    for (const key of Object.keys(given)) {
      const item = given[key];
      const shown = OWN_WORDS.has(key) ? item : this.hideIn(item);
      if (shown === item) continue;
      copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...given }) as Record<string, unknown>;
      // A key may be `__proto__`, which an assignment would take for something else.
      Object.defineProperty(copy, key, { value: shown, enumerable: true, writable: true, configurable: true });
    }
    return (copy ?? value) as T;
  }
}

function collect({ before, after, before_sensitive, after_sensitive }: Change<unknown>, found: Set<string>): void {
  marked(before, before_sensitive, found);
  marked(after, after_sensitive, found);
}

/** What a mask marks: everything below `true`. */
function marked(value: unknown, mask: unknown, found: Set<string>): void {
  if (mask === true) return leaves(value, found);
  if (typeof mask !== "object" || mask === null || typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(mask))
    if (Object.hasOwn(value, key)) marked((value as Record<string, unknown>)[key], part, found);
}

function leaves(value: unknown, found: Set<string>): void {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) leaves(part, found);
  if (typeof value !== "string" && typeof value !== "number") return;
  const text = String(value);
  for (const part of [text, ...text.split("\n")].map((each) => each.trim())) {
    if (part.length < MIN_LENGTH || EVERYWHERE.has(part)) continue;
    found.add(part);
    found.add(JSON.stringify(part).slice(1, -1));
  }
  // A document, whose parts may be used on their own.
  const inside = typeof value === "string" ? parsedJson(value) : undefined;
  if (inside !== undefined) leaves(inside, found);
}

/** Expressions for all of them, the longest first, so that no part of a secret is left beside a shorter one. */
function patternsOf(found: ReadonlySet<string>): RegExp[] {
  const sorted = [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const patterns: RegExp[] = [];
  for (let start = 0; start < sorted.length; start += VALUES_AT_ONCE) {
    const some = sorted.slice(start, start + VALUES_AT_ONCE);
    patterns.push(new RegExp(some.map((each) => each.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|"), "g"));
  }
  return patterns;
}
