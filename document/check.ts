import type { z } from "zod";
import type { ParsedDocument } from "./parsed-document";
import { formatPath } from "./path";
import type { PathStep } from "./path";
import { DocumentError } from "./problem";
import type { Problem } from "./problem";
import { didYouMean, listed } from "./suggest";

type RawIssue = z.core.$ZodRawIssue;

/**
 * Checks a parsed document against a schema.
 * @returns the value with defaults filled in
 * @throws DocumentError with every problem, each at the line and column of what is wrong
 */
export function checkDocument<T>(document: ParsedDocument, schema: z.ZodType<T>): T {
  const result = schema.safeParse(document.value, { error: describe });
  if (result.success) return result.data;
  throw new DocumentError(sortProblems(telling(result.error.issues).flatMap((issue) => toProblems(document, issue))));
}

/**
 * Checks a value that came from code rather than from a file.
 * @param name what to call the value in messages
 * @throws DocumentError with every problem, each with its path
 */
export function checkValue<T>(name: string, value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value, { error: describe });
  if (result.success) return result.data;
  const nowhere = (path: readonly PathStep[], message: string): Problem => ({
    file: name,
    path: formatPath(path),
    message,
  });
  throw new DocumentError(
    telling(result.error.issues).flatMap((issue) => flatten(issue).map(({ path, message }) => nowhere(path, message))),
  );
}

/** Problems in the order in which a person reads the file. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.path, b.path),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where the type is wrong already, what else is wrong with the value says nothing more. */
function telling(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const wrongType = new Set(
    issues.filter(({ code }) => code === "invalid_type").map(({ path }) => path.join("\u0000")),
  );
  return issues.filter(({ code, path }) => code === "invalid_type" || !wrongType.has(path.join("\u0000")));
}

function toProblems(document: ParsedDocument, issue: z.core.$ZodIssue): Problem[] {
  return flatten(issue).map(({ path, message, on }) => document.problemAt(path, message, on));
}

interface Flat {
  readonly path: PathStep[];
  readonly message: string;
  readonly on: "key" | "value";
}

function flatten(issue: z.core.$ZodIssue): Flat[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code === "unrecognized_keys") {
    const messages = JSON.parse(issue.message) as string[];
    return issue.keys.map((key, index) => ({
      path: [...path, key],
      message: messages[index] ?? issue.message,
      on: "key",
    }));
  }
  if (issue.code === "invalid_key") return [{ path, message: issue.issues[0]?.message ?? issue.message, on: "key" }];
  return [{ path, message: issue.message, on: "value" }];
}

/** What is wrong, the value, what is allowed and what was probably meant: one text for each kind of schema error. */
function describe(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(issue.inst);
      // One text for each key, taken apart again where the keys are positioned.
      return JSON.stringify(
        (issue.keys as string[]).map(
          (key) => `unknown key "${key}".${didYouMean(key, known)} Known here: ${listed(known, 24)}.`,
        ),
      );
    }
    case "invalid_type":
      if (issue.input === undefined) return `missing; ${article(String(issue.expected))} is required here.`;
      return `${show(issue.input)} is not ${article(String(issue.expected))}.${hintForType(issue)}`;
    case "invalid_value": {
      const values = (issue.values as unknown[]).map(String);
      if (issue.input === undefined) return `missing; one of ${listed(values)} is required here.`;
      return `${show(issue.input)} is not allowed.${didYouMean(String(issue.input), values)} Allowed: ${listed(values, 40)}.`;
    }
    case "too_small":
      return `${show(issue.input)} is too small: ${atLeast(issue)}.`;
    case "too_big":
      return `${show(issue.input)} is too large: ${atMost(issue)}.`;
    case "invalid_union":
      return describeUnion(issue);
    default:
      return undefined;
  }
}

function describeUnion(issue: RawIssue): string {
  const { discriminator, inst } = issue as {
    discriminator?: string;
    inst?: { _zod?: { def?: { options?: unknown[] } } };
  };
  if (discriminator === undefined) return `${show(issue.input)} fits none of the allowed forms.`;
  const allowed = (inst?._zod?.def?.options ?? []).flatMap((option) => literalsOf(option, discriminator)).sort();
  const given = (issue.input as Record<string, unknown> | null)?.[discriminator];
  if (given === undefined) return `missing; one of ${listed(allowed)} is required here.`;
  return `${show(given)} is not allowed.${didYouMean(String(given), allowed)} Allowed: ${listed(allowed)}.`;
}

function literalsOf(option: unknown, key: string): string[] {
  const shape = (option as { _zod?: { def?: { shape?: Record<string, { _zod?: { def?: { values?: unknown[] } } }> } } })
    ._zod?.def?.shape;
  return (shape?.[key]?._zod?.def?.values ?? []).map(String);
}

function knownKeys(schema: unknown): string[] {
  const def = (schema as { _zod?: { def?: { shape?: Record<string, unknown> } } } | undefined)?._zod?.def;
  return Object.keys(def?.shape ?? {}).sort();
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    object: "a mapping",
    record: "a mapping",
    array: "a list",
  };
  return names[type] ?? type;
}

function hintForType(issue: RawIssue): string {
  const expected = String((issue as { expected?: unknown }).expected);
  if (expected === "string" && typeof issue.input === "number") return ` Quote it: "${issue.input}".`;
  if (expected === "string" && typeof issue.input === "boolean") return ` Quote it: "${String(issue.input)}".`;
  return "";
}

function atLeast(issue: RawIssue): string {
  const { minimum, inclusive, origin } = issue as { minimum?: unknown; inclusive?: boolean; origin?: string };
  if (origin === "string") return `at least ${String(minimum)} character(s) are needed`;
  if (origin === "array") return `at least ${String(minimum)} item(s) are needed`;
  return `${inclusive === false ? "more than" : "at least"} ${String(minimum)} is allowed`;
}

function atMost(issue: RawIssue): string {
  const { maximum, inclusive, origin } = issue as { maximum?: unknown; inclusive?: boolean; origin?: string };
  if (origin === "string") return `at most ${String(maximum)} characters are allowed`;
  if (origin === "array") return `at most ${String(maximum)} items are allowed`;
  return `${inclusive === false ? "less than" : "at most"} ${String(maximum)} is allowed`;
}

/** A value as a person wrote it, short enough for one line. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value === null) return "nothing (null)";
  if (typeof value === "object") return "a mapping";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
