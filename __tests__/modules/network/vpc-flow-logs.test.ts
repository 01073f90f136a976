import { recordedSite } from "../../support/unit/flow-log-cases";
import { examineDeployment } from "../../../rules";
import { stackOf } from "../../support/unit/stacks";

const GROUP = "${aws_cloudwatch_log_group.vpc--flow-logs.arn}";
const ACCOUNT = "${data.aws_caller_identity.network.account_id}";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d";

describe("flow logs of a VPC that say no more", () => {
  const stack = stackOf(recordedSite({}));

  test("record all traffic into a log group that forgets", () => {
    expect(stack.resource("aws_flow_log", "vpc")).toMatchObject({
      vpc_id: "${aws_vpc.main.id}",
      traffic_type: "ALL",
      max_aggregation_interval: 600,
      log_destination_type: "cloud-watch-logs",
      log_destination: GROUP,
      iam_role_arn: "${aws_iam_role.vpc--flow-logs.arn}",
    });
    expect(stack.resource("aws_flow_log", "vpc")).not.toHaveProperty("log_format");
    expect(stack.resource("aws_cloudwatch_log_group", "vpc--flow-logs")).toEqual({
      name: "/aws/vpc-flow-logs/shop",
      retention_in_days: 90,
    });
  });

  test("are written with a role that this account's flow logs alone can take, for that log group alone", () => {
    // GIVEN
    const role = stack.resource<{ assume_role_policy: string }>("aws_iam_role", "vpc--flow-logs");
    const { policy } = stack.resource<{ policy: string }>("aws_iam_role_policy", "vpc--flow-logs");
    // THEN
    expect(JSON.parse(role.assume_role_policy)).toMatchObject({
      Statement: [
        {
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Condition: {
            ArnLike: { "aws:SourceArn": `arn:aws:ec2:eu-central-1:${ACCOUNT}:vpc-flow-log/*` },
            StringEquals: { "aws:SourceAccount": ACCOUNT },
          },
        },
      ],
    });
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [`${GROUP}:*`],
        },
      ],
    });
    // AND the first record finds its permission there
    expect(stack.resource("aws_flow_log", "vpc")["depends_on"]).toEqual(["aws_iam_role_policy.vpc--flow-logs"]);
  });

  test("leave the Outpost, with every interface that stands there", () => {
    expect(examineDeployment(recordedSite({})).hops).toMatchObject([
      {
        rule: "OM-L013",
        takers: ["Outpost factory"],
        message:
          "Traffic of every network interface on factory is recorded, once in 600 seconds at the most, in a log group of CloudWatch.",
      },
    ]);
  });
});

test("flow logs record what the deployment says, in its words for fields, and are kept and encrypted as it says", () => {
  // WHEN
  const stack = stackOf(
    recordedSite({
      traffic: "rejected",
      aggregationSeconds: 60,
      fields: ["sublocation-id", "srcaddr", "action"],
      logGroup: { name: "security/vpc#1", retentionDays: 2922, kmsKey: KEY },
    }),
  );
  // THEN Terraform sees fields of records, not references
  expect(stack.resource("aws_flow_log", "vpc")).toMatchObject({
    traffic_type: "REJECT",
    max_aggregation_interval: 60,
    log_format: "$${sublocation-id} $${srcaddr} $${action}",
  });
  expect(stack.resource("aws_cloudwatch_log_group", "vpc--flow-logs")).toEqual({
    name: "security/vpc#1",
    retention_in_days: 2922,
    kms_key_id: KEY,
  });
});

test("flow logs to a bucket need neither a log group nor a role", () => {
  // WHEN
  const stack = stackOf(recordedSite({ traffic: "accepted", bucket: "arn:aws:s3:::records/plant" }));
  // THEN
  expect(stack.resource("aws_flow_log", "vpc")).toMatchObject({
    traffic_type: "ACCEPT",
    log_destination_type: "s3",
    log_destination: "arn:aws:s3:::records/plant",
  });
  expect(stack.resource("aws_flow_log", "vpc")).not.toHaveProperty("iam_role_arn");
  expect(stack.kinds.filter((kind) => /^aws_(cloudwatch|iam)/.test(kind))).toEqual([]);
});

test("flow logs of an existing VPC are made when it is known to be this account's", () => {
  // WHEN
  const stack = stackOf(recordedSite({}, { id: "vpc-0f00ba4c0ffee1234" }));
  // THEN
  expect(stack.resource("aws_flow_log", "vpc")).toMatchObject({ vpc_id: "vpc-0f00ba4c0ffee1234" });
  expect(stack.resource("aws_flow_log", "vpc")["depends_on"]).toEqual(
    expect.arrayContaining(["terraform_data.OM-N100_vpc", "terraform_data.OM-N110_vpc"]),
  );
});

test.each([
  [{ logGroup: {}, bucket: "arn:aws:s3:::records" }, /"logGroup" and "bucket" are both given/],
  [{ bucket: "s3://records" }, /is not the ARN of a bucket/],
  [{ bucket: "arn:aws:s3:::records/*" }, /is not the ARN of a bucket/],
  [{ logGroup: { name: "aws/records" } }, /is not a name that a new log group can have/],
  [{ logGroup: { retentionDays: 42 as 30 } }, /retentionDays/],
  [{ aggregationSeconds: 300 as 60 }, /aggregationSeconds/],
  [{ fields: ["action" as const, "action" as const] }, /a field stands here a second time/],
])("flow logs that cannot be are refused: %j", (flowLogs, words) => {
  expect(() => recordedSite(flowLogs)).toThrow(words);
});
