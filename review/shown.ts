import { isSecretKey } from "./secrets";

/** A value as a report shows it. */
export type Shown =
  | { readonly value: string | number | boolean | null }
  /** Nobody may see it: Terraform says so, or its name does. */
  | { readonly hidden: "sensitive" | "secret" }
  /** Known after apply. */
  | { readonly unknown: true };

/** Longest text that is shown whole. */
const MAX_TEXT = 2_000;

/** Arguments that hold whole scripts. */
const SCRIPTS = new Set(["user_data", "user_data_base64"]);

/** A scalar as it is shown under a key. */
export function shownScalar(key: string, value: string | number | boolean | null): Shown {
  if (value === null || typeof value === "boolean" || value === "") return { value };
  if (isSecretKey(key)) return { hidden: "secret" };
  if (typeof value !== "string") return { value };
  if (SCRIPTS.has(key)) return { value: `(a script of ${value.length} characters)` };
  return { value: value.length <= MAX_TEXT ? value : `${value.slice(0, MAX_TEXT)}… (${value.length} characters)` };
}

/** The same value in words. */
export function shownText(shown: Shown | undefined): string {
  if (shown === undefined) return "";
  if ("hidden" in shown) return "(sensitive)";
  if ("unknown" in shown) return "(known after apply)";
  const { value } = shown;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
