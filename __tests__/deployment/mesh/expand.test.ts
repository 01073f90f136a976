import { expandMesh, meshDomain, meshName, virtualServiceName } from "../../../deployment";
import type { MeshModel, Route, VirtualNode } from "../../../deployment";
import { meshOf, orders, site } from "../../support/unit/sites";
import type { ServiceInput } from "../../support/unit/sites";

/** The mesh of one service "web". */
function webMesh(web: ServiceInput): MeshModel {
  return expandMesh(meshOf({ web }))!;
}

const nodeOf = (model: MeshModel, name: string): VirtualNode =>
  model.virtualNodes.find(({ virtualNodeName }) => virtualNodeName === name)!;
const routeOf = (model: MeshModel, name: string): Route => model.routes.find(({ routeName }) => routeName === name)!;
const backendsOf = (model: MeshModel, name: string) =>
  nodeOf(model, name).spec.backends!.map(({ virtualService }) => virtualService.virtualServiceName);

describe("expandMesh", () => {
  describe("the mesh", () => {
    test("there is none in a deployment without mesh and services", () => {
      expect(expandMesh(site({ services: undefined, workloads: undefined }))).toBeUndefined();
    });

    test("there is one without services when it is asked for", () => {
      // WHEN
      const model = expandMesh(site({ services: undefined, workloads: undefined, mesh: { meshName: "shared" } }));
      // THEN
      expect(model).toEqual({
        mesh: {
          meshName: "shared",
          existing: false,
          spec: { egressFilter: { type: "DROP_ALL" }, serviceDiscovery: { ipPreference: "IPv4_ONLY" } },
        },
        virtualNodes: [],
        virtualRouters: [],
        routes: [],
        virtualServices: [],
        virtualGateways: [],
        gatewayRoutes: [],
      });
    });

    test("has the deployment's name, and drops traffic to the outside, unless it says otherwise", () => {
      // GIVEN
      const services = { web: { port: 80 } };
      // WHEN
      const plain = expandMesh(meshOf(services))!;
      const open = expandMesh(
        meshOf(services, { mesh: { meshName: "open-mesh", spec: { egressFilter: { type: "ALLOW_ALL" } } } }),
      )!;
      // THEN
      expect(plain.mesh).toMatchObject({ meshName: "shop", spec: { egressFilter: { type: "DROP_ALL" } } });
      expect(open.mesh).toMatchObject({ meshName: "open-mesh", spec: { egressFilter: { type: "ALLOW_ALL" } } });
    });

    test("may exist already", () => {
      expect(expandMesh(meshOf({}, { mesh: { existing: true } }))!.mesh.existing).toBe(true);
    });
  });

  describe("a service of one version", () => {
    test("becomes a virtual node, a router, a route and a virtual service", () => {
      expect(webMesh({ port: 8080 })).toEqual({
        mesh: expect.objectContaining({ meshName: "shop" }) as unknown,
        virtualNodes: [
          {
            virtualNodeName: "web",
            spec: {
              listeners: [{ portMapping: { port: 8080, protocol: "http" } }],
              serviceDiscovery: { awsCloudMap: { namespaceName: "shop.internal", serviceName: "web" } },
              backends: [],
              logging: { accessLog: { file: { path: "/dev/stdout" } } },
            },
          },
        ],
        virtualRouters: [
          { virtualRouterName: "web", spec: { listeners: [{ portMapping: { port: 8080, protocol: "http" } }] } },
        ],
        routes: [
          {
            routeName: "web",
            virtualRouterName: "web",
            spec: {
              httpRoute: {
                match: { prefix: "/" },
                action: { weightedTargets: [{ virtualNode: "web", weight: 100 }] },
              },
            },
          },
        ],
        virtualServices: [
          {
            virtualServiceName: "web.shop.internal",
            spec: { provider: { virtualRouter: { virtualRouterName: "web" } } },
          },
        ],
        virtualGateways: [],
        gatewayRoutes: [],
      });
    });
  });

  describe("a service of several versions", () => {
    test("becomes a node for each, and one route over their weights, sorted by version", () => {
      // WHEN
      const model = webMesh({ port: 80, versions: { v2: { weight: 10 }, v1: { weight: 90 }, v3: { weight: 0 } } });
      // THEN
      expect(model.virtualNodes.map(({ virtualNodeName }) => virtualNodeName)).toEqual(["web-v1", "web-v2", "web-v3"]);
      expect(model.routes).toHaveLength(1);
      expect(model.routes[0]!.spec).toEqual({
        httpRoute: {
          match: { prefix: "/" },
          action: {
            weightedTargets: [
              { virtualNode: "web-v1", weight: 90 },
              { virtualNode: "web-v2", weight: 10 },
              { virtualNode: "web-v3", weight: 0 },
            ],
          },
        },
      });
      expect(model.virtualServices.map(({ virtualServiceName: name }) => name)).toEqual(["web.shop.internal"]);
    });
  });

  describe("calls", () => {
    test("become backends of every version's node, sorted and each once", () => {
      // WHEN
      const model = expandMesh(
        meshOf({
          web: { port: 80, calls: ["stock", "prices", "stock"], versions: { a: { weight: 1 }, b: { weight: 1 } } },
          stock: { port: 81 },
          prices: { port: 82, calls: ["stock"] },
        }),
      )!;
      // THEN
      expect(backendsOf(model, "web-a")).toEqual(["prices.shop.internal", "stock.shop.internal"]);
      expect(backendsOf(model, "web-b")).toEqual(["prices.shop.internal", "stock.shop.internal"]);
      expect(backendsOf(model, "prices")).toEqual(["stock.shop.internal"]);
      expect(backendsOf(model, "stock")).toEqual([]);
    });
  });

  describe("protocols", () => {
    const target = { weightedTargets: [{ virtualNode: "web", weight: 100 }] };

    test.each([
      ["http", { httpRoute: { match: { prefix: "/" }, action: target } }],
      ["http2", { http2Route: { match: { prefix: "/" }, action: target } }],
      ["grpc", { grpcRoute: { match: { port: 9000 }, action: target } }],
      ["tcp", { tcpRoute: { match: { port: 9000 }, action: target } }],
    ] as const)("%s has its own kind of route and match", (protocol, spec) => {
      // WHEN
      const model = webMesh({ port: 9000, protocol });
      // THEN
      expect(model.routes[0]!.spec).toEqual(spec);
      expect(model.virtualRouters[0]!.spec.listeners).toEqual([{ portMapping: { port: 9000, protocol } }]);
      expect(nodeOf(model, "web").spec.listeners).toEqual([{ portMapping: { port: 9000, protocol } }]);
    });
  });

  describe("TLS", () => {
    test("is that of the listeners of every version, and the client policy that of all their backends", () => {
      // GIVEN
      const file = { certificateChain: "/keys/tls.crt", privateKey: "/keys/tls.key" };
      const validation = { trust: { file: { certificateChain: "/keys/ca.crt" } } };
      const tls = { mode: "STRICT" as const, certificate: { file }, validation };
      const clientPolicy = { tls: { certificate: { file }, validation } };
      // WHEN
      const model = webMesh({ port: 80, versions: { v1: { weight: 1 }, v2: { weight: 1 } }, tls, clientPolicy });
      // THEN
      for (const name of ["web-v1", "web-v2"]) {
        const { listeners, backendDefaults } = nodeOf(model, name).spec;
        expect(listeners).toEqual([{ portMapping: { port: 80, protocol: "http" }, tls }]);
        expect(backendDefaults).toEqual({ clientPolicy });
      }
    });

    test("is nowhere when the service says nothing of it", () => {
      const { listeners, backendDefaults } = nodeOf(webMesh({ port: 80 }), "web").spec;
      expect(listeners![0]).not.toHaveProperty("tls");
      expect(backendDefaults).toBeUndefined();
    });
  });

  describe("timeouts", () => {
    test.each(["http", "http2", "grpc"] as const)("of %s stand on the route and on the listener", (protocol) => {
      // GIVEN
      const timeout = { perRequest: { unit: "s", value: 5 }, idle: { unit: "s", value: 120 } };
      // WHEN
      const model = webMesh({ port: 80, protocol, timeout: { perRequest: "5s", idle: "2m" } });
      // THEN
      expect(model.routes[0]!.spec).toEqual({ [`${protocol}Route`]: expect.objectContaining({ timeout }) as unknown });
      expect(nodeOf(model, "web").spec.listeners![0]!.timeout).toEqual({ [protocol]: timeout });
    });

    test("of tcp are idle timeouts", () => {
      // WHEN
      const model = webMesh({ port: 80, protocol: "tcp", timeout: { idle: "90s" } });
      // THEN
      expect(model.routes[0]!.spec).toMatchObject({ tcpRoute: { timeout: { idle: { unit: "s", value: 90 } } } });
      expect(nodeOf(model, "web").spec.listeners![0]!.timeout).toEqual({ tcp: { idle: { unit: "s", value: 90 } } });
    });

    test("hold only what was given; 0s means none and is kept", () => {
      // WHEN
      const model = webMesh({ port: 80, timeout: { perRequest: "0s" } });
      // THEN
      expect(nodeOf(model, "web").spec.listeners![0]!.timeout).toEqual({
        http: { perRequest: { unit: "s", value: 0 } },
      });
    });

    test("are absent where nothing was given", () => {
      // WHEN
      const model = webMesh({ port: 80 });
      // THEN
      expect(nodeOf(model, "web").spec.listeners![0]).not.toHaveProperty("timeout");
      expect(routeOf(model, "web").spec).not.toHaveProperty("httpRoute.timeout");
    });
  });

  describe("retries", () => {
    const policyOf = (web: ServiceInput): unknown =>
      Object.values(routeOf(webMesh(web), "web").spec as Record<string, { retryPolicy?: unknown }>)[0]!.retryPolicy;

    test("of http and http2: gateway errors, stream errors and connection errors by default", () => {
      for (const protocol of ["http", "http2"] as const) {
        expect(policyOf({ port: 80, protocol, retries: { attempts: 2 } })).toEqual({
          maxRetries: 2,
          perRetryTimeout: { unit: "s", value: 2 },
          httpRetryEvents: ["gateway-error", "stream-error"],
          tcpRetryEvents: ["connection-error"],
        });
      }
    });

    test("of grpc: unavailable and connection errors by default", () => {
      expect(policyOf({ port: 80, protocol: "grpc", retries: { attempts: 3, perAttemptTimeout: "500ms" } })).toEqual({
        maxRetries: 3,
        perRetryTimeout: { unit: "ms", value: 500 },
        tcpRetryEvents: ["connection-error"],
        grpcRetryEvents: ["unavailable"],
      });
    });

    test("events go into the list of their kind, sorted and each once", () => {
      expect(
        policyOf({
          port: 80,
          protocol: "grpc",
          retries: { attempts: 1, on: ["server-error", "internal", "cancelled", "client-error", "internal"] },
        }),
      ).toEqual({
        maxRetries: 1,
        perRetryTimeout: { unit: "s", value: 2 },
        httpRetryEvents: ["client-error", "server-error"],
        grpcRetryEvents: ["cancelled", "internal"],
      });
    });

    test("are absent where nothing was given", () => {
      expect(policyOf({ port: 80 })).toBeUndefined();
    });
  });

  describe("health checks", () => {
    const checkOf = (web: ServiceInput) => nodeOf(webMesh(web), "web").spec.listeners![0]!.healthCheck;

    test("stand on the listener, with the defaults filled in", () => {
      expect(checkOf({ port: 8080, healthCheck: {} })).toEqual({
        protocol: "http",
        port: 8080,
        path: "/",
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        intervalMillis: 30000,
        timeoutMillis: 5000,
      });
    });

    test("have a path for http and http2 only", () => {
      expect(checkOf({ port: 1, protocol: "http2", healthCheck: { path: "/ok" } })).toHaveProperty("path", "/ok");
      expect(checkOf({ port: 1, protocol: "grpc", healthCheck: {} })).not.toHaveProperty("path");
      expect(checkOf({ port: 1, protocol: "tcp", healthCheck: {} })).not.toHaveProperty("path");
    });

    test("keep what was given", () => {
      expect(
        checkOf({
          port: 1,
          healthCheck: { interval: "1m", timeout: "2500ms", healthyThreshold: 3, unhealthyThreshold: 10 },
        }),
      ).toMatchObject({ intervalMillis: 60000, timeoutMillis: 2500, healthyThreshold: 3, unhealthyThreshold: 10 });
    });
  });

  describe("discovery", () => {
    const versions = { v1: { weight: 1 } };

    test("by Cloud Map: a service for each node in the given namespace", () => {
      // WHEN
      const model = expandMesh(
        meshOf({ web: { port: 80, versions } }, { mesh: { discovery: { type: "cloud-map", namespace: "a.b" } } }),
      )!;
      // THEN
      expect(nodeOf(model, "web-v1").spec.serviceDiscovery).toEqual({
        awsCloudMap: { namespaceName: "a.b", serviceName: "web-v1" },
      });
      expect(model.virtualServices[0]!.virtualServiceName).toBe("web.a.b");
    });

    test("by DNS: a host name for each node in the given domain", () => {
      // WHEN
      const model = expandMesh(
        meshOf({ web: { port: 80, versions } }, { mesh: { discovery: { type: "dns", domain: "shop.example" } } }),
      )!;
      // THEN
      expect(nodeOf(model, "web-v1").spec.serviceDiscovery).toEqual({
        dns: { hostname: "web-v1.shop.example", responseType: "LOADBALANCER" },
      });
      expect(model.virtualServices[0]!.virtualServiceName).toBe("web.shop.example");
    });
  });

  test("the main example: four services, five nodes", () => {
    // WHEN
    const model = expandMesh(orders())!;
    // THEN
    expect(model.virtualNodes.map(({ virtualNodeName }) => virtualNodeName)).toEqual([
      "catalog-v1",
      "catalog-v2",
      "desk",
      "prices",
      "stock",
    ]);
    expect(backendsOf(model, "desk")).toEqual(["catalog.orders.internal", "stock.orders.internal"]);
  });
});

describe("names", () => {
  test("of mesh, domain and virtual services come from the deployment unless it gives them", () => {
    // GIVEN
    const plain = meshOf({});
    const named = meshOf({}, { mesh: { meshName: "m", discovery: { type: "dns", domain: "x.example" } } });
    // THEN
    expect([meshName(plain), meshDomain(plain), virtualServiceName(plain, "web")]).toEqual([
      "shop",
      "shop.internal",
      "web.shop.internal",
    ]);
    expect([meshName(named), meshDomain(named), virtualServiceName(named, "web")]).toEqual([
      "m",
      "x.example",
      "web.x.example",
    ]);
  });
});
