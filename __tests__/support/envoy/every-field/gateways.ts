import type { GatewayRouteInput, MeshInput } from "../../mesh-builder";
import { file, headers, healthCheck, names, trust } from "./parts";

export type GatewayListener = MeshInput["virtualGateways"][number]["spec"]["listeners"][number];

export function httpGatewayRoutes(protocol: "http" | "http2", port: number): GatewayRouteInput["spec"][] {
  const kind = protocol === "http" ? "httpRoute" : "http2Route";
  const target = { port: protocol === "http" ? 80 : 81, virtualService: { virtualServiceName: "r.shop.internal" } };
  const hostname = { defaultTargetHostname: "DISABLED" as const };
  return [
    {
      priority: 1,
      [kind]: {
        match: {
          prefix: "/p/",
          port,
          hostname: { exact: "shop.test" },
          method: "GET",
          headers: headers(),
          queryParameters: [{ name: "q", match: { exact: "1" } }],
        },
        action: { target, rewrite: { hostname, prefix: { value: "/v/" } } },
      },
    },
    {
      priority: 2,
      [kind]: {
        match: { prefix: "/q/", port, hostname: { suffix: ".test" } },
        action: { target, rewrite: { prefix: { defaultPrefix: "DISABLED" } } },
      },
    },
    {
      priority: 3,
      [kind]: { match: { path: { exact: "/e" }, port }, action: { target, rewrite: { path: { exact: "/f" } } } },
    },
    { priority: 4, [kind]: { match: { path: { regex: "/[0-9]+" }, port }, action: { target } } },
  ];
}

export function grpcGatewayRoutes(): GatewayRouteInput["spec"][] {
  const target = { port: 82, virtualService: { virtualServiceName: "r.shop.internal" } };
  const rewrite = { hostname: { defaultTargetHostname: "DISABLED" as const } };
  const match = { port: 8002, serviceName: "s.A", hostname: { exact: "shop.test" }, metadata: headers() };
  return [
    { priority: 1, grpcRoute: { match, action: { target, rewrite } } },
    { priority: 2, grpcRoute: { match: { port: 8002, hostname: { suffix: ".test" } }, action: { target } } },
  ];
}

export function gatewayListeners(): GatewayListener[] {
  const validation = { subjectAlternativeNames: names("terminal.test"), trust: { file: trust } };
  return [
    {
      portMapping: { port: 8000, protocol: "http" },
      healthCheck: healthCheck("http", 8000),
      connectionPool: { http: { maxConnections: 9, maxPendingRequests: 8 } },
      tls: { mode: "STRICT", certificate: { file }, validation },
    },
    {
      portMapping: { port: 8001, protocol: "http2" },
      connectionPool: { http2: { maxRequests: 7 } },
      tls: {
        mode: "PERMISSIVE",
        certificate: { sds: { secretName: "own" } },
        validation: { trust: { sds: { secretName: "roots" } } },
      },
    },
    { portMapping: { port: 8002, protocol: "grpc" }, connectionPool: { grpc: { maxRequests: 6 } } },
  ];
}
