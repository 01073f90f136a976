import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { GRPC_RETRY_EVENTS, HTTP_RETRY_EVENTS, METHODS, TCP_RETRY_EVENTS } from "../../../deployment";
import type { DeploymentInput } from "../../../deployment";
import type { SampleRequest } from "./request";

type Mesh = NonNullable<DeploymentInput["mesh"]>;
type Protocol = "http" | "http2" | "grpc" | "tcp";
type Spec = Record<string, unknown>;

/** Listeners to choose targets from, at least one of each protocol; "d" has one only, which need not be named. */
const LISTENERS: Readonly<Record<Protocol, readonly { node: string; port: number }[]>> = {
  http: [
    { node: "a", port: 8080 },
    { node: "b", port: 8081 },
    { node: "c", port: 8082 },
    { node: "d", port: 8083 },
  ],
  http2: [
    { node: "a", port: 9090 },
    { node: "c", port: 9091 },
  ],
  grpc: [
    { node: "b", port: 50051 },
    { node: "c", port: 50052 },
  ],
  tcp: [
    { node: "a", port: 5432 },
    { node: "b", port: 5433 },
  ],
};

const PATHS = ["/", "/a", "/a/b", "/ab", "/b/1", "/a/b/c", "/b", "/a+b/c", "/a+b"];
const some = <T>(item: Arbitrary<T>) => fc.option(item, { nil: undefined });
const few = <T>(item: Arbitrary<T>, min = 0) => fc.array(item, { minLength: min, maxLength: 2 });
const shared = <F extends Record<string, Arbitrary<unknown>>>(fields: F) =>
  fc.record(fields).map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)));

const duration = fc.oneof(
  shared({ unit: fc.constant("s"), value: fc.integer({ min: 0, max: 40 }) }),
  shared({ unit: fc.constant("ms"), value: fc.integer({ min: 0, max: 4000 }) }),
);
const header = shared({
  name: fc.constantFrom("x-a", "x-n"),
  invert: some(fc.boolean()),
  match: some(
    fc.oneof(
      fc.constantFrom<Spec>(
        { exact: "blue" },
        { prefix: "bl" },
        { suffix: "ue" },
        { regex: "b[a-z]+" },
        { exact: "7" },
      ),
      fc.constantFrom<Spec>({ range: { start: 1, end: 7 } }, { range: { start: -5, end: 8 } }),
    ),
  ),
});
const query = shared({ name: fc.constantFrom("q", "r"), match: some(fc.constantFrom({ exact: "1" }, { exact: "2" })) });
const pathMatch = fc.oneof(
  { weight: 3, arbitrary: shared({ prefix: fc.constantFrom("/", "/a", "/a/", "/b", "/a/b", "/a+b") }) },
  shared({ path: shared({ exact: fc.constantFrom(...PATHS) }) }),
  shared({ path: shared({ regex: fc.constantFrom("/a/.*", "/b/[0-9]+", ".*", "/(a|ab)") }) }),
);
const httpConditions = {
  method: some(fc.constantFrom(...METHODS.slice(0, 3))),
  headers: some(few(header, 1)),
  queryParameters: some(few(query, 1)),
};
const grpcName = fc.oneof(
  fc.constant({}),
  shared({ serviceName: fc.constantFrom("s.A", "s.B") }),
  shared({ serviceName: fc.constantFrom("s.A", "s.B"), methodName: fc.constantFrom("Get", "Put") }),
);
const events = <T extends string>(all: readonly T[]) => some(fc.subarray([...all], { minLength: 1 }));
const retryPolicy = (protocol: Protocol) =>
  shared({
    maxRetries: fc.integer({ min: 0, max: 5 }),
    perRetryTimeout: shared({ unit: fc.constant("ms"), value: fc.integer({ min: 1, max: 900 }) }),
    httpRetryEvents: events(HTTP_RETRY_EVENTS),
    tcpRetryEvents: fc.constant([...TCP_RETRY_EVENTS]),
    ...(protocol === "grpc" ? { grpcRetryEvents: events(GRPC_RETRY_EVENTS) } : {}),
  });

