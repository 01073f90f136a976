import type { CheckResult, PlanJson, PlanManifest, ResourceChange } from "../../../review";

/** A change of a managed resource. */
export function change(
  type: string,
  name: string,
  actions: readonly string[],
  after: Readonly<Record<string, unknown>> | null = {},
  before: Readonly<Record<string, unknown>> | null = null,
): ResourceChange {
  return { address: `${type}.${name}`, mode: "managed", type, name, change: { actions, before, after } };
}

/** What a plan says about a gate. */
export function gate(name: string, status: CheckResult["status"], ...messages: string[]): CheckResult {
  return {
    address: { kind: "resource", type: "terraform_data", name, to_display: `terraform_data.${name}` },
    status,
    instances: [{ problems: messages.map((message) => ({ message })) }],
  };
}

/** What a plan says about a check block. */
export function check(name: string, status: CheckResult["status"], ...messages: string[]): CheckResult {
  return {
    address: { kind: "check", name, to_display: `check.${name}` },
    status,
    instances: [{ problems: messages.map((message) => ({ message })) }],
  };
}

/** A plan of these parts. */
export function plan(parts: Partial<PlanJson> = {}): PlanJson {
  return { format_version: "1.2", resource_changes: [], ...parts };
}

/** A manifest of these parts. */
export function manifest(parts: Partial<PlanManifest> = {}): PlanManifest {
  return { deployment: "orders", things: {}, findings: [], hops: [], ...parts };
}
