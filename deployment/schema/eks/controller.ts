import { z } from "zod";

/** How the Envoy gets into a pod. */
export const INJECTIONS = ["explicit", "controller"] as const;
export type Injection = (typeof INJECTIONS)[number];

export const eksControllerSchema = z
  .strictObject({
    repository: z
      .string()
      .min(1)
      .default("https://aws.github.io/eks-charts")
      .describe("Helm repository of the chart appmesh-controller; a mirror where the internet is out of reach."),
    chartVersion: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, "a chart's version has the form 1.13.3.")
      .default("1.13.3")
      .describe("Version of the chart."),
    image: z
      .string()
      .min(1)
      .optional()
      .describe("Image of the controller. Default: the chart's own, whose registry is in us-west-2."),
    replicas: z
      .int()
      .min(1)
      .max(10)
      .default(2)
      .describe("Pods of the controller. While none of them answers no pod starts in the namespace."),
  })
  .describe("App Mesh's controller, where `injection` is controller.");

export type EksControllerOptions = z.infer<typeof eksControllerSchema>;
