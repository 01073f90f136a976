import { mistakesIn } from "./check-plan";
import { isRecord, own } from "./json-value";

/** The parts of `terraform show -json` that a review reads. */
export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version?: string;
  readonly errored?: boolean;
  readonly applyable?: boolean;
  /** False when something was left out, for instance by `-target`. */
  readonly complete?: boolean;
  /** When the plan was made, RFC 3339. */
  readonly timestamp?: string;
  readonly resource_changes?: readonly ResourceChange[];
  /** What has changed outside Terraform since the last apply. */
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change<unknown>>>;
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly checks?: readonly CheckResult[];
  readonly configuration?: Configuration;
  readonly prior_state?: {
    readonly values?: { readonly root_module?: { readonly resources?: readonly KnownResource[] } };
  };
}

/** What was written, before anything was read or decided. */
export interface Configuration {
  readonly provider_config?: Readonly<Record<string, { readonly expressions?: unknown }>>;
  readonly root_module?: {
    readonly resources?: readonly ConfiguredResource[];
    readonly variables?: Readonly<Record<string, { readonly sensitive?: boolean }>>;
  };
}

/** A resource as it is configured, with what its arguments refer to. */
export interface ConfiguredResource {
  readonly address: string;
  /** Key of its provider in `provider_config`. */
  readonly provider_config_key?: string;
  readonly expressions?: Readonly<Record<string, unknown>>;
}

/** What is known of a resource or data source before the plan. */
export interface KnownResource {
  readonly address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ResourceChange {
  readonly address: string;
  /** The address until now, when a `moved` block gives another one. */
  readonly previous_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Why Terraform does it, in a word of its own. */
  readonly action_reason?: string;
  readonly change: Change<Readonly<Record<string, unknown>> | null>;
}

/** A value before and after. Masks have the value's form, with `true` where they apply. */
export interface Change<T> {
  readonly actions: readonly string[];
  readonly before?: T;
  readonly after?: T;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly after_unknown?: unknown;
  /** Paths of what makes Terraform replace the object. */
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly importing?: { readonly id?: string; readonly identity?: unknown };
}

export interface CheckResult {
  readonly address: {
    readonly kind: string;
    readonly type?: string;
    readonly name?: string;
    readonly to_display: string;
  };
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly instances?: readonly { readonly problems?: readonly { readonly message?: string }[] }[];
}

/** What is given is not a plan that can be reviewed. */
export class NotAPlanError extends Error {
  override readonly name = "NotAPlanError";
}

/**
 * Takes a parsed JSON value for a plan.
 * @throws NotAPlanError when it is something else, or a format that is not known
 */
export function asPlan(value: unknown): PlanJson {
  if (!isRecord(value)) {
    throw new NotAPlanError("this is not a plan: `terraform show -json PLAN` prints a JSON object.");
  }
  const format = own(value, "format_version");
  if (typeof format !== "string" || (!("resource_changes" in value) && !("planned_values" in value))) {
    throw new NotAPlanError(
      "this is not a plan: it has no format_version and no changes. `terraform show -json PLAN` prints one.",
    );
  }
  if (!/^1\./.test(format)) throw new NotAPlanError(`the plan has the format ${shown(format)}; 1.x is known.`);
  const mistakes = mistakesIn(value);
  if (mistakes.length > 0) throw new NotAPlanError(`this is not a plan: ${mistakes.join("; ")}.`);
  return value as unknown as PlanJson;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 40)).slice(1, -1);
}
