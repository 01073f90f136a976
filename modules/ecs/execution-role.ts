import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { parseEcrImage } from "../../aws";
import { named, reference } from "../terraform";
import type { Account } from "../account";
import { repositoryArn } from "./ecr-repository";
import { policyDocument, trustOf } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";

export interface ExecutionRoleProps {
  /** Name of the role. */
  readonly name: string;
  readonly account: Account;
  /** Images that ECS pulls with the role. */
  readonly images: readonly string[];
  /** Templates: ARNs of more repositories that it pulls from. */
  readonly repositoryArns: readonly string[];
  /** What the names of the log groups that containers write to begin with. */
  readonly logGroupPrefix: string;
  /** ARNs of secrets and parameters that ECS hands to containers. */
  readonly secretArns: readonly string[];
}

/**
 * The role with which ECS starts tasks: pulls exactly these images, writes the logs of this deployment, reads exactly
 * these secrets. The log groups are named by their common prefix, because a role's inline policies may have 10,240
 * characters in all.
 */
export class ExecutionRole extends Construct {
  /** Template: the role's ARN. */
  readonly roleArn: string;
  /** The policy, for services that must wait for it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ExecutionRoleProps) {
    super(scope, id);
    const role = named(
      new IamRole(this, "role", {
        name: props.name,
        assumeRolePolicy: trustOf("ecs-tasks.amazonaws.com", onlyFrom(props.account)),
      }),
      "execution",
    );
    this.roleArn = reference(role, "arn");
    this.policy = named(
      new IamRolePolicy(this, "policy", {
        name: "start-tasks",
        role: reference(role, "name"),
        policy: policyDocument(statements(props)),
      }),
      "execution",
    );
  }
}

/** Keeps other accounts' ECS from using a role (the confused deputy). */
export function onlyFrom(account: Account) {
  return {
    ArnLike: { "aws:SourceArn": account.arn("ecs", "*") },
    StringEquals: { "aws:SourceAccount": account.accountId },
  };
}

function statements({
  account,
  images,
  repositoryArns,
  logGroupPrefix,
  secretArns,
}: ExecutionRoleProps): PolicyStatement[] {
  const sorted = (items: Iterable<string>) => [...new Set(items)].sort();
  const repositories = sorted([
    ...repositoryArns,
    ...images.flatMap((image) => {
      const ecr = parseEcrImage(image);
      return ecr === undefined ? [] : [repositoryArn(ecr)];
    }),
  ]);
  const secrets = sorted(secretArns);
  const ofService = (service: string) => secrets.filter((arn) => arn.split(":")[2] === service);
  return [
    ...(repositories.length === 0
      ? []
      : [
          { Sid: "LogInToRegistries", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
          {
            Sid: "PullImages",
            Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resource: repositories,
          },
        ]),
    {
      Sid: "WriteLogs",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [account.arn("logs", `log-group:${logGroupPrefix}*`)],
    },
    ...(ofService("secretsmanager").length === 0
      ? []
      : [{ Sid: "ReadSecrets", Action: ["secretsmanager:GetSecretValue"], Resource: ofService("secretsmanager") }]),
    ...(ofService("ssm").length === 0
      ? []
      : [{ Sid: "ReadParameters", Action: ["ssm:GetParameters"], Resource: ofService("ssm") }]),
  ];
}
