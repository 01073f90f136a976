import type { DeploymentInput, PortProtocol } from "../../../../deployment";
import { gatewayListeners, grpcGatewayRoutes, httpGatewayRoutes } from "./gateways";
import type { GatewayListener } from "./gateways";
import { nodes } from "./nodes";
import { byFile, bySds, json, plain } from "./parts";
import { httpRoutes, otherRoutes } from "./routes";

const tags = [{ key: "purpose", value: "shop" }];

/**
 * A mesh in which every field of the model stands at least once, but for those that are refused. None of its values is a
 * default, and none is hidden by another: a field that is changed alone changes what the mesh does.
 */
export function everyField(): DeploymentInput {
  const routes = [...httpRoutes("http", 80), ...httpRoutes("http2", 81), ...otherRoutes()];
  const gatewayRoutes = [
    ...httpGatewayRoutes("http", 8000),
    ...httpGatewayRoutes("http2", 8001),
    ...grpcGatewayRoutes(),
  ];
  const router = (name: string, ...ports: readonly (readonly [number, PortProtocol])[]) => ({
    virtualRouterName: name,
    spec: { listeners: ports.map(([port, protocol]) => ({ portMapping: { port, protocol } })) },
    tags,
  });
  const provided = (name: string, provider: object) => ({ virtualServiceName: name, spec: { provider }, tags });
  const gateway = (name: string, listeners: GatewayListener[], spec: object) => ({
    virtualGatewayName: name,
    spec: { listeners, ...spec },
    tags,
  });
  const mesh = {
    controlPlane: "envoy",
    envoy: { sdsSocket: "/run/sds.sock" },
    meshName: "shop",
    discovery: { type: "cloud-map", namespace: "shop.internal" },
    spec: { egressFilter: { type: "DROP_ALL" }, serviceDiscovery: { ipPreference: "IPv4_ONLY" } },
    tags,
    share: { principals: ["444455556666"], allowExternalPrincipals: false },
    virtualNodes: nodes(),
    virtualRouters: [
      router("r", [80, "http"], [81, "http2"], [82, "grpc"], [83, "tcp"]),
      router("q", [80, "http"], [81, "http2"], [82, "grpc"]),
    ],
    routes: routes.map((spec, index) => ({ routeName: `t${index}`, virtualRouterName: "r", spec, tags })),
    virtualServices: [
      provided("r.shop.internal", { virtualRouter: { virtualRouterName: "r" } }),
      provided("q.shop.internal", { virtualRouter: { virtualRouterName: "q" } }),
      provided("n.shop.internal", { virtualNode: { virtualNodeName: "c" } }),
    ],
    virtualGateways: [
      gateway("edge", gatewayListeners(), { backendDefaults: { clientPolicy: byFile(8080) }, logging: json }),
      gateway("door", [{ portMapping: { port: 8000, protocol: "http" } }], {
        backendDefaults: { clientPolicy: bySds() },
        logging: plain,
      }),
    ],
    gatewayRoutes: [
      ...gatewayRoutes.map((spec, index) => ({
        gatewayRouteName: `g${index}`,
        virtualGatewayName: "edge",
        spec,
        tags,
      })),
      {
        gatewayRouteName: "door",
        virtualGatewayName: "door",
        spec: httpGatewayRoutes("http", 8000)[1]!,
      },
    ],
  };
  return structuredClone({ name: "shop", region: "eu-central-1", mesh }) as DeploymentInput;
}
