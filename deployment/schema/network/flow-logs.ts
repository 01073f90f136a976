import { z } from "zod";
import { FLOW_LOG_FIELDS } from "../../../aws";
import { show } from "../../../document";
import { kmsKeyArn, logRetentionDays } from "../common";

const logGroup = z
  .strictObject({
    name: z
      .string()
      .regex(/^(?!aws\/)[.\-_/#A-Za-z0-9]{1,512}$/, {
        error: (issue) =>
          `${show(issue.input)} is not a name that a new log group can have: up to 512 letters, digits and .-_/#, not ` +
          "aws/ first.",
      })
      .optional()
      .describe("Name of the log group. Default: /aws/vpc-flow-logs/ and the deployment's name."),
    retentionDays: logRetentionDays.default(90).describe("Days that CloudWatch keeps the records."),
    kmsKey: kmsKeyArn
      .optional()
      .describe(
        "ARN of the KMS key that encrypts the records; its policy must let CloudWatch Logs of the Region use it. " +
          "Default: CloudWatch's own encryption.",
      ),
  })
  .describe("The log group that is made for the records.");

/** The log group of flow logs that say nothing of where they go. */
export const FLOW_LOG_GROUP = logGroup.parse({});

export const flowLogsSchema = z
  .strictObject({
    traffic: z
      .enum(["all", "accepted", "rejected"])
      .default("all")
      .describe(
        "Which traffic is recorded: all of it, or what security groups and network ACLs let through or refuse.",
      ),
    aggregationSeconds: z
      .literal([60, 600])
      .default(600)
      .describe("Longest time in seconds that one record sums up. 60 makes up to ten times as many records."),
    fields: z
      .array(z.enum(FLOW_LOG_FIELDS))
      .min(1)
      .refine((fields) => new Set(fields).size === fields.length, { error: "a field stands here a second time." })
      .optional()
      .describe(
        "What a record holds, in that order; sublocation-id is the Outpost. Default: AWS's own fields, which do not say " +
          "where on the VPC the interface is.",
      ),
    logGroup: logGroup.optional().describe("The log group that is made for the records. Default: one of that kind."),
    bucket: z
      .string()
      .regex(/^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s/*]+)*\/?$/, {
        error: (issue) =>
          `${show(issue.input)} is not the ARN of a bucket, or of a folder in one: arn:aws:s3:::BUCKET/FOLDER.`,
      })
      .optional()
      .describe(
        "ARN of an existing S3 bucket that takes the records instead of a log group, with a folder if need be. The " +
          "bucket's policy must let delivery.logs.amazonaws.com write there.",
      ),
  })
  .refine(({ logGroup: group, bucket }) => group === undefined || bucket === undefined, {
    error: '"logGroup" and "bucket" are both given; records go to one of them.',
  })
  .describe("Records of the IP traffic of every network interface in the VPC, those on Outposts among them.");

export type FlowLogs = z.infer<typeof flowLogsSchema>;
