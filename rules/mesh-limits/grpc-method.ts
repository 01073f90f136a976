import { hasLength, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const grpcMethod: SynthRule = {
  id: "OM-M047",
  title: "A gRPC method is matched together with its service, with a name of 1 to 50 characters",
  severity: "error",
  stages: ["synth"],
  why: "Methods are named inside a service; App Mesh refuses a method without one.",
  remedy: "Add `serviceName`, the service's full name with its package.",
  source: "App Mesh API reference, GrpcRouteMatch",
  *inspect(subject) {
    for (const { owner, grpc, at } of routeParts(subject)) {
      if (grpc === undefined) continue;
      yield* hasLength("the method's name", grpc.methodName, [1, 50], at("match", "methodName"));
      yield* hasLength("the service's name", grpc.serviceName, [1, Infinity], at("match", "serviceName"));
      if (grpc.methodName === undefined || grpc.serviceName !== undefined) continue;
      yield {
        path: at("match", "methodName"),
        message: `${owner.label} matches the method ${JSON.stringify(grpc.methodName)} of no service; \`serviceName\` is needed.`,
      };
    }
  },
};
