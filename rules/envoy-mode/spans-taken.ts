import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const spansTaken: SynthRule = {
  id: "OM-E019",
  title: "The collector beside an Envoy takes what the Envoy sends",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Envoys of this mode send spans by OTLP over gRPC, when `mesh.envoy.tracing` says so and as often as it says. The X-Ray daemon takes another protocol, and a collector that nobody sends to runs for nothing.",
  remedy:
    "Set `workloads.envoy.tracing.collector: opentelemetry` with an image whose OTLP receiver listens on 4317, and `mesh.envoy.tracing` with its `samplingPercent`; or leave `workloads.envoy.tracing` out.",
  source: "Envoy API reference, OpenTelemetryConfig; AWS X-Ray developer guide, daemon",
  *inspect({ deployment }) {
    const tracing = eksOf(deployment)?.envoy.tracing;
    if (tracing === undefined) return;
    const path = ["workloads", "envoy", "tracing"];
    if (tracing.collector === "xray") {
      yield { path: [...path, "collector"], message: "the collector xray takes no OTLP; opentelemetry is allowed." };
    } else if (deployment.mesh?.envoy?.tracing === undefined) {
      yield { path, message: "there is no `mesh.envoy.tracing`, so nothing is sent to the collector." };
    }
    if (tracing.samplingRate !== undefined) {
      const message = `the rate ${tracing.samplingRate} is not known to Envoys; \`mesh.envoy.tracing.samplingPercent\` is.`;
      yield { path: [...path, "samplingRate"], message };
    }
  },
};
