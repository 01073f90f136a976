import type { RouteInput } from "../../mesh-builder";
import { headers, retry, s, timeout } from "./parts";

const PORTS = { http: 8080, http2: 9090, grpc: 50051, tcp: 5432 } as const;

function shared(protocol: keyof typeof PORTS) {
  return {
    weightedTargets: ["a", "b"].map((virtualNode, index) => ({
      virtualNode,
      weight: 60 - index * 20,
      port: PORTS[protocol],
    })),
  };
}

export function httpRoutes(protocol: "http" | "http2", port: number): RouteInput["spec"][] {
  const kind = protocol === "http" ? "httpRoute" : "http2Route";
  const action = shared(protocol);
  return [
    {
      priority: 1,
      [kind]: {
        match: {
          prefix: "/p",
          port,
          method: "GET",
          scheme: "http",
          headers: headers(),
          queryParameters: [{ name: "q", match: { exact: "1" } }],
        },
        action,
        timeout: timeout(),
        retryPolicy: retry(),
      },
    },
    { priority: 2, [kind]: { match: { path: { exact: "/status" }, port }, action } },
    { priority: 3, [kind]: { match: { path: { regex: "/[0-9]+" }, port }, action } },
  ];
}

export function otherRoutes(): RouteInput["spec"][] {
  const grpc = { port: 82, serviceName: "s.A", methodName: "Get", metadata: headers() };
  return [
    {
      priority: 1,
      grpcRoute: {
        match: grpc,
        action: shared("grpc"),
        timeout: timeout(),
        retryPolicy: { ...retry(), grpcRetryEvents: ["unavailable"] },
      },
    },
    { priority: 2, grpcRoute: { match: { port: 82 }, action: shared("grpc") } },
    { tcpRoute: { match: { port: 83 }, action: shared("tcp"), timeout: { idle: s(600) } } },
  ];
}
