import type { NodeListenerInput } from "../mesh-builder";
import { node, router } from "../mesh-builder";
import type { RuleCase } from "./case";

const check = {
  protocol: "http" as const,
  path: "/healthz",
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  intervalMillis: 5000,
  timeoutMillis: 2000,
};
const outlier = {
  interval: { unit: "s" as const, value: 10 },
  baseEjectionDuration: { unit: "s" as const, value: 30 },
  maxEjectionPercent: 50,
  maxServerErrors: 5,
};
const endpoints = { dns: { hostname: "web.shop.internal", responseType: "ENDPOINTS" as const } };
const second = (port: number): NodeListenerInput => ({ portMapping: { port, protocol: "http" } });

/** Cases of the rules about nodes, gateways and their listeners. */
export const LISTENER_CASES: readonly RuleCase[] = [
  {
    rule: "OM-M005",
    red: (m) => {
      const wrong = { healthyThreshold: 1, unhealthyThreshold: 11, intervalMillis: 4999, timeoutMillis: 60001 };
      m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, ...wrong };
      m.virtualGateways[0]!.spec.listeners[0]!.healthCheck = { ...check, timeoutMillis: 6000 };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[0].healthCheck.healthyThreshold: healthyThreshold is 1; 2 to 10 is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].healthCheck.unhealthyThreshold: unhealthyThreshold is 11; 2 to 10 is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].healthCheck.intervalMillis: intervalMillis is 4999; 5000 to 300000 is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].healthCheck.timeoutMillis: timeoutMillis is 60001; 2000 to 60000 is allowed.",
      "mesh.virtualGateways[0].spec.listeners[0].healthCheck.timeoutMillis: timeoutMillis is 6000, longer than the interval of 5000.",
    ],
    green: [
      (m) => (m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = check),
      (m) => {
        const widest = { healthyThreshold: 10, unhealthyThreshold: 10, intervalMillis: 300000, timeoutMillis: 60000 };
        m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, ...widest };
      },
    ],
  },
  {
    rule: "OM-M006",
    red: (m) => (m.virtualNodes[0]!.spec.listeners![0]!.portMapping.port = 15001),
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].portMapping.port: virtual node "web" listens on 15001, which belongs to Envoy\'s intercepted outbound traffic.',
    ],
    green: [
      (m) => (m.virtualNodes[0]!.spec.listeners![0]!.portMapping.port = 15002),
      (m) => (m.virtualGateways[0]!.spec.listeners[0]!.portMapping.port = 15000),
    ],
  },
  {
    rule: "OM-M007",
    red: (m, d) => {
      d.region = "eu-south-1";
      m.virtualNodes[1]!.spec.serviceDiscovery = { awsCloudMap: { namespaceName: "shop", serviceName: "prices" } };
    },
    says: [
      "mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap: App Mesh does not discover services through Cloud Map in eu-south-1.",
    ],
    green: [(_, d) => (d.region = "eu-south-1")],
  },
  {
    rule: "OM-M013",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners!.push({ portMapping: { port: 8080, protocol: "http" } });
      m.virtualRouters[0]!.spec.listeners!.push({ portMapping: { port: 80, protocol: "http2" } });
      m.virtualGateways[0]!.spec.listeners.push({ portMapping: { port: 8088, protocol: "http2" } });
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[1].portMapping.port: virtual node "web" listens on port 8080 twice: listeners 1 and 2.',
      'mesh.virtualRouters[0].spec.listeners[1].portMapping.port: virtual router "web" listens on port 80 twice: listeners 1 and 2.',
      'mesh.virtualGateways[0].spec.listeners[1].portMapping.port: virtual gateway "edge" listens on port 8088 twice: listeners 1 and 2.',
    ],
    also: ["OM-M062", "OM-M063", "OM-M065"],
    green: [
      (m) => {
        m.virtualGateways[0]!.spec.listeners.push({ portMapping: { port: 8089, protocol: "http2" } });
        m.gatewayRoutes[0]!.spec.httpRoute!.match.port = 8088;
      },
    ],
  },
  {
    rule: "OM-M014",
    red: (m) => delete m.virtualNodes[0]!.spec.serviceDiscovery,
    says: [
      'mesh.virtualNodes[0].spec: virtual node "web" listens on port 8080 but has no serviceDiscovery; nobody could find it.',
    ],
    green: [(m) => m.virtualNodes.push({ virtualNodeName: "batch", spec: {} })],
  },
  {
    rule: "OM-M059",
    red: (m) =>
      m.virtualNodes.push({
        virtualNodeName: "batch",
        spec: { serviceDiscovery: { dns: { hostname: "batch.shop.internal" } } },
      }),
    says: ['mesh.virtualNodes[3].spec.serviceDiscovery: virtual node "batch" has service discovery but no listener.'],
    green: [(m) => m.virtualNodes.push({ virtualNodeName: "batch", spec: { listeners: [] } })],
  },
  {
    rule: "OM-M015",
    red: (m) => {
      m.virtualNodes[0]!.spec.serviceDiscovery = {};
      m.virtualNodes[1]!.spec.serviceDiscovery = {
        dns: { hostname: "" },
        awsCloudMap: { namespaceName: "", serviceName: "x".repeat(1025) },
      };
    },
    says: [
      'mesh.virtualNodes[0].spec.serviceDiscovery: the service discovery of virtual node "web" gives none; exactly one of dns and awsCloudMap must be given.',
      'mesh.virtualNodes[1].spec.serviceDiscovery: the service discovery of virtual node "prices" gives dns and awsCloudMap; exactly one of dns and awsCloudMap must be given.',
      "mesh.virtualNodes[1].spec.serviceDiscovery.dns.hostname: the host name is empty; 1 to 1024 are allowed.",
      "mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.namespaceName: the namespace's name is empty; 1 to 1024 are allowed.",
      'mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.serviceName: the service\'s name has 1025 characters ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."); 1 to 1024 are allowed.',
    ],
    green: [
      (m) =>
        (m.virtualNodes[1]!.spec.serviceDiscovery = { awsCloudMap: { namespaceName: "shop", serviceName: "prices" } }),
    ],
  },
  {
    rule: "OM-M016",
    red: (m) => {
      const attributes = [
        { key: "", value: "" },
        { key: "k".repeat(256), value: "é" },
      ];
      m.virtualNodes[1]!.spec.serviceDiscovery = {
        awsCloudMap: { namespaceName: "shop", serviceName: "prices", attributes },
      };
    },
    says: [
      "mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.attributes[0].key: the attribute's key is empty; 1 to 255 are allowed.",
      "mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.attributes[0].value: the attribute's value is empty; 1 to 1024 are allowed.",
      'mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.attributes[1].key: the attribute\'s key has 256 characters ("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..."); 1 to 255 are allowed.',
      'mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.attributes[1].value: the attribute\'s value "é" holds more than printable ASCII.',
    ],
    green: [
      (m) => {
        const attributes = [{ key: "ECS_CLUSTER_NAME", value: "v".repeat(1024) }];
        m.virtualNodes[1]!.spec.serviceDiscovery = {
          awsCloudMap: { namespaceName: "shop", serviceName: "prices", attributes },
        };
      },
    ],
  },
  {
    rule: "OM-M017",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.connectionPool = {
        http: { maxConnections: 10 },
        http2: { maxRequests: 10 },
      };
      m.virtualNodes[1]!.spec.listeners![0]!.connectionPool = {};
      m.virtualGateways[0]!.spec.listeners[0]!.connectionPool = { grpc: { maxRequests: 10 } };
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].connectionPool: port 8080 of virtual node "web" speaks http and its connection pool gives http and http2; only http is allowed.',
      'mesh.virtualNodes[1].spec.listeners[0].connectionPool: port 50051 of virtual node "prices" speaks grpc and its connection pool gives none; only grpc is allowed.',
      'mesh.virtualGateways[0].spec.listeners[0].connectionPool: port 8088 of virtual gateway "edge" speaks http and its connection pool gives grpc; only http is allowed.',
    ],
    green: [
      (m) => {
        m.virtualNodes[0]!.spec.listeners![0]!.connectionPool = { http: { maxConnections: 10, maxPendingRequests: 1 } };
        m.virtualNodes[2]!.spec.listeners![0]!.connectionPool = { tcp: { maxConnections: 10 } };
      },
    ],
  },
  {
    rule: "OM-M018",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.connectionPool = { http: { maxConnections: 0, maxPendingRequests: -1 } };
      m.virtualNodes[1]!.spec.listeners![0]!.connectionPool = { grpc: { maxRequests: 0 } };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[0].connectionPool.http.maxConnections: maxConnections is 0; 1 or more is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].connectionPool.http.maxPendingRequests: maxPendingRequests is -1; 1 or more is allowed.",
      "mesh.virtualNodes[1].spec.listeners[0].connectionPool.grpc.maxRequests: maxRequests is 0; 1 or more is allowed.",
    ],
    green: [(m) => (m.virtualNodes[1]!.spec.listeners![0]!.connectionPool = { grpc: { maxRequests: 1 } })],
  },
  {
    rule: "OM-M019",
    red: (m) => {
      const idle = { unit: "s" as const, value: 1 };
      m.virtualNodes[0]!.spec.listeners![0]!.timeout = { grpc: { idle } };
      m.virtualNodes[1]!.spec.listeners![0]!.timeout = { grpc: { idle }, http2: { idle } };
      m.virtualNodes[2]!.spec.listeners![0]!.timeout = {};
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].timeout: port 8080 of virtual node "web" speaks http and its timeout gives grpc; only http is allowed.',
      'mesh.virtualNodes[1].spec.listeners[0].timeout: port 50051 of virtual node "prices" speaks grpc and its timeout gives http2 and grpc; only grpc is allowed.',
      'mesh.virtualNodes[2].spec.listeners[0].timeout: port 5432 of virtual node "store" speaks tcp and its timeout gives none; only tcp is allowed.',
    ],
    green: [(m) => (m.virtualNodes[2]!.spec.listeners![0]!.timeout = { tcp: { idle: { unit: "ms", value: 1 } } })],
  },
  {
    rule: "OM-M020",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined, protocol: "grpc" };
      m.virtualGateways[0]!.spec.listeners[0]!.healthCheck = { ...check, path: undefined, protocol: "tcp" };
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].healthCheck.protocol: the health check of virtual node "web" speaks grpc and its listener http; a grpc check needs a listener of grpc or http2.',
      'mesh.virtualGateways[0].spec.listeners[0].healthCheck.protocol: the health check of virtual gateway "edge" speaks tcp; a virtual gateway\'s speaks http, http2 or grpc.',
    ],
    green: [
      (m) => (m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined, protocol: "tcp" }),
      (m) => {
        m.virtualGateways[0]!.spec.listeners[0]!.portMapping.protocol = "http2";
        m.virtualGateways[0]!.spec.listeners[0]!.healthCheck = { ...check, path: undefined, protocol: "grpc" };
      },
    ],
  },
  {
    rule: "OM-M021",
    red: (m) => (m.virtualNodes[1]!.spec.listeners![0]!.healthCheck = check),
    says: [
      'mesh.virtualNodes[1].spec.listeners[0].healthCheck.protocol: the health check of port 50051 of virtual node "prices" speaks http; the port speaks grpc.',
    ],
    green: [
      (m) => (m.virtualNodes[1]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined, protocol: "tcp" }),
      (m) => (m.virtualNodes[1]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined, protocol: "grpc" }),
    ],
  },
  {
    rule: "OM-M022",
    red: (m) => (m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, port: 8081 }),
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].healthCheck.port: the health check of virtual node "web" asks on port 8081; its listener has port 8080.',
    ],
    green: [(m) => (m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, port: 8080 })],
  },
  {
    rule: "OM-M023",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined };
      m.virtualNodes[1]!.spec.listeners![0]!.healthCheck = { ...check, protocol: "grpc" };
      m.virtualGateways[0]!.spec.listeners[0]!.healthCheck = { ...check, path: "healthz" };
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].healthCheck: the http health check of virtual node "web" has no path.',
      'mesh.virtualNodes[1].spec.listeners[0].healthCheck.path: the grpc health check of virtual node "prices" has the path "/healthz", which is ignored.',
      'mesh.virtualGateways[0].spec.listeners[0].healthCheck.path: the health check of virtual gateway "edge" asks for "healthz", which does not begin with /.',
    ],
    green: [(m) => (m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = check)],
  },
  {
    rule: "OM-M024",
    red: (m) => {
      m.virtualNodes[0]!.spec.serviceDiscovery = endpoints;
      m.virtualNodes[0]!.spec.listeners![0]!.outlierDetection = {
        ...outlier,
        maxServerErrors: 0,
        maxEjectionPercent: 101,
      };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[0].outlierDetection.maxServerErrors: maxServerErrors is 0; 1 or more is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].outlierDetection.maxEjectionPercent: maxEjectionPercent is 101; 0 to 100 is allowed.",
    ],
    green: [
      (m) => {
        m.virtualNodes[0]!.spec.serviceDiscovery = endpoints;
        m.virtualNodes[0]!.spec.listeners![0]!.outlierDetection = outlier;
      },
    ],
  },
  {
    rule: "OM-M025",
    red: (m) => {
      const negative = { unit: "ms" as const, value: -1 };
      const [listener] = m.virtualNodes[0]!.spec.listeners!;
      m.virtualNodes[0]!.spec.serviceDiscovery = endpoints;
      listener!.outlierDetection = { ...outlier, interval: negative, baseEjectionDuration: negative };
      listener!.timeout = { http: { idle: negative, perRequest: negative } };
      m.routes[0]!.spec.httpRoute!.timeout = { idle: negative };
      m.routes[0]!.spec.httpRoute!.retryPolicy = {
        maxRetries: 1,
        perRetryTimeout: negative,
        tcpRetryEvents: ["connection-error"],
      };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[0].outlierDetection.interval.value: -1ms is a negative length of time; 0 or more is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].outlierDetection.baseEjectionDuration.value: -1ms is a negative length of time; 0 or more is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].timeout.http.idle.value: -1ms is a negative length of time; 0 or more is allowed.",
      "mesh.virtualNodes[0].spec.listeners[0].timeout.http.perRequest.value: -1ms is a negative length of time; 0 or more is allowed.",
      "mesh.routes[0].spec.httpRoute.timeout.idle.value: -1ms is a negative length of time; 0 or more is allowed.",
      "mesh.routes[0].spec.httpRoute.retryPolicy.perRetryTimeout.value: -1ms is a negative length of time; 0 or more is allowed.",
    ],
    green: [(m) => (m.routes[0]!.spec.httpRoute!.timeout = { idle: { unit: "s", value: 0 } })],
  },
  {
    rule: "OM-M026",
    red: (m) => {
      const json = [{ key: "", value: "v".repeat(101) }];
      m.virtualNodes[0]!.spec.logging = { accessLog: { file: { path: "", format: { text: "", json } } } };
      m.virtualGateways[0]!.spec.logging = { accessLog: { file: { path: "/dev/stdout", format: {} } } };
    },
    says: [
      "mesh.virtualNodes[0].spec.logging.accessLog.file.path: the path of the access log is empty; 1 to 255 are allowed.",
      'mesh.virtualNodes[0].spec.logging.accessLog.file.format: the log format of virtual node "web" gives text and json; exactly one of text and json must be given.',
      "mesh.virtualNodes[0].spec.logging.accessLog.file.format.text: the log format is empty; 1 to 1000 are allowed.",
      "mesh.virtualNodes[0].spec.logging.accessLog.file.format.json[0].key: the key is empty; 1 to 100 are allowed.",
      'mesh.virtualNodes[0].spec.logging.accessLog.file.format.json[0].value: the value has 101 characters ("vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv..."); 1 to 100 are allowed.',
      'mesh.virtualGateways[0].spec.logging.accessLog.file.format: the log format of virtual gateway "edge" gives none; exactly one of text and json must be given.',
    ],
    green: [
      (m) =>
        (m.virtualNodes[0]!.spec.logging = {
          accessLog: { file: { path: "/dev/stdout", format: { text: "%PROTOCOL%" } } },
        }),
      (m) => {
        const json = [{ key: "method", value: "%REQ(:METHOD)%" }];
        m.virtualNodes[0]!.spec.logging = { accessLog: { file: { path: "/dev/stdout", format: { json } } } };
      },
    ],
  },
  {
    rule: "OM-M054",
    red: (m) => (m.virtualGateways[0]!.spec.listeners = []),
    says: ['mesh.virtualGateways[0].spec.listeners: virtual gateway "edge" has no listener; at least one is needed.'],
    green: [(m) => m.virtualRouters.push({ virtualRouterName: "later", spec: {} })],
  },
  {
    rule: "OM-M056",
    red: (m) =>
      m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "prices.shop.internal" } }),
    says: [
      'mesh.virtualNodes[0].spec.backends[2].virtualService.virtualServiceName: virtual node "web" names the backend "prices.shop.internal" twice: backends 1 and 3.',
    ],
    green: [
      (m) => m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "web.shop.internal" } }),
    ],
  },
  {
    rule: "OM-M058",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.portMapping.port = 9902;
      m.virtualGateways[0]!.spec.listeners[0]!.portMapping.port = 9901;
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].portMapping.port: virtual node "web" listens on 9902, which belongs to the agent in Envoy\'s image.',
      'mesh.virtualGateways[0].spec.listeners[0].portMapping.port: virtual gateway "edge" listens on 9901, which belongs to Envoy\'s administration interface.',
    ],
    green: [(m) => (m.virtualNodes[0]!.spec.listeners![0]!.portMapping.port = 9900)],
  },
  {
    rule: "OM-M012",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners!.push(second(0));
      m.virtualRouters[1]!.spec.listeners![0]!.portMapping.port = 65536;
      m.virtualNodes[2]!.spec.listeners![0]!.healthCheck = { ...check, path: undefined, protocol: "tcp", port: -1 };
      m.routes[0]!.spec.httpRoute!.match.port = 0;
      m.routes[0]!.spec.httpRoute!.action.weightedTargets[0]!.port = 70000;
      m.gatewayRoutes[0]!.spec.httpRoute!.match.port = 0;
      m.gatewayRoutes[0]!.spec.httpRoute!.action.target.port = 0;
      m.virtualNodes[0]!.spec.backendDefaults = {
        clientPolicy: {
          tls: { enforce: false, ports: [0, 443], validation: { trust: { sds: { secretName: "ca" } } } },
        },
      };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[1].portMapping.port: the port is 0; 1 to 65535 is allowed.",
      "mesh.virtualRouters[1].spec.listeners[0].portMapping.port: the port is 65536; 1 to 65535 is allowed.",
      "mesh.virtualNodes[2].spec.listeners[0].healthCheck.port: the port is -1; 1 to 65535 is allowed.",
      "mesh.routes[0].spec.httpRoute.match.port: the port is 0; 1 to 65535 is allowed.",
      "mesh.routes[0].spec.httpRoute.action.weightedTargets[0].port: the port is 70000; 1 to 65535 is allowed.",
      "mesh.gatewayRoutes[0].spec.httpRoute.match.port: the port is 0; 1 to 65535 is allowed.",
      "mesh.gatewayRoutes[0].spec.httpRoute.action.target.port: the port is 0; 1 to 65535 is allowed.",
      "mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.ports[0]: the port is 0; 1 to 65535 is allowed.",
    ],
    also: ["OM-M022", "OM-M062", "OM-M063", "OM-M065"],
    green: [
      (m) => {
        m.virtualNodes.push(node("low", 1, "tcp"), node("high", 65535, "tcp"));
        m.virtualRouters.push(router("low", 1, "tcp"));
      },
    ],
  },
];
