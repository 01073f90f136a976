import { gatewayRouteParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const rewriteSlash: SynthRule = {
  id: "OM-M053",
  title: "A rewritten prefix ends with a slash where the matched one does, and only there",
  severity: "warning",
  stages: ["synth"],
  why: "The matched prefix is cut off and the new one put in its place, letter by letter: /api/ to /v2 makes /v2orders of /api/orders. The Kubernetes controller asks for a slash at both ends.",
  remedy: "End both prefixes with a slash.",
  source: "aws-app-mesh-roadmap issue 247; aws-app-mesh-controller-for-k8s, validation of gateway routes",
  *inspect(subject) {
    for (const { owner, http, at } of gatewayRouteParts(subject)) {
      const prefix = http?.match.prefix;
      const value = http?.action.rewrite?.prefix?.value;
      if (prefix === undefined || value === undefined || prefix.endsWith("/") === value.endsWith("/")) continue;
      yield {
        path: at("action", "rewrite", "prefix", "value"),
        message: `${owner.label} makes ${JSON.stringify(`${value}orders`)} of ${JSON.stringify(`${prefix}orders`)}: only one of the prefixes ${JSON.stringify(prefix)} and ${JSON.stringify(value)} ends with a slash.`,
      };
    }
  },
};