const KIND = { http: "httpRoute", http2: "http2Route", grpc: "grpcRoute", tcp: "tcpRoute" } as const;

function action(protocol: Protocol): Arbitrary<Spec> {
  const all = LISTENERS[protocol];
  return fc
    .subarray([...all], { minLength: 1 })
    .chain((targets) =>
      fc.tuple(
        ...targets.map(({ node: virtualNode, port }) =>
          shared({
            virtualNode: fc.constant(virtualNode),
            port: virtualNode === "d" ? some(fc.constant(port)) : fc.constant(port),
            weight: fc.integer({ min: 0, max: 25 }),
          }),
        ),
      ),
    )
    .filter((targets) => targets.some(({ weight }) => (weight as number) > 0))
    .map((weightedTargets) => ({ weightedTargets }));
}

/** @param isAlone whether the router has no other listener, so that the route need not name its port */
function routeSpec(protocol: Protocol, port: number, isAlone: boolean): Arbitrary<Spec> {
  const named = shared({ port: isAlone ? some(fc.constant(port)) : fc.constant(port) });
  const timeouts = some(shared({ perRequest: some(duration), idle: some(duration) }));
  const match =
    protocol === "tcp"
      ? named
      : protocol === "grpc"
        ? fc
            .tuple(grpcName, named, shared({ metadata: some(few(header, 1)) }))
            .map((parts) => Object.assign({}, ...parts) as Spec)
        : fc
            .tuple(pathMatch, named, shared({ ...httpConditions, scheme: some(fc.constantFrom("http", "https")) }))
            .map((parts) => Object.assign({}, ...parts) as Spec);
  return shared({
    priority: some(fc.integer({ min: 0, max: 3 })),
    [KIND[protocol]]: shared({
      match,
      action: action(protocol),
      ...(protocol === "tcp"
        ? { timeout: some(shared({ idle: some(duration) })) }
        : { timeout: timeouts, retryPolicy: some(retryPolicy(protocol)) }),
    }),
  });
}

const pool = (protocol: Protocol): Arbitrary<Spec | undefined> =>
  some(
    protocol === "http"
      ? shared({
          http: shared({
            maxConnections: fc.integer({ min: 1, max: 9 }),
            maxPendingRequests: some(fc.integer({ min: 1, max: 9 })),
          }),
        })
      : shared({
          [protocol]: shared({
            [protocol === "tcp" ? "maxConnections" : "maxRequests"]: fc.integer({ min: 1, max: 9 }),
          }),
        }),
  );

function node(name: string): Arbitrary<Spec> {
  const own = Object.entries(LISTENERS).flatMap(([protocol, all]) =>
    all.filter((each) => each.node === name).map(({ port }) => ({ protocol: protocol as Protocol, port })),
  );
  const listeners = fc.tuple(
    ...own.map(({ protocol, port }) =>
      shared({
        portMapping: fc.constant({ port, protocol }),
        connectionPool: pool(protocol),
        timeout: some(
          shared({
            [protocol]: shared(
              protocol === "tcp" ? { idle: some(duration) } : { idle: some(duration), perRequest: some(duration) },
            ),
          }),
        ),
      }),
    ),
  );
  return shared({
    virtualNodeName: fc.constant(name),
    spec: shared({
      listeners,
      serviceDiscovery: fc.constantFrom<Spec>(
        { dns: { hostname: `${name}.mesh.test` } },
        { dns: { hostname: `${name}.mesh.test`, responseType: "ENDPOINTS", ipPreference: "IPv4_ONLY" } },
        { awsCloudMap: { namespaceName: "mesh.test", serviceName: name } },
      ),
    }),
  });
}

interface Router {
  readonly name: string;
  readonly listeners: readonly { readonly protocol: Protocol; readonly port: number }[];
  readonly routes: readonly Spec[];
}

