import { z } from "zod";
import { kmsKeyArn, label, logRetentionDays } from "../common";

const executionLogs = z
  .strictObject({
    retentionDays: logRetentionDays.default(30).describe("Days that CloudWatch keeps the logs."),
    kmsKey: kmsKeyArn
      .optional()
      .describe(
        "ARN of a key that encrypts the logs; its policy must let CloudWatch Logs use it. Default: CloudWatch's own " +
          "encryption.",
      ),
  })
  .describe("Logs of what the writer of the status failed at. The role of the writer may then write logs, too.");

export const linkStatusSchema = z
  .strictObject({
    keep: z
      .literal(true)
      .optional()
      .describe(
        "Keeps an SSM parameter for each Outpost that the alarm on its ConnectedStatus writes: up, down or unknown.",
      ),
    from: label()
      .optional()
      .describe(
        "Name of another deployment of this account and Region that keeps the status of the Outposts that the mesh " +
          "stands on; its parameters are read.",
      ),
    outposts: z
      .array(label())
      .min(1)
      .optional()
      .describe(
        "Outposts whose status counts, by the names that they have in that other deployment: those that the mesh stands " +
          "on. Default: every one that it keeps.",
      ),
    executionLogs: executionLogs.optional().describe("Default: no logs; Step Functions keeps a history for 90 days."),
  })
  .refine((value) => (value.keep === undefined) !== (value.from === undefined), {
    error: 'exactly one of "keep" (kept here) and "from" (kept by another deployment) is needed.',
  })
  .refine((value) => value.from !== undefined || value.outposts === undefined, {
    error: '"outposts" are those of another deployment ("from"); of what is kept here, every one counts.',
  })
  .refine((value) => value.keep !== undefined || value.executionLogs === undefined, {
    error: '"executionLogs" belong to whoever keeps the status; here it is only read.',
  })
  .describe(
    "Every plan reads the status of the service links; while one is down, a plan that changes the mesh is stopped.",
  );
