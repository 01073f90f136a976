import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { linkStatusPrefix } from "../../deployment";
import type { LinkStatus } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import { policyDocument, trustOf } from "../terraform/policy";
import { boundedName } from "./bounded-name";
import { connectedAlarmName } from "./outpost-alarms";
import { LINK_STATUSES } from "./status-machine";
import type { KeptParameter } from "./status-machine";
import { StatusWriter } from "./status-writer";
import type { WatchingAccount } from "./watching-account";

export interface LinkStatusKeeperProps {
  /** Prefix of names. */
  readonly deployment: string;
  /** Name of the Outpost in the deployment. */
  readonly outpost: string;
  readonly account: WatchingAccount;
  readonly executionLogs: LinkStatus["executionLogs"];
  /** Templates: ARNs of topics that hear of a status that could not be written. */
  readonly tell: readonly string[];
}

/**
 * Keeps the state of the alarm on an Outpost's connection in an SSM parameter: a change of the alarm is an event, the
 * event starts a state machine, and the machine writes the parameter. No code is deployed.
 */
export class LinkStatusKeeper extends Construct {
  /** What must be there before the alarm is made, so that its first change is heard. */
  readonly listening: readonly TerraformElement[];
  /** Template: ARN of the alarm on a status that could not be written. */
  readonly failureAlarmArn: string;

  constructor(scope: Construct, id: string, props: LinkStatusKeeperProps) {
    super(scope, id);
    const kept = keptParameter(props);
    const parameter = this.parameter(props, kept);
    const { machineArn } = new StatusWriter(this, "writer", {
      ...props,
      parameter: kept,
      parameterArn: reference(parameter, "arn"),
    });
    this.listening = this.listen(props, machineArn);
    this.failureAlarmArn = this.failure(props, machineArn);
  }

  private parameter({ outpost }: LinkStatusKeeperProps, kept: KeptParameter): SsmParameter {
    const parameter = new SsmParameter(this, "parameter", {
      name: kept.Name,
      type: kept.Type,
      tier: kept.Tier,
      description: kept.Description,
      allowedPattern: kept.AllowedPattern,
      // Not a secret, and a plan has to show it.
      insecureValue: "unknown",
      // The alarm's word, not Terraform's.
      lifecycle: { ignoreChanges: ["insecure_value"] },
    });
    return named(parameter, "link-status", outpost);
  }

  private listen({ deployment, outpost, account }: LinkStatusKeeperProps, machineArn: string): TerraformElement[] {
    const name = boundedName(deployment, outpost, "link-events");
    const alarm = account.arn("cloudwatch", `alarm:${connectedAlarmName(deployment, outpost)}`);
    const rule = named(
      new CloudwatchEventRule(this, "events", {
        name,
        description: `Changes of the alarm on the service link of Outpost ${outpost}`,
        eventPattern: JSON.stringify({
          source: ["aws.cloudwatch"],
          "detail-type": ["CloudWatch Alarm State Change"],
          resources: [alarm],
        }),
      }),
      "link-status",
      outpost,
    );
    const role = named(
      new IamRole(this, "role", {
        name,
        assumeRolePolicy: trustOf("events.amazonaws.com", account.only(reference(rule, "arn"))),
      }),
      "link-events",
      outpost,
    );
    const policy = new IamRolePolicy(this, "policy", {
      name: "start-link-status",
      role: reference(role, "name"),
      policy: policyDocument([{ Sid: "StartTheWriter", Action: ["states:StartExecution"], Resource: [machineArn] }]),
    });
    named(policy, "link-events", outpost);
    const target = new CloudwatchEventTarget(this, "target", {
      rule: reference(rule, "name"),
      targetId: "link-status",
      arn: machineArn,
      roleArn: reference(role, "arn"),
    });
    waitFor(target, policy);
    return [named(target, "link-status", outpost)];
  }

  /** Says that a status may be out of date. */
  private failure({ deployment, outpost, tell }: LinkStatusKeeperProps, machineArn: string): string {
    const alarm = new CloudwatchMetricAlarm(this, "failure", {
      alarmName: `${deployment}-${outpost}-link-status-failed`,
      alarmDescription: `The status of the service link of Outpost ${outpost} could not be written: plans read an old one.`,
      namespace: "AWS/States",
      metricName: "ExecutionsFailed",
      dimensions: { StateMachineArn: machineArn },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [...tell],
      okActions: [...tell],
    });
    return reference(named(alarm, outpost, "link-status-failed"), "arn");
  }
}

function keptParameter({ deployment, outpost }: LinkStatusKeeperProps): KeptParameter {
  return {
    Name: `${linkStatusPrefix(deployment)}${outpost}`,
    Type: "String",
    Tier: "Standard",
    Description: `Service link of Outpost ${outpost}, as the alarm on ConnectedStatus last said`,
    AllowedPattern: `^(${LINK_STATUSES.join("|")})$`,
  };
}
