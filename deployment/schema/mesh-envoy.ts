import { z } from "zod";
import { show } from "../../document";

/** What a mesh can be rendered as. */
export const CONTROL_PLANES = ["app-mesh", "envoy"] as const;
export type ControlPlane = (typeof CONTROL_PLANES)[number];

const ipv4 = z.ipv4({ error: "an IPv4 address has the form 10.40.128.7." });

const tracing = z.strictObject({
  address: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Host of an OpenTelemetry collector that takes OTLP over gRPC. Default: one in the same task."),
  port: z.int().min(1).max(65535).default(4317).describe("Its port."),
  samplingPercent: z
    .number()
    .min(0)
    .max(100)
    .default(5)
    .describe("Percent of the requests that are traced. Default: 5, as App Mesh had it."),
});

const port = z.int().min(1024).max(65535);

const loopback = z.strictObject({
  backends: z
    .record(z.string().min(1), port)
    .default({})
    .describe("Port on 127.0.0.1 where callers' Envoys have a virtual service, by the virtual service's name."),
  applications: z
    .record(z.string().min(1), port)
    .default({})
    .describe(
      "Port on 127.0.0.1 where the application of a virtual node listens, by the node's name; the node's own port is " +
        "its Envoy's.",
    ),
});

const fromAppMesh = z
  .strictObject({
    api: z
      .enum(["answers", "gone"])
      .default("gone")
      .describe(
        "Whether App Mesh answers still. gone: Terraform forgets its objects and asks it nothing. answers: they stay as " +
          "they are until `fromAppMesh` is taken out, and Terraform then deletes them.",
      ),
    nodes: z
      .array(z.string().min(1))
      .default([])
      .describe("Virtual nodes whose tasks still have App Mesh's Envoy. All others have their own configuration."),
    gateways: z
      .array(z.string().min(1))
      .default([])
      .describe("Virtual gateways whose tasks still have App Mesh's Envoy."),
    image: z
      .string()
      .min(1)
      .optional()
      .describe("App Mesh's Envoy image in those tasks. Default: App Mesh's image from the Region's own registry."),
  })
  .describe("The mesh is on its way from App Mesh, node by node; `outpost-mesh migrate` writes the stages of it.");

export type FromAppMesh = z.infer<typeof fromAppMesh>;

export const meshEnvoySchema = z
  .strictObject({
    disconnected: z
      .boolean()
      .default(false)
      .describe("The mesh is to go on while the service link is down. Rules then ask for what that takes."),
    forgetAppMesh: z
      .boolean()
      .default(false)
      .describe(
        "Lets Terraform forget the objects of App Mesh that it made for this mesh, instead of asking App Mesh to delete " +
          "them: for the first plan after `controlPlane` was app-mesh. Needs Terraform 1.7.",
      ),
    fromAppMesh: fromAppMesh.optional().describe("Default: every task has its own configuration."),
    endpoints: z
      .record(z.string().min(1), z.array(ipv4).min(1))
      .default({})
      .describe("Addresses of the tasks of virtual nodes, by the node's name, instead of looking their name up."),
    loopback: loopback
      .optional()
      .describe(
        "Nothing is redirected: applications call their backends on ports of 127.0.0.1 and listen there, where an " +
          "instance cannot set the redirect. Default: all traffic is redirected to Envoy.",
      ),
    sdsSocket: z
      .string()
      .regex(/^\//, { error: (issue) => `${show(issue.input)} is not an absolute path.` })
      .optional()
      .describe("Unix socket of the secret discovery service that certificates with `sds` come from. Default: none."),
    metricsPort: z
      .int()
      .min(1024)
      .max(65535)
      .optional()
      .describe(
        "Port on which each Envoy serves /stats/prometheus and /ready to others. Default: only inside its own task.",
      ),
    tracing: tracing.optional().describe("Where spans go. Default: nothing is traced."),
  })
  .refine(({ forgetAppMesh, fromAppMesh }) => !forgetAppMesh || fromAppMesh?.api !== "answers", {
    error:
      "forgetAppMesh makes Terraform forget the objects that fromAppMesh with `api: answers` keeps: take one of them out, or " +
      "say `api: gone`.",
    path: ["forgetAppMesh"],
  })
  .describe("What only a mesh without App Mesh needs to know.");

export type MeshEnvoy = z.infer<typeof meshEnvoySchema>;
