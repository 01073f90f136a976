import type { PlannedResource } from "./example-plan";

/** One statement of a policy of an example. */
export interface Statement {
  /** The resource that the policy belongs to, for example `aws_iam_role_policy.execution`. */
  readonly address: string;
  readonly type: string;
  readonly effect: string;
  readonly actions: readonly string[];
  /** Undefined in a trust policy. */
  readonly resources: readonly string[] | undefined;
  readonly principals: readonly string[];
  readonly conditioned: boolean;
}

const ARGUMENTS = ["policy", "assume_role_policy"] as const;

/** Every statement of every policy that a resource is given; where the plan does not know it, as it is written. */
export function statementsOf({ address, type, after, written }: PlannedResource): Statement[] {
  return ARGUMENTS.flatMap((argument) => {
    const text = after[argument] ?? written[argument];
    if (typeof text !== "string" || !text.startsWith("{")) return [];
    const { Statement: statements } = JSON.parse(text) as { Statement: readonly Record<string, unknown>[] };
    return statements.map((each) => ({
      address,
      type,
      effect: String(each["Effect"]),
      actions: listed(each["Action"]),
      resources: each["Resource"] === undefined ? undefined : listed(each["Resource"]),
      principals: Object.values((each["Principal"] ?? {}) as Record<string, unknown>).flatMap(listed),
      conditioned: each["Condition"] !== undefined,
    }));
  });
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A wildcard that no narrower one can replace. */
interface Allowed {
  readonly action: RegExp;
  readonly resource: RegExp;
  /** Types of resource that it is allowed on. */
  readonly on: RegExp;
  readonly because: string;
}

/** Resources with a wildcard, each with the reason for which there is no narrower one. */
export const ALLOWED_RESOURCES: readonly Allowed[] = [
  {
    action: /^ecr:GetAuthorizationToken$/,
    resource: /^\*$/,
    on: /^aws_iam_role_policy$/,
    because: "the action takes no resource (Service authorization reference, Amazon ECR)",
  },
  {
    action: /^ecs:DiscoverPollEndpoint$/,
    resource: /^\*$/,
    on: /^aws_iam_role_policy$/,
    because: "the action takes no resource (Service authorization reference, Amazon ECS)",
  },
  {
    action: /^ecs:(Poll|StartTelemetrySession|UpdateContainerInstancesState|TagResource)$/,
    resource: /:container-instance\/\*$/,
    on: /^aws_iam_role_policy$/,
    because: "a container instance has no id before it registers; the condition names the one cluster",
  },
  {
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /:log-group:\/outpost-mesh\/[^*]+\*$/,
    on: /^aws_iam_role_policy$/,
    because: "the deployment's own log groups by their prefix: a role's policies may have 10,240 characters in all",
  },
  {
    action: /^logs:(CreateLogStream|DescribeLogStreams|PutLogEvents)$/,
    resource: /^\$\{aws_cloudwatch_log_group\.vpc--flow-logs\.arn\}:\*$/,
    on: /^aws_iam_role_policy$/,
    because: "flow logs name a stream after each network interface; the log group is the one that is made for them",
  },
  {
    action: /^kms:/,
    resource: /^\*$/,
    on: /^aws_kms_key$/,
    because: "in a key's own policy it means that key",
  },
  {
    action: /^logs:(\w+LogDeliver(y|ies)|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/,
    resource: /^\*$/,
    on: /^aws_iam_role_policy$/,
    because: "deliveries of logs take no resource (Step Functions developer guide, logging to CloudWatch Logs)",
  },
];

/** Actions with a wildcard, each with the reason. */
export const ALLOWED_ACTIONS: readonly Omit<Allowed, "resource">[] = [
  { action: /^kms:\*$/, on: /^aws_kms_key$/, because: "the account must be able to administer its own key" },
  { action: /^kms:GenerateDataKey\*$/, on: /^aws_kms_key$/, because: "the two forms of one action that services use" },
];

/** What of a statement is wider than it has to be. */
export function tooWide(statement: Statement): string[] {
  const { address, type, effect, actions, resources = [], principals, conditioned } = statement;
  if (effect !== "Allow") return [];
  const fits = (allowed: { readonly action: RegExp; readonly on: RegExp }, action: string) =>
    allowed.action.test(action) && allowed.on.test(type);
  return [
    ...actions
      .filter((action) => action.includes("*") && !ALLOWED_ACTIONS.some((allowed) => fits(allowed, action)))
      .map((action) => `${address} allows ${action}`),
    ...resources
      .filter((resource) => resource.includes("*"))
      .flatMap((resource) =>
        actions
          .filter((action) => !ALLOWED_RESOURCES.some((each) => fits(each, action) && each.resource.test(resource)))
          .map((action) => `${address} allows ${action} on ${resource}`),
      ),
    ...principals.filter((principal) => principal === "*").map(() => `${address} lets anybody in`),
    ...(type !== "aws_iam_role" && principals.some((each) => /\.amazonaws\./.test(each)) && !conditioned
      ? [`${address} lets a service in on anybody's behalf`]
      : []),
  ];
}
