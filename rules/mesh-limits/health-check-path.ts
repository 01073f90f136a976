import { cut, healthChecks } from "../mesh-model";
import type { SynthRule } from "../rule";

export const healthCheckPath: SynthRule = {
  id: "OM-M023",
  title: "A health check has a path when it speaks http or http2, and only then",
  severity: "warning",
  stages: ["synth"],
  why: "A path is ignored in other protocols, and an http check without one asks for no page in particular.",
  remedy: "Remove the path, or give one that begins with / and answers 200.",
  source: "App Mesh API reference, HealthCheckPolicy",
  *inspect(subject) {
    for (const { owner, value, at } of healthChecks(subject)) {
      const asks = value.protocol === "http" || value.protocol === "http2";
      if (asks && value.path === undefined) {
        yield { path: at(), message: `the ${value.protocol} health check of ${owner.label} has no path.` };
      } else if (asks && !value.path!.startsWith("/")) {
        yield {
          path: at("path"),
          message: `the health check of ${owner.label} asks for ${cut(value.path!)}, which does not begin with /.`,
        };
      } else if (!asks && value.path !== undefined) {
        yield {
          path: at("path"),
          message: `the ${value.protocol} health check of ${owner.label} has the path ${cut(value.path)}, which is ignored.`,
        };
      }
    }
  },
};
