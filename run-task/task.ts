import { refusesUrl } from "./hosts";

/** What HCP Terraform asks for: judge a run, and say so at the callback. */
export interface RunTask {
  /** For log lines; never a secret. */
  readonly id: string;
  readonly stage: string;
  /** Where the plan is as JSON; undefined before there is one. */
  readonly planUrl: string | undefined;
  readonly callbackUrl: string;
  /** Lets this server read the plan and write the result, for this run only. */
  readonly accessToken: string;
  /** Workspace of the run, for people. */
  readonly workspace: string;
  /** Whether HCP Terraform shows outcomes beside the message. */
  readonly takesOutcomes: boolean;
}

/** A request, as far as it can be used. */
export type ReadTask =
  | { readonly kind: "task"; readonly task: RunTask }
  /** HCP Terraform only tries whether the server answers, when somebody saves the run task. */
  | { readonly kind: "trial" }
  | { readonly kind: "unusable"; readonly problems: readonly string[] };

/** What HCP Terraform puts in place of a token while it only tries the server. */
const TRIAL_TOKEN = "test-token";

/** Reads the body of a request whose signature was found good. Every problem at once. */
export function readTask(body: unknown, allowedHosts: readonly string[]): ReadTask {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { kind: "unusable", problems: ["the body is no JSON object"] };
  }
  const fields = body as Readonly<Record<string, unknown>>;
  const problems: string[] = [];
  if (fields["payload_version"] !== 1) {
    problems.push(`payload_version is ${JSON.stringify(fields["payload_version"])}; 1 is known`);
  }
  if (problems.length === 0 && fields["access_token"] === TRIAL_TOKEN) return { kind: "trial" };
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value === "string" && value !== "") return value;
    problems.push(`${name} is missing`);
    return "";
  };
  const url = (name: string): string => {
    const value = text(name);
    const refusal = value === "" ? undefined : refusesUrl(value, allowedHosts);
    if (refusal !== undefined) problems.push(`${name}: ${refusal}`);
    return value;
  };
  const stage = text("stage");
  const task: RunTask = {
    id: String(fields["task_result_id"] ?? fields["run_id"] ?? "unnamed").slice(0, 100),
    stage,
    planUrl: stage === "pre_plan" ? undefined : url("plan_json_api_url"),
    callbackUrl: url("task_result_callback_url"),
    accessToken: text("access_token"),
    workspace: String(fields["workspace_name"] ?? "").slice(0, 100),
    takesOutcomes: (fields["capabilities"] as { outcomes?: unknown } | null | undefined)?.outcomes === true,
  };
  return problems.length > 0 ? { kind: "unusable", problems } : { kind: "task", task };
}
