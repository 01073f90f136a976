import type { SynthRule } from "../rule";

export const exposedProtocol: SynthRule = {
  id: "OM-W028",
  title: "A service that is exposed speaks a protocol that virtual gateways have",
  severity: "error",
  stages: ["synth"],
  why: "Virtual gateways route http, http2 and grpc, no tcp. A gRPC gateway route matches the gRPC service's name and no path; the others match a path.",
  remedy:
    "For tcp leave `exposed` out and let stated `clients` call the service's tasks; for grpc give `exposed.grpcService` and no `prefix`.",
  source:
    "App Mesh API reference, VirtualGatewayPortMapping and GrpcGatewayRouteMatch; Terraform AWS provider, aws_appmesh_gateway_route",
  *inspect({ deployment }) {
    for (const [name, { exposed, protocol }] of Object.entries(deployment.services ?? {})) {
      if (exposed === undefined) continue;
      const path = ["services", name, "exposed"];
      if (protocol === "tcp") {
        yield { path, message: `"${name}" speaks tcp, which no virtual gateway routes.` };
        continue;
      }
      if (protocol === "grpc") {
        if (exposed.grpcService === undefined)
          yield { path, message: `"${name}" speaks grpc: \`grpcService\` is missing.` };
        if (exposed.prefix !== undefined) {
          yield { path: [...path, "prefix"], message: `"${name}" speaks grpc, whose routes have no \`prefix\`.` };
        }
      } else if (exposed.grpcService !== undefined) {
        yield { path: [...path, "grpcService"], message: `"${name}" speaks ${protocol}: \`grpcService\` is for grpc.` };
      }
    }
  },
};