/** A router; its tcp port is its own, because a tcp backend must be alone on its port. */
function router(index: number): Arbitrary<Router> {
  const http = fc.uniqueArray(
    fc.record({ protocol: fc.constantFrom<Protocol>("http", "http2", "grpc"), port: fc.constantFrom(80, 8080, 9000) }),
    { minLength: 1, maxLength: 2, selector: ({ port }) => port },
  );
  const tcp = fc.constant([{ protocol: "tcp" as Protocol, port: 7000 + index }]);
  return fc.tuple(http, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, tcp)).chain(([one, two]) => {
    const listeners = [...one, ...two];
    const routes = fc.tuple(
      ...listeners.map(({ protocol, port }) =>
        fc.array(routeSpec(protocol, port, listeners.length === 1), { maxLength: protocol === "tcp" ? 2 : 4 }),
      ),
    );
    return routes.map((each) => ({ name: `r${index}`, listeners, routes: each.flat() }));
  });
}

const hostname = fc.constantFrom<Spec>(
  { exact: "shop.test" },
  { exact: "a.shop.test" },
  { suffix: ".test" },
  { suffix: ".shop.test" },
);
const GATEWAY_LISTENERS = [
  { protocol: "http", port: 8000 },
  { protocol: "http2", port: 8001 },
  { protocol: "grpc", port: 8002 },
] as const;

function gatewayRoute(targets: readonly { service: string; port: number }[]): Arbitrary<Spec> {
  return fc.constantFrom(...GATEWAY_LISTENERS).chain(({ protocol, port }) => {
    const target = fc
      .constantFrom(...targets)
      .map((to) => ({ port: to.port, virtualService: { virtualServiceName: to.service } }));
    const host = some(fc.constantFrom({ defaultTargetHostname: "DISABLED" }, { defaultTargetHostname: "ENABLED" }));
    const grpc = shared({
      match: fc
        .tuple(
          fc.constantFrom<Spec>({}, { serviceName: "s.A" }, { serviceName: "s.B" }),
          shared({ hostname: some(hostname), metadata: some(few(header, 1)) }),
        )
        .map(([name, rest]) => ({ ...name, ...rest, port })),
      action: shared({ target, rewrite: some(shared({ hostname: host })) }),
    });
    const http = fc.tuple(pathMatch, shared({ ...httpConditions, hostname: some(hostname) })).chain(([path, rest]) => {
      const byPath = shared({ path: some(shared({ exact: fc.constantFrom("/a", "/b/1", "/b\\1$&") })) });
      const byPrefix = shared({
        prefix: some(
          fc.constantFrom<Spec>(
            { defaultPrefix: "DISABLED" },
            { defaultPrefix: "ENABLED" },
            { value: "/a/" },
            { value: "/b/" },
          ),
        ),
      });
      const change = fc
        .tuple(shared({ hostname: host }), "path" in path ? byPath : byPrefix)
        .map(([a, b]) => ({ ...a, ...b }));
      return shared({
        match: fc.constant({ ...path, ...rest, port }),
        action: shared({ target, rewrite: some(change) }),
      });
    });
    return shared({
      priority: some(fc.integer({ min: 0, max: 3 })),
      [KIND[protocol]]: protocol === "grpc" ? grpc : http,
    });
  });
}

