/** The parts of `terraform show -json` that a review reads. */
export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version?: string;
  readonly errored?: boolean;
  readonly applyable?: boolean;
  /** When the plan was made, RFC 3339. */
  readonly timestamp?: string;
  readonly resource_changes?: readonly ResourceChange[];
  readonly checks?: readonly CheckResult[];
  readonly configuration?: { readonly root_module?: { readonly resources?: readonly ConfiguredResource[] } };
  readonly prior_state?: {
    readonly values?: { readonly root_module?: { readonly resources?: readonly KnownResource[] } };
  };
}

/** A resource as it is configured, with what its arguments refer to. */
export interface ConfiguredResource {
  readonly address: string;
  readonly expressions?: Readonly<Record<string, unknown>>;
}

/** What is known of a resource or data source before the plan. */
export interface KnownResource {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    /** What is adopted by an import block. */
    readonly importing?: { readonly id?: string };
    readonly before?: Readonly<Record<string, unknown>> | null;
    readonly after?: Readonly<Record<string, unknown>> | null;
  };
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
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new NotAPlanError("this is not a plan: `terraform show -json PLAN` prints a JSON object.");
  }
  const { format_version: format, resource_changes: changes, checks } = value as Record<string, unknown>;
  if (typeof format !== "string" || (!("resource_changes" in value) && !("planned_values" in value))) {
    throw new NotAPlanError(
      "this is not a plan: it has no format_version and no changes. `terraform show -json PLAN` prints one.",
    );
  }
  if (!/^1\./.test(format)) throw new NotAPlanError(`the plan has the format ${format}; 1.x is known.`);
  if (!isAbsentOrList(changes) || !isAbsentOrList(checks))
    throw new NotAPlanError("this is not a plan: its changes or checks are no list.");
  return value as PlanJson;
}

function isAbsentOrList(value: unknown): boolean {
  return value === undefined || Array.isArray(value);
}
