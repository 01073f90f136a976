import { z } from "zod";
import { show } from "../../../document";
import { kmsKeyArn } from "../common";

const subscription = z.strictObject({
  protocol: z
    .enum(["email", "email-json", "https", "sms", "sqs", "lambda"])
    .describe("How the message travels. Whoever gets email confirms the subscription first."),
  endpoint: z
    .string()
    .min(1)
    .describe("Where it goes: an address, a URL, a telephone number, or the ARN of a queue or a function."),
});

export const topicSchema = z
  .strictObject({
    arn: z
      .string()
      .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?$/, {
        error: (issue) => `${show(issue.input)} is not the ARN of an SNS topic.`,
      })
      .optional()
      .describe("ARN of an existing topic. Default: a new one, encrypted with a KMS key."),
    kmsKey: kmsKeyArn
      .optional()
      .describe(
        "ARN of an existing key for a new topic; its policy must let CloudWatch use it. Default: a new key, rotated " +
          "every year.",
      ),
    subscriptions: z.array(subscription).default([]).describe("Who is told."),
  })
  .refine((value) => value.arn === undefined || value.kmsKey === undefined, {
    error: '"kmsKey" is the key of a new topic; an existing one ("arn") has its own.',
  })
  .describe("The SNS topic that the alarms tell.");