/** Random meshes that the rules accept: node "caller" has most services as its backends, gateway "edge" leads to some. */
export const validMesh: Arbitrary<Mesh> = fc
  .tuple(
    fc.tuple(node("a"), node("b"), node("c"), node("d")),
    fc.array(fc.constant(0), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .chain(([nodes, { length }, open]) =>
    fc.tuple(...Array.from({ length }, (_, index) => router(index))).chain((routers) => {
      const targets = [
        ...routers.flatMap(({ name, listeners }) =>
          listeners
            .filter(({ protocol }) => protocol !== "tcp")
            .map(({ port }) => ({ service: `${name}.mesh.test`, port })),
        ),
        { service: "c.mesh.test", port: 8082 },
      ];
      return fc
        .tuple(
          fc.array(gatewayRoute(targets), { maxLength: 6 }),
          fc.tuple(...GATEWAY_LISTENERS.map(({ protocol }) => pool(protocol))),
          // Whether the caller has each service among its backends.
          fc.array(fc.boolean(), { minLength: length + 1, maxLength: length + 1 }),
        )
        .map(([gatewayRoutes, pools, called]) => mesh(nodes, routers, gatewayRoutes, pools, open, called));
    }),
  );

/** Names in another order than that of the file, so that it matters by which of them equals are told apart. */
function nameAt(kind: string, index: number): string {
  return `${kind}${(index * 7 + 5) % 11}`;
}

function mesh(
  nodes: readonly Spec[],
  routers: readonly Router[],
  gatewayRoutes: readonly Spec[],
  pools: readonly (Spec | undefined)[],
  open: boolean,
  called: readonly boolean[],
): Mesh {
  const services = [...routers.map(({ name }) => `${name}.mesh.test`), "c.mesh.test"];
  const caller = {
    virtualNodeName: "caller",
    spec: {
      backends: services
        // One at least, and most of them.
        .filter((_, index) => index === 0 || called[index] === true || called[index - 1] === true)
        .map((virtualServiceName) => ({ virtualService: { virtualServiceName } })),
    },
  };
  return {
    meshName: "m",
    spec: { egressFilter: { type: open ? "ALLOW_ALL" : "DROP_ALL" } },
    virtualNodes: [...nodes, caller],
    virtualRouters: routers.map(({ name, listeners }) => ({
      virtualRouterName: name,
      spec: { listeners: listeners.map((portMapping) => ({ portMapping })) },
    })),
    routes: routers.flatMap(({ name, routes }) =>
      routes.map((spec, index) => ({ routeName: nameAt("t", index), virtualRouterName: name, spec })),
    ),
    virtualServices: [
      ...routers.map(({ name }) => ({
        virtualServiceName: `${name}.mesh.test`,
        spec: { provider: { virtualRouter: { virtualRouterName: name } } },
      })),
      { virtualServiceName: "c.mesh.test", spec: { provider: { virtualNode: { virtualNodeName: "c" } } } },
    ],
    virtualGateways: [
      {
        virtualGatewayName: "edge",
        spec: {
          listeners: GATEWAY_LISTENERS.map((portMapping, index) => ({
            portMapping,
            ...(pools[index] === undefined ? {} : { connectionPool: pools[index] }),
          })),
        },
      },
    ],
    gatewayRoutes: gatewayRoutes.map((spec, index) => ({
      gatewayRouteName: nameAt("g", index),
      virtualGatewayName: "edge",
      spec,
    })),
  } as Mesh;
}

/** Requests that such a mesh may know something about. */
export const sampleRequest: Arbitrary<SampleRequest> = fc
  .record({
    host: fc.constantFrom(
      "r0.mesh.test",
      "r1.mesh.test",
      "r2.mesh.test",
      "c.mesh.test",
      "R0.mesh.test:8080",
      "elsewhere.test",
      "shop.test",
      "a.shop.test",
      "b.a.shop.test:8000",
      ".test",
    ),
    method: fc.constantFrom("GET", "HEAD", "POST", "PATCH"),
    scheme: fc.constantFrom<"http" | "https">("http", "https"),
    path: fc.constantFrom(...PATHS),
    query: fc.dictionary(fc.constantFrom("q", "r"), fc.constantFrom("1", "2"), { maxKeys: 2 }),
    headers: fc.dictionary(
      // Somebody may know how a gateway tells itself where a request is to go.
      fc.constantFrom("x-a", "x-n", "x-a", "x-n", "x-outpost-mesh-target"),
      fc.constantFrom("blue", "black", "7", "-5", "x", "r0.mesh.test:80"),
      { maxKeys: 2 },
    ),
    grpc: fc.option(fc.constantFrom("/s.A/Get", "/s.A/Put", "/s.B/Get", "/s.C/Get"), { nil: undefined }),
  })
  .map(({ grpc, ...request }) => ({ ...request, path: grpc ?? request.path, grpc: grpc !== undefined }));
