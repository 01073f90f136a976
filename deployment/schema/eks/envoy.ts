import { z } from "zod";
import { show } from "../../../document";
import { envoyFilesSchema } from "./envoy-files";

const quantity = (unit: RegExp, example: string) =>
  z.string().regex(unit, {
    error: (issue) => `${show(issue.input)} is not a quantity of Kubernetes, for example ${example}.`,
  });
const cpu = quantity(/^([1-9]\d*m|[1-9]\d*(\.\d{1,3})?|0\.\d{1,3})$/, "10m or 0.5");
const memory = quantity(/^[1-9]\d*(Ki|Mi|Gi|k|M|G)?$/, "32Mi");

const tracing = z
  .strictObject({
    collector: z
      .enum(["xray", "opentelemetry"])
      .describe(
        "Container beside Envoy that takes its segments: AWS's X-Ray daemon, or an OpenTelemetry collector with the " +
          "awsxray receiver, which listens on the same port.",
      ),
    image: z
      .string()
      .min(1)
      .optional()
      .describe("Image of the collector. Default: the public image of the X-Ray daemon."),
    samplingRate: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe("Share of requests that are traced. Default: Envoy's, 0.05."),
  })
  .describe("Traces of Envoy.");

export const eksEnvoySchema = z
  .strictObject({
    image: z
      .string()
      .min(1)
      .optional()
      .describe("Envoy image. Default: App Mesh's image from the Region's own registry."),
    initImage: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Image of the init container that sets the redirect. Default: the one that App Mesh's controller uses, whose " +
          "registry is in us-west-2.",
      ),
    logLevel: z
      .enum(["trace", "debug", "info", "warning", "error", "critical", "off"])
      .default("info")
      .describe("Envoy's log level."),
    cpuRequest: cpu.default("10m").describe("CPU that Envoy asks for; the controller's own default."),
    memoryRequest: memory.default("32Mi").describe("Memory that Envoy asks for; the controller's own default."),
    cpuLimit: cpu.optional().describe("Most CPU that Envoy gets. Default: no limit."),
    memoryLimit: memory.optional().describe("Most memory that Envoy gets. Default: no limit."),
    preStopDelay: z
      .int()
      .min(0)
      .max(600)
      .default(20)
      .describe("Seconds that Envoy waits before it stops, in which the service's own container stops."),
    tracing: tracing.optional().describe("Default: no traces."),
    files: envoyFilesSchema.describe("Folders that every Envoy has: folder to Secret or ConfigMap."),
  })
  .describe("The Envoy of every pod.");

export type EksEnvoyOptions = z.infer<typeof eksEnvoySchema>;
