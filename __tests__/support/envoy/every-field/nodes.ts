import type { MeshInput } from "../../mesh-builder";
import { bySds, byFile, file, healthCheck, json, names, plain, s, timeout, trust } from "./parts";

type Listener = NonNullable<MeshInput["virtualNodes"][number]["spec"]["listeners"]>[number];

const tags = [{ key: "purpose", value: "shop" }];

/** A node with a listener of each protocol. */
function node(name: string, spec: object, more: (listener: Listener) => object = () => ({})) {
  const mapped = (port: number, protocol: Listener["portMapping"]["protocol"]): Listener => ({
    portMapping: { port, protocol },
  });
  const listeners = [mapped(8080, "http"), mapped(9090, "http2"), mapped(50051, "grpc"), mapped(5432, "tcp")];
  return {
    virtualNodeName: name,
    spec: { listeners: listeners.map((each) => ({ ...each, ...more(each) })), ...spec },
    tags,
  };
}

/** What a listener of a node can have besides its port. */
const LISTENER_FIELDS: Readonly<Record<string, object>> = {
  http: {
    healthCheck: healthCheck("http", 8080),
    connectionPool: { http: { maxConnections: 9, maxPendingRequests: 8 } },
    outlierDetection: { maxServerErrors: 5, maxEjectionPercent: 50, interval: s(10), baseEjectionDuration: s(30) },
    timeout: { http: timeout() },
    tls: {
      mode: "STRICT",
      certificate: { file },
      validation: { subjectAlternativeNames: names("caller.shop.internal"), trust: { file: trust } },
    },
  },
  http2: {
    connectionPool: { http2: { maxRequests: 7 } },
    timeout: { http2: timeout() },
    tls: {
      mode: "PERMISSIVE",
      certificate: { sds: { secretName: "own" } },
      validation: { trust: { sds: { secretName: "roots" } } },
    },
  },
  grpc: { connectionPool: { grpc: { maxRequests: 6 } }, timeout: { grpc: timeout() } },
  tcp: { connectionPool: { tcp: { maxConnections: 5 } }, timeout: { tcp: { idle: s(600) } } },
};

const backend = (name: string, clientPolicy?: object) => ({
  virtualService: { virtualServiceName: name, ...(clientPolicy === undefined ? {} : { clientPolicy }) },
});

export function nodes() {
  const found = (name: string) => ({ dns: { hostname: `${name}.shop.internal` } });
  const dns = { ...found("a").dns, responseType: "ENDPOINTS", ipPreference: "IPv4_ONLY" };
  const awsCloudMap = { namespaceName: "shop.internal", serviceName: "b", ipPreference: "IPv4_ONLY" };
  const caller = (name: string, spec: object) => ({ virtualNodeName: name, spec });
  return [
    node("a", { serviceDiscovery: { dns } }, ({ portMapping }) => LISTENER_FIELDS[portMapping.protocol]!),
    node("b", { serviceDiscovery: { awsCloudMap } }),
    {
      virtualNodeName: "c",
      spec: { listeners: [{ portMapping: { port: 8082, protocol: "http" } }], serviceDiscovery: found("c") },
    },
    {
      virtualNodeName: "d",
      spec: { listeners: [{ portMapping: { port: 8082, protocol: "http" } }], serviceDiscovery: found("d") },
    },
    caller("caller", {
      backends: [backend("r.shop.internal", byFile(8080)), backend("n.shop.internal", bySds())],
      logging: json,
    }),
    caller("file-caller", {
      backends: [backend("r.shop.internal"), backend("n.shop.internal")],
      backendDefaults: { clientPolicy: byFile(8080) },
      logging: plain,
    }),
    caller("sds-caller", {
      backends: [backend("r.shop.internal")],
      backendDefaults: { clientPolicy: bySds() },
    }),
  ];
}
