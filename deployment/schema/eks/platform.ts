import { z } from "zod";
import { label } from "../common";
import { capacityGroupFields, launchType } from "../workloads";
import { eksClusterSchema } from "./cluster";
import { INJECTIONS, eksControllerSchema } from "./controller";
import { eksEnvoySchema } from "./envoy";
import { eksGatewaysSchema, eksWorkloadSchema } from "./workload";

const nodeGroup = z.strictObject({
  ...capacityGroupFields,
  ami: z
    .enum(["al2023", "al2"])
    .optional()
    .describe(
      "Operating system of the nodes. Default: al2023; al2 in a local cluster, whose nodes join with it alone.",
    ),
  metadataHopLimit: z
    .int()
    .min(1)
    .max(64)
    .default(2)
    .describe("Hops that answers of the instance metadata service travel: pods are one hop further than the node."),
});

export const eksPlatformSchema = z
  .strictObject({
    platform: z.literal("eks").describe("What runs the containers."),
    launchType,
    nodes: z
      .enum(["self-managed", "managed", "fargate", "auto-mode", "karpenter"])
      .default("self-managed")
      .describe("What makes the nodes. Only self-managed ones stand on an Outpost; a rule refuses the others by name."),
    cluster: eksClusterSchema.prefault({}),
    namespace: label(63).optional().describe("Namespace of the services. Default: the deployment's name."),
    capacity: z
      .record(label(), nodeGroup)
      .default({})
      .describe("Groups of nodes by name; each becomes a launch template and an Auto Scaling group."),
    injection: z
      .enum(INJECTIONS)
      .default("explicit")
      .describe(
        "How Envoy gets into the pods. explicit: it is written into each pod, and Terraform owns the mesh. controller: " +
          "App Mesh's controller injects it and owns the mesh, whose objects are objects of Kubernetes.",
      ),
    controller: eksControllerSchema.optional().describe("Default: the chart's own settings with two pods."),
    envoy: eksEnvoySchema.prefault({}),
    gateways: eksGatewaysSchema,
    podSelectors: z
      .record(z.string().min(1), z.record(z.string().min(1), z.string()))
      .default({})
      .describe(
        "Labels by which virtual nodes of `mesh.virtualNodes` select their pods, where the controller injects: node to labels.",
      ),
    services: z
      .record(label(), eksWorkloadSchema)
      .describe("The pods of each service of the mesh, by the service's name."),
  })
  .describe("What runs the services as pods of EKS on the Outpost.");

export type EksPlatform = z.infer<typeof eksPlatformSchema>;
export type NodeGroup = EksPlatform["capacity"][string];
