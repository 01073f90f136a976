import { exactlyOne, gatewayRouteParts, given, hasLength } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayMatch: SynthRule = {
  id: "OM-M039",
  title: "An http or http2 gateway route matches a prefix, a path or a host name, prefix and path not both",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses a gateway route that matches nothing, and a path that is matched in two ways. A host name is matched exactly or by its end, with 1 to 253 characters.",
  remedy: 'Give `prefix: "/"` to match every path, and one of `exact` and `suffix` in `hostname`.',
  source: "App Mesh API reference, HttpGatewayRouteMatch, GatewayRouteHostnameMatch",
  *inspect(subject) {
    for (const { owner, http, grpc, at } of gatewayRouteParts(subject)) {
      const match = http?.match ?? grpc?.match;
      if (http !== undefined) {
        const found = given(http.match).filter((key) => ["prefix", "path", "hostname"].includes(key));
        if (found.length === 0) {
          yield {
            path: at("match"),
            message: `the match of ${owner.label} gives none of prefix, path and hostname; at least one is needed.`,
          };
        } else if (found.includes("prefix") && found.includes("path")) {
          yield {
            path: at("match"),
            message: `the match of ${owner.label} gives prefix and path; one of them is allowed.`,
          };
        }
      }
      if (match?.hostname === undefined) continue;
      const { exact, suffix } = match.hostname;
      const path = (...steps: string[]) => at("match", "hostname", ...steps);
      yield* exactlyOne(`the host name of ${owner.label}`, match.hostname, ["exact", "suffix"], path());
      yield* hasLength("the host name", exact, [1, 253], path("exact"));
      yield* hasLength("the host name's suffix", suffix, [1, 253], path("suffix"));
    }
  },
};
