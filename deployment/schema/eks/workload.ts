import { z } from "zod";
import { label } from "../common";
import { gatewayName, gatewayWorkloadFields } from "../gateway-workloads";
import { containerFields, overriding } from "../workloads";
import { envoyFilesSchema } from "./envoy-files";

const secretKey = z
  .strictObject({
    secret: z
      .string()
      .regex(
        /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
        "a Secret's name has lower-case letters, digits, dots and hyphens.",
      )
      .describe("Name of a Secret of Kubernetes in the namespace, which is not made here."),
    key: z
      .string()
      .regex(/^[-._a-zA-Z0-9]{1,253}$/, "a key of a Secret has letters, digits and . _ - only.")
      .describe("Key in it."),
  })
  .describe("One key of a Secret.");

const podFields = {
  ...containerFields,
  count: containerFields.count.describe("Pods to run."),
  stopTimeout: containerFields.stopTimeout
    .unwrap()
    .default(20)
    .describe("Seconds between the stop signal and the kill; Envoy waits as long as `envoy.preStopDelay` says."),
  secrets: containerFields.secrets.describe(
    "Secrets by ARN are ECS's; on EKS a rule refuses them and names `secretKeys`.",
  ),
  secretKeys: z
    .record(z.string().min(1), secretKey)
    .default({})
    .describe("Environment variables taken from Secrets of Kubernetes: name to Secret and key."),
  envoyFiles: envoyFilesSchema.describe(
    "Folders that the Envoys of these pods have besides those of `envoy.files`: folder to Secret or ConfigMap.",
  ),
};

export const eksWorkloadSchema = z.strictObject({
  ...podFields,
  image: podFields.image.optional().describe("Container image; each version may name its own instead."),
  outpost: label().optional().describe("Outpost that the pods run on. Default: the only one."),
  labels: z
    .record(z.string().min(1).max(317), z.string().max(63))
    .default({})
    .describe("Labels of the pods, besides those that are given to all of them."),
  maxUnavailable: z
    .int()
    .min(0)
    .max(1000)
    .default(1)
    .describe("Pods that a drain may take away at once: the pod disruption budget."),
  versions: z
    .record(label(), overriding(podFields))
    .default({})
    .describe("What a version of the service does otherwise. Its versions are those of the service."),
});

export type EksWorkload = z.infer<typeof eksWorkloadSchema>;

export const eksGatewaysSchema = z
  .record(
    gatewayName,
    z.strictObject({
      ...gatewayWorkloadFields,
      maxUnavailable: z.int().min(0).max(1000).default(1).describe("Pods that a drain may take away at once."),
      envoyFiles: envoyFilesSchema.describe(
        "Folders that the gateway's Envoys have besides those of `envoy.files`: folder to Secret or ConfigMap.",
      ),
    }),
  )
  .default({})
  .describe("The pods of virtual gateways, each one Envoy alone, by the virtual gateway's name.");

export type EksGateway = z.infer<typeof eksGatewaysSchema>[string];
