import { healthChecks } from "../mesh-model";
import type { SynthRule } from "../rule";

export const healthCheckMismatch: SynthRule = {
  id: "OM-M021",
  title: "A health check speaks the protocol of its listener",
  severity: "warning",
  stages: ["synth"],
  why: "A check in another protocol fails where the port speaks only its own, and then no host is healthy. A tcp check works on every port: it only connects.",
  remedy: "Give the check the protocol of the listener, or tcp.",
  source: "Envoy documentation, health checking; App Mesh API reference, HealthCheckPolicy",
  *inspect(subject) {
    for (const { owner, value, at, listener } of healthChecks(subject)) {
      const { protocol, port } = listener.value.portMapping;
      if (value.protocol === protocol || value.protocol === "tcp") continue;
      // Refused outright: OM-M020.
      if (value.protocol === "grpc" && protocol !== "http2") continue;
      yield {
        path: at("protocol"),
        message: `the health check of port ${port} of ${owner.label} speaks ${value.protocol}; the port speaks ${protocol}.`,
      };
    }
  },
};
