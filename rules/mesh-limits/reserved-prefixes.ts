import { cut, gatewayRouteParts } from "../mesh-model";
import type { SynthRule } from "../rule";

const RESERVED_PATHS = ["/aws-appmesh", "/aws-app-mesh"];
const RESERVED_SERVICES = ["/aws.app-mesh", "aws.app-mesh", "/aws.appmesh", "aws.appmesh"];

export const reservedPrefixes: SynthRule = {
  id: "OM-M051",
  title: "No gateway route matches what App Mesh keeps for itself",
  severity: "error",
  stages: ["synth"],
  why: "Paths that begin with /aws-appmesh or /aws-app-mesh and gRPC services that begin with aws.app-mesh or aws.appmesh are App Mesh's own.",
  remedy: "Choose another prefix or service name.",
  source: "App Mesh user guide, gateway routes",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { http, grpc, at } of gatewayRouteParts(subject)) {
      const paths = [
        { text: http?.match.prefix, path: at("match", "prefix") },
        { text: http?.match.path?.exact, path: at("match", "path", "exact") },
      ];
      for (const { text, path } of paths) {
        const found = RESERVED_PATHS.find((each) => text?.startsWith(each));
        if (found !== undefined)
          yield { path, message: `${cut(text!)} begins with ${found}, which App Mesh keeps for itself.` };
      }
      const service = grpc?.match.serviceName;
      const found = RESERVED_SERVICES.find((each) => service?.startsWith(each));
      if (found !== undefined) {
        yield {
          path: at("match", "serviceName"),
          message: `${cut(service!)} begins with ${found}, which App Mesh keeps for itself.`,
        };
      }
    }
  },
};
