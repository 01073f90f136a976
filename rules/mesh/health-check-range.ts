import { toMillis } from "../../deployment";
import { healthChecks, inRange } from "../mesh-model";
import type { SynthRule } from "../rule";

export const healthCheckRange: SynthRule = {
  id: "OM-M005",
  title: "Health checks keep App Mesh's limits: interval 5s to 300s, timeout 2s to 60s and no longer than the interval",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses other values when they are applied, and thresholds outside 2 to 10; a timeout longer than the interval makes checks overlap.",
  remedy: "Choose values inside the limits.",
  source: "App Mesh API reference, HealthCheckPolicy",
  *inspect(subject) {
    for (const [name, { healthCheck }] of Object.entries(subject.deployment.services ?? {})) {
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
    for (const { owner, value, at } of healthChecks(subject)) {
      if (owner.service !== undefined) continue;
      const { intervalMillis, timeoutMillis } = value;
      yield* inRange("healthyThreshold", value.healthyThreshold, [2, 10], at("healthyThreshold"));
      yield* inRange("unhealthyThreshold", value.unhealthyThreshold, [2, 10], at("unhealthyThreshold"));
      yield* inRange("intervalMillis", intervalMillis, [5000, 300000], at("intervalMillis"));
      yield* inRange("timeoutMillis", timeoutMillis, [2000, 60000], at("timeoutMillis"));
      if (timeoutMillis >= 2000 && timeoutMillis <= 60000 && timeoutMillis > intervalMillis) {
        yield {
          path: at("timeoutMillis"),
          message: `timeoutMillis is ${timeoutMillis}, longer than the interval of ${intervalMillis}.`,
        };
      }
    }
  },
};
