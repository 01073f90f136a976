import { gatewayRouteParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const grpcGatewayMatch: SynthRule = {
  id: "OM-M102",
  title: "A gRPC gateway route matches a service and a port alone, all that Terraform can write",
  severity: "error",
  stages: ["synth"],
  why: "The resource aws_appmesh_gateway_route needs a service name in a grpc match and has neither host name nor metadata, so the route would match something else.",
  remedy:
    "Name the service, and match metadata in the grpc route of the virtual router behind. For a host name use a gateway of its own, or an http2 gateway with an http2Route, which carries gRPC.",
  source: "Terraform AWS provider 5.100.0 and 6.55.0, schema of aws_appmesh_gateway_route",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { route, grpc, at } of gatewayRouteParts(subject)) {
      if (grpc === undefined) continue;
      if (grpc.match.serviceName === undefined) {
        yield {
          path: at("match"),
          message: `${route.label} names no serviceName, and the Terraform resource cannot be without one.`,
        };
      }
      for (const key of ["hostname", "metadata"] as const) {
        if (grpc.match[key] === undefined) continue;
        yield {
          path: at("match", key),
          message: `the ${key} of ${route.label} cannot be written: the Terraform resource lacks it for grpc.`,
        };
      }
    }
  },
};
