import { routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const routeScheme: SynthRule = {
  id: "OM-M055",
  title: "Only http2 routes match a scheme",
  severity: "warning",
  stages: ["synth"],
  why: "App Mesh's reference gives the scheme to http2 routes only: a request of HTTP/1.1 does not carry one, so the match may never be met.",
  remedy: "Remove `scheme`, or make it an http2Route where the services speak http2.",
  source: "App Mesh API reference, HttpRouteMatch",
  *inspect(subject) {
    for (const { owner, kind, http, at } of routeParts(subject)) {
      if (kind !== "httpRoute" || http?.scheme === undefined) continue;
      yield {
        path: at("match", "scheme"),
        message: `${owner.label} is an httpRoute and matches the scheme ${http.scheme}.`,
      };
    }
  },
};
