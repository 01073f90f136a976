import { gatewayRouteParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const grpcGatewayRewrite: SynthRule = {
  id: "OM-M103",
  title: "A gRPC gateway route rewrites nothing, which Terraform cannot write",
  severity: "error",
  stages: ["synth"],
  why: "The resource aws_appmesh_gateway_route has no rewrite in grpc routes, so the host name would be rewritten as App Mesh does by default.",
  remedy:
    "Leave the rewrite out where it is ENABLED, which is the default; otherwise use an http2 gateway with an http2Route, which carries gRPC and has the rewrite.",
  source: "Terraform AWS provider 5.100.0 and 6.55.0, schema of aws_appmesh_gateway_route",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { route, grpc, at } of gatewayRouteParts(subject)) {
      if (grpc?.action.rewrite === undefined) continue;
      yield {
        path: at("action", "rewrite"),
        message: `the rewrite of ${route.label} cannot be written: the Terraform resource lacks it for grpc.`,
      };
    }
  },
};
