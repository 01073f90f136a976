import { z } from "zod";
import { show } from "../../document";

/** A mesh object's name (App Mesh API: 1 to 255 characters; the console's characters). */
const meshObjectName = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, {
  error: (issue) => `${show(issue.input)} is not a mesh name: 1 to 255 letters, digits, hyphens and underscores.`,
});

const domainName = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/, {
    error: (issue) =>
      `${show(issue.input)} is not a domain name of at least two lower-case labels, for example orders.internal.`,
  });

const cloudMap = z.strictObject({
  type: z.literal("cloud-map"),
  namespace: domainName.describe("Private DNS namespace of Cloud Map; virtual services are named SERVICE.NAMESPACE."),
  existing: z.boolean().default(false).describe("The namespace exists already and is looked up by name."),
});

const dns = z.strictObject({
  type: z.literal("dns"),
  domain: domainName.describe("Domain whose records you keep yourself: a node is found at NODE.DOMAIN."),
});

export const meshSchema = z
  .strictObject({
    name: meshObjectName.optional().describe("Name of the mesh. Default: the deployment's name."),
    existing: z.boolean().default(false).describe("The mesh exists already; this deployment only adds to it."),
    egressFilter: z
      .enum(["DROP_ALL", "ALLOW_ALL"])
      .default("DROP_ALL")
      .describe("What Envoy does with traffic to destinations outside the mesh."),
    discovery: z
      .discriminatedUnion("type", [cloudMap, dns])
      .optional()
      .describe("How Envoys find the tasks of a node. Default: Cloud Map with the namespace NAME.internal."),
  })
  .describe("The App Mesh mesh that the services form.");

export type Mesh = z.infer<typeof meshSchema>;
