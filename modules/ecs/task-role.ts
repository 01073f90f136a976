import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { named, reference } from "../terraform";
import { policyDocument, trustOf } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";
import type { Account } from "../account";
import { onlyFrom } from "./execution-role";

export interface TaskRoleProps {
  /** Name of the role. */
  readonly name: string;
  /** What it is in the plan, the parts of its address. */
  readonly address: readonly string[];
  /** Name of the role's one policy. */
  readonly policyName: string;
  readonly account: Account;
  readonly statements: readonly PolicyStatement[];
}

/** The role of one task, which ECS alone may take in this account and Region. */
export class TaskRole extends Construct {
  /** Template: the role's ARN. */
  readonly arn: string;
  /** The policy, for services that must wait for it; undefined when the role may nothing. */
  readonly policy: IamRolePolicy | undefined;

  constructor(scope: Construct, id: string, { name, address, policyName, account, statements }: TaskRoleProps) {
    super(scope, id);
    const assumeRolePolicy = trustOf("ecs-tasks.amazonaws.com", onlyFrom(account));
    const role = named(new IamRole(this, "role", { name, assumeRolePolicy }), ...address);
    this.arn = reference(role, "arn");
    if (statements.length === 0) return;
    const policy = policyDocument(statements);
    this.policy = named(
      new IamRolePolicy(this, "policy", { name: policyName, role: reference(role, "name"), policy }),
      ...address,
    );
  }
}
