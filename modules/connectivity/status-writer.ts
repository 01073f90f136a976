import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Construct } from "constructs";
import type { LinkStatus } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import { policyDocument, trustOf } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";
import { boundedName } from "./bounded-name";
import { statusMachine } from "./status-machine";
import type { KeptParameter } from "./status-machine";
import type { WatchingAccount } from "./watching-account";

export interface StatusWriterProps {
  /** Prefix of names. */
  readonly deployment: string;
  /** Name of the Outpost in the deployment. */
  readonly outpost: string;
  readonly account: WatchingAccount;
  readonly parameter: KeptParameter;
  /** Template: ARN of the parameter. */
  readonly parameterArn: string;
  readonly executionLogs: LinkStatus["executionLogs"];
}

/** The state machine that writes one parameter, with a role that may do nothing else. */
export class StatusWriter extends Construct {
  /** Template: the machine's ARN. */
  readonly machineArn: string;

  constructor(scope: Construct, id: string, props: StatusWriterProps) {
    super(scope, id);
    const { deployment, outpost, account, parameter } = props;
    const name = boundedName(deployment, outpost, "link-status");
    const role = named(
      new IamRole(this, "role", {
        name,
        assumeRolePolicy: trustOf("states.amazonaws.com", account.only(account.arn("states", `stateMachine:${name}`))),
      }),
      "link-status",
      outpost,
    );
    const logs = this.logs(props, name);
    const policy = new IamRolePolicy(this, "policy", {
      name: "write-link-status",
      role: reference(role, "name"),
      policy: policyDocument([
        { Sid: "WriteTheParameter", Action: ["ssm:PutParameter"], Resource: [props.parameterArn] },
        ...(logs === undefined ? [] : DELIVER_LOGS),
      ]),
    });
    named(policy, "link-status", outpost);
    const machine = new SfnStateMachine(this, "machine", {
      name,
      roleArn: reference(role, "arn"),
      definition: statusMachine(account.partition.name, parameter),
      type: "STANDARD",
      // The event holds nothing but the alarm; a failure says enough without it.
      loggingConfiguration:
        logs === undefined
          ? undefined
          : { level: "ERROR", includeExecutionData: false, logDestination: `${reference(logs, "arn")}:*` },
    });
    waitFor(machine, policy);
    this.machineArn = reference(named(machine, "link-status", outpost), "arn");
  }

  private logs({ executionLogs, outpost }: StatusWriterProps, name: string): CloudwatchLogGroup | undefined {
    if (executionLogs === undefined) return undefined;
    const group = new CloudwatchLogGroup(this, "logs", {
      // Step Functions asks for names under /aws/vendedlogs where many groups share one policy of CloudWatch Logs.
      name: `/aws/vendedlogs/states/${name}`,
      retentionInDays: executionLogs.retentionDays,
      kmsKeyId: executionLogs.kmsKey,
    });
    return named(group, "link-status", outpost);
  }
}

/** Delivery of logs cannot be narrowed to a log group (Step Functions developer guide, logging to CloudWatch Logs). */
const DELIVER_LOGS: readonly PolicyStatement[] = [
  {
    Sid: "DeliverLogs",
    Action: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    Resource: ["*"],
  },
];
