import { z } from "zod";
import { show } from "../../document";

const bucketName = z.string().regex(/^(?!xn--|.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  error: (issue) =>
    `${show(issue.input)} is not the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens.`,
});

const s3 = z.strictObject({
  type: z.literal("s3"),
  bucket: bucketName.describe("Bucket that holds the state. It exists already and keeps versions."),
  key: z
    .string()
    .min(1)
    .max(1000)
    .regex(/^(?!\/).*[^/]$/, { error: (issue) => `${show(issue.input)} begins or ends with a slash.` })
    .optional()
    .describe("Name of the state in the bucket. Default: outpost-mesh/NAME.tfstate."),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a Region has the form "eu-central-1".')
    .optional()
    .describe("Region of the bucket. Default: the deployment's."),
  kmsKeyId: z.string().min(1).optional().describe("KMS key for the state. Default: the bucket's own encryption."),
  locking: z
    .enum(["lockfile", "dynamodb"])
    .default("lockfile")
    .describe("lockfile: a lock in the bucket, which needs Terraform 1.10. dynamodb: a table, for older ones."),
  dynamodbTable: z.string().min(3).max(255).optional().describe("Table of the locks, with `locking: dynamodb`."),
});

const cloud = z.strictObject({
  type: z.literal("cloud"),
  organization: z.string().min(1).describe("Organization in HCP Terraform."),
  workspace: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,90}$/, {
      error: (issue) => `${show(issue.input)} is not a workspace: 1 to 90 letters, digits, hyphens and underscores.`,
    })
    .optional()
    .describe("Workspace that runs this deployment. Default: the deployment's name."),
  project: z.string().min(1).optional().describe("Project of the workspace. Default: the organization's own."),
  hostname: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .optional()
    .describe("Host of Terraform Enterprise. Default: HCP Terraform."),
});

export const backendSchema = z
  .discriminatedUnion("type", [s3, cloud])
  .refine(
    (backend) => backend.type !== "s3" || (backend.locking === "dynamodb") === (backend.dynamodbTable !== undefined),
    {
      error:
        '"locking: dynamodb" and "dynamodbTable" belong together: give both, or neither for a lock file in the bucket.',
    },
  )
  .describe(
    "Where Terraform keeps the state: an S3 bucket, or a workspace of HCP Terraform, which then runs it, too. The stand-in " +
      "world always keeps its state in the output folder.",
  );

/** Where a deployment's state is. */
export type Backend = z.output<typeof backendSchema>;
