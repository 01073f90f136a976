import { healthChecks } from "../mesh-model";
import type { SynthRule } from "../rule";

export const healthCheckPort: SynthRule = {
  id: "OM-M022",
  title: "A health check asks on the port of its listener",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh checks a listener through its own port only.",
  remedy: "Leave `port` out, or give the listener's.",
  source: "App Mesh API reference, HealthCheckPolicy",
  *inspect(subject) {
    for (const { owner, value, at, listener } of healthChecks(subject)) {
      const { port } = listener.value.portMapping;
      if (value.port === undefined || value.port === port) continue;
      yield {
        path: at("port"),
        message: `the health check of ${owner.label} asks on port ${value.port}; its listener has port ${port}.`,
      };
    }
  },
};
