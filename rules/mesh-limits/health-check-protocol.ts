import { healthChecks } from "../mesh-model";
import type { SynthRule } from "../rule";

export const healthCheckProtocol: SynthRule = {
  id: "OM-M020",
  title: "A health check has a protocol that its listener can answer",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses a grpc check on a listener that speaks neither grpc nor http2, and a tcp check on a virtual gateway.",
  remedy: "Give the check the protocol of the listener.",
  source:
    "App Mesh API reference, HealthCheckPolicy and VirtualGatewayHealthCheckPolicy; terraform-provider-aws issue 21359, which quotes the API's refusal",
  *inspect(subject) {
    for (const { owner, value, at, listener } of healthChecks(subject)) {
      const speaks = listener.value.portMapping.protocol;
      const path = at("protocol");
      if (value.protocol === "tcp" && listener.kind === "virtualGateway") {
        yield {
          path,
          message: `the health check of ${owner.label} speaks tcp; a virtual gateway's speaks http, http2 or grpc.`,
        };
      } else if (value.protocol === "grpc" && speaks !== "grpc" && speaks !== "http2") {
        yield {
          path,
          message: `the health check of ${owner.label} speaks grpc and its listener ${speaks}; a grpc check needs a listener of grpc or http2.`,
        };
      }
    }
  },
};
