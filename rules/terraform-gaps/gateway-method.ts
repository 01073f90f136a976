import { gatewayRouteParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayMethod: SynthRule = {
  id: "OM-M101",
  title: "A gateway route matches no method, which Terraform cannot write",
  severity: "error",
  stages: ["synth"],
  why: "The resource aws_appmesh_gateway_route has no method in the match of http and http2 routes, so the route would take every method.",
  remedy:
    "Match the method in the route of the virtual router behind the gateway route's virtual service, which has it.",
  source: "Terraform AWS provider 5.100.0 and 6.55.0, schema of aws_appmesh_gateway_route",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { route, http, at } of gatewayRouteParts(subject)) {
      if (http?.match.method === undefined) continue;
      yield {
        path: at("match", "method"),
        message: `the method ${http.match.method} of ${route.label} cannot be written: the Terraform resource lacks it.`,
      };
    }
  },
};
