import { toMillis } from "../../deployment";
import type { SynthRule } from "../rule";

export const healthCheckRange: SynthRule = {
  id: "OM-M005",
  title: "Health checks keep App Mesh's limits: interval 5s to 300s, timeout 2s to 60s and no longer than the interval",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses other values when they are applied; a timeout longer than the interval makes checks overlap.",
  remedy: "Choose values inside the limits.",
  source: "App Mesh API reference, HealthCheckPolicy",
  *inspect({ deployment }) {
    for (const [name, { healthCheck }] of Object.entries(deployment.services ?? {})) {
      if (healthCheck === undefined) continue;
      const [interval, timeout] = [toMillis(healthCheck.interval), toMillis(healthCheck.timeout)];
      const at = (key: string) => ["services", name, "healthCheck", key];
      if (interval < 5000 || interval > 300000) {
        yield { path: at("interval"), message: `an interval of ${healthCheck.interval} is outside 5s to 300s.` };
      }
      if (timeout < 2000 || timeout > 60000) {
        yield { path: at("timeout"), message: `a timeout of ${healthCheck.timeout} is outside 2s to 60s.` };
      } else if (timeout > interval) {
        yield {
          path: at("timeout"),
          message: `a timeout of ${healthCheck.timeout} is longer than the interval of ${healthCheck.interval}.`,
        };
      }
    }
  },
};
