import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { FLOW_LOG_GROUP, flowLogGroupName } from "../../deployment";
import type { FlowLogs } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import { policyDocument, trustOf } from "../terraform/policy";
import type { CallerAccount } from "./caller-account";
import type { RegionalVpc } from "./regional-vpc";

export interface VpcFlowLogsProps {
  /** Prefix of names. */
  readonly name: string;
  readonly flowLogs: FlowLogs;
  readonly vpc: RegionalVpc;
  readonly account: CallerAccount;
  /** What must hold before the traffic of the VPC is recorded. */
  readonly gates: readonly PlanGate[];
}

const TRAFFIC = { all: "ALL", accepted: "ACCEPT", rejected: "REJECT" } as const;

/** Records of the traffic in a VPC, written to a log group that is made for them or to a bucket that exists. */
export class VpcFlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: VpcFlowLogsProps) {
    super(scope, id);
    const { name, flowLogs, vpc, gates } = props;
    const destination = flowLogs.bucket === undefined ? this.logGroup(props) : toBucket(flowLogs.bucket);
    const log = new FlowLog(this, "flow-log", {
      vpcId: vpc.vpcId,
      trafficType: TRAFFIC[flowLogs.traffic],
      maxAggregationInterval: flowLogs.aggregationSeconds,
      // A field is written ${field} in EC2's own words.
      logFormat: flowLogs.fields?.map((field) => escapeTemplate(`\${${field}}`)).join(" "),
      ...destination.arguments,
      tags: { Name: name },
    });
    waitFor(log, ...gates, ...destination.after);
    named(log, "vpc");
  }

  private logGroup({ name, flowLogs, account }: VpcFlowLogsProps) {
    const { retentionDays, kmsKey } = flowLogs.logGroup ?? FLOW_LOG_GROUP;
    const group = named(
      new CloudwatchLogGroup(this, "logs", {
        name: flowLogGroupName(name, flowLogs),
        retentionInDays: retentionDays,
        kmsKeyId: kmsKey,
      }),
      "vpc",
      "flow-logs",
    );
    const logDestination = reference(group, "arn");
    const role = named(
      new IamRole(this, "role", {
        name: `${name}-flow-logs`,
        assumeRolePolicy: trustOf("vpc-flow-logs.amazonaws.com", {
          // The flow log has no id before it has the role.
          ArnLike: { "aws:SourceArn": account.arn("ec2", "vpc-flow-log/*") },
          StringEquals: { "aws:SourceAccount": `\${${account.accountId}}` },
        }),
      }),
      "vpc",
      "flow-logs",
    );
    const policy = new IamRolePolicy(this, "policy", {
      name: "write-records",
      role: reference(role, "name"),
      policy: policyDocument([
        {
          Sid: "WriteRecords",
          // Without leave to create a log group: records on their way would bring a destroyed one back.
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [`${logDestination}:*`],
        },
      ]),
    });
    return {
      arguments: { logDestination, logDestinationType: "cloud-watch-logs", iamRoleArn: reference(role, "arn") },
      after: [named(policy, "vpc", "flow-logs")],
    };
  }
}

function toBucket(bucket: string) {
  return { arguments: { logDestination: bucket, logDestinationType: "s3", iamRoleArn: undefined }, after: [] };
}
