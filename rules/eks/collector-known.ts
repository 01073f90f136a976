import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const collectorKnown: SynthRule = {
  id: "OM-K034",
  title: "The collector of traces can be run as asked",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh's controller injects the X-Ray daemon alone, and an OpenTelemetry collector has no image that everybody uses with the awsxray receiver switched on.",
  remedy:
    "Set `tracing.image` to a collector with the awsxray receiver, or `collector: xray`; with another collector set `injection: explicit`.",
  source:
    "github.com/aws/aws-app-mesh-controller-for-k8s pkg/inject/xray.go; AWS Distro for OpenTelemetry, awsxray receiver",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    const tracing = platform?.envoy.tracing;
    if (platform === undefined || tracing?.collector !== "opentelemetry") return;
    const path = ["workloads", "envoy", "tracing"];
    if (tracing.image === undefined) {
      yield { path, message: "the collector opentelemetry needs its `image`." };
    }
    if (platform.injection === "controller") {
      const message = "the injection controller cannot have the collector opentelemetry; xray is allowed.";
      yield { path: [...path, "collector"], message };
    }
  },
};
