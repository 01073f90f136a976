import { z } from "zod";
import { show } from "../../../document";

const objectName = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, {
  error: (issue) =>
    `${show(issue.input)} is not a name of Kubernetes: 1 to 253 lower-case letters, digits, dots and hyphens, a letter or ` +
    "digit first and last.",
});

/** A folder of Envoy's file system, written in one way only, so that two texts are two folders. */
const folder = z.string().regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)+$/, {
  error: (issue) =>
    `${show(issue.input)} is not an absolute path as it is wanted here: names of letters, digits and . _ - with one slash ` +
    "before each, none behind, no . or .. among them.",
});

const source = z
  .strictObject({
    secret: objectName
      .optional()
      .describe("Name of a Secret in the namespace, which is not made here: keys and chains."),
    configMap: objectName.optional().describe("Name of a ConfigMap there, not made here either: authorities, no keys."),
  })
  .refine(({ secret, configMap }) => (secret === undefined) !== (configMap === undefined), {
    error: "exactly one of secret and configMap must be given.",
  })
  .describe("What is mounted: each key of it is a file of the folder, read-only, and replaced when it is renewed.");

/** What is mounted into an Envoy, by the folder where it finds it. */
export const envoyFilesSchema = z.record(folder, source).default({});

export type EnvoyFileSource = z.infer<typeof source>;
