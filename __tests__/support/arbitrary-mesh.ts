import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import {
  GRPC_RETRY_EVENTS,
  HTTP_RETRY_EVENTS,
  IP_PREFERENCES,
  METHODS,
  PORT_PROTOCOLS,
  TCP_RETRY_EVENTS,
} from "../../deployment";
import type { GatewayRoute, MeshModel, MeshObject, Route, VirtualGateway, VirtualNode } from "../../deployment";
import type { VirtualRouter, VirtualService } from "../../deployment";

/** A mesh as data, whole or a part of one that lives elsewhere. Its lists have any order. */
export interface SampleMesh {
  readonly model: MeshModel;
  /** Whether the mesh itself is among the objects. */
  readonly described: boolean;
}

type Fields = Record<string, Arbitrary<unknown>>;
type Values<F extends Fields> = { [K in keyof F]: F[K] extends Arbitrary<infer T> ? T : never };

/** A record with required and optional fields. */
function record<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Arbitrary<Values<R> & Partial<Values<O>>> {
  const model = { ...required, ...optional };
  return fc.record(model, { requiredKeys: Object.keys(required) }) as unknown as Arbitrary<
    Values<R> & Partial<Values<O>>
  >;
}

const oneOf = <T extends string>(values: readonly T[]) => fc.constantFrom(...values);
const few = <T>(item: Arbitrary<T>) => fc.array(item, { maxLength: 3 });

/** Texts that YAML, JSON and templates may stumble over, besides ordinary ones. */
const awkward = fc.constantFrom(
  "yes", "no", "null", "~", "012", "1e3", "0x1F", "1_000", "-", "- a", "a: b", "# no", "a #b", "'", '"', "\\", "%x",
  "*a", "&a", "!Ref x", "|", ">", "{a}", "[b]", "a,b", "@x", "`x`", "true", "2026-01-01", "12:30:45", "<<", " a ", "a\nb\n",
  "\ttab", "\u0085", "\u2028", "\ufeffx", "\u0000", "ü", "\u{1f600}", "=", "${x}", "%REQ(:PATH)% ", "arn:aws:s3:::x",
); // prettier-ignore
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const text = fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: awkward }, fc.string({ maxLength: 12 }));
const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}$/) },
  { weight: 1, arbitrary: fc.constantFrom("yes", "0012", "1e3", "null", "-x", "a--b", "A b") },
);
const port = fc.integer({ min: 1, max: 65535 });
const count = fc.integer({ min: 0, max: 2 ** 31 });
const tags = few(record({ key: text, value: text }, {}));
const duration = record({ unit: oneOf(["s", "ms"]), value: count }, {});
const file = record({ certificateChain: text, privateKey: text }, {});
const sds = record({ secretName: text }, {});
const fileTrust = record({ certificateChain: text }, {});
const names = record({ match: record({ exact: few(text) }, {}) }, {});

const listenerTls = record(
  {
    mode: oneOf(["STRICT", "PERMISSIVE", "DISABLED"]),
    certificate: record({}, { acm: record({ certificateArn: text }, {}), file, sds }),
  },
  { validation: record({ trust: record({}, { file: fileTrust, sds }) }, { subjectAlternativeNames: names }) },
);
const clientPolicy = record(
  {},
  {
    tls: record(
      {
        validation: record(
          { trust: record({}, { acm: record({ certificateAuthorityArns: few(text) }, {}), file: fileTrust, sds }) },
          { subjectAlternativeNames: names },
        ),
      },
      { enforce: fc.boolean(), ports: few(port), certificate: record({}, { file, sds }) },
    ),
  },
);
const backendDefaults = record({}, { clientPolicy });
const logging = record(
  {},
  {
    accessLog: record(
      {
        file: record(
          { path: text },
          { format: record({}, { text, json: few(record({ key: text, value: text }, {})) }) },
        ),
      },
      {},
    ),
  },
);
const healthCheck = record(
  {
    protocol: oneOf(PORT_PROTOCOLS),
    healthyThreshold: count,
    unhealthyThreshold: count,
    intervalMillis: count,
    timeoutMillis: count,
  },
  { port, path: text },
);
const requests = record({ maxRequests: count }, {});
const httpPool = record({ maxConnections: count }, { maxPendingRequests: count });
const requestTimeout = record({}, { idle: duration, perRequest: duration });
const idleTimeout = record({}, { idle: duration });
const portMapping = record({ port, protocol: oneOf(PORT_PROTOCOLS) }, {});
const ipPreference = oneOf(IP_PREFERENCES);

const virtualNodeSpec = record(
  {},
  {
    listeners: few(
      record(
        { portMapping },
        {
          healthCheck,
          connectionPool: record(
            {},
            { http: httpPool, http2: requests, grpc: requests, tcp: record({ maxConnections: count }, {}) },
          ),
          outlierDetection: record(
            { baseEjectionDuration: duration, interval: duration, maxEjectionPercent: count, maxServerErrors: count },
            {},
          ),
          timeout: record({}, { http: requestTimeout, http2: requestTimeout, grpc: requestTimeout, tcp: idleTimeout }),
          tls: listenerTls,
        },
      ),
    ),
    serviceDiscovery: record(
      {},
      {
        dns: record({ hostname: text }, { responseType: oneOf(["LOADBALANCER", "ENDPOINTS"]), ipPreference }),
        awsCloudMap: record({ namespaceName: text, serviceName: text }, { attributes: tags, ipPreference }),
      },
    ),
    backends: few(record({ virtualService: record({ virtualServiceName: name }, { clientPolicy }) }, {})),
    backendDefaults,
    logging,
  },
);

const textMatch = record(
  {},
  {
    exact: text,
    prefix: text,
    suffix: text,
    regex: text,
    range: record({ start: fc.integer(), end: fc.integer() }, {}),
  },
);
const header = record({ name: text }, { invert: fc.boolean(), match: textMatch });
const path = record({}, { exact: text, regex: text });
const query = record({ name: text }, { match: record({}, { exact: text }) });
const action = record({ weightedTargets: few(record({ virtualNode: name, weight: count }, { port })) }, {});
const retry = { maxRetries: count, perRetryTimeout: duration };
const retryEvents = { httpRetryEvents: few(oneOf(HTTP_RETRY_EVENTS)), tcpRetryEvents: few(oneOf(TCP_RETRY_EVENTS)) };
const httpRoute = record(
  {
    match: record(
      {},
      {
        prefix: text,
        path,
        method: oneOf(METHODS),
        scheme: oneOf(["http", "https"]),
        port,
        headers: few(header),
        queryParameters: few(query),
      },
    ),
    action,
  },
  { timeout: requestTimeout, retryPolicy: record(retry, retryEvents) },
);
const routeSpec = record(
  {},
  {
    priority: count,
    httpRoute,
    http2Route: httpRoute,
    grpcRoute: record(
      { match: record({}, { serviceName: text, methodName: text, port, metadata: few(header) }), action },
      {
        timeout: requestTimeout,
        retryPolicy: record(retry, { ...retryEvents, grpcRetryEvents: few(oneOf(GRPC_RETRY_EVENTS)) }),
      },
    ),
    tcpRoute: record({ action }, { match: record({}, { port }), timeout: idleTimeout }),
  },
);

const gatewaySpec = record(
  {
    listeners: few(
      record(
        { portMapping: record({ port, protocol: oneOf(["http", "http2", "grpc"]) }, {}) },
        {
          healthCheck,
          connectionPool: record({}, { http: httpPool, http2: requests, grpc: requests }),
          tls: listenerTls,
        },
      ),
    ),
  },
  { backendDefaults, logging },
);
const target = record({ virtualService: record({ virtualServiceName: name }, {}) }, { port });
const hostname = record({}, { exact: text, suffix: text });
const rewriteHostname = record({}, { defaultTargetHostname: oneOf(["ENABLED", "DISABLED"]) });
const httpGatewayRoute = record(
  {
    match: record(
      {},
      {
        prefix: text,
        path,
        hostname,
        method: oneOf(METHODS),
        port,
        headers: few(header),
        queryParameters: few(query),
      },
    ),
    action: record(
      { target },
      {
        rewrite: record(
          {},
          {
            hostname: rewriteHostname,
            prefix: record({}, { defaultPrefix: oneOf(["ENABLED", "DISABLED"]), value: text }),
            path: record({}, { exact: text }),
          },
        ),
      },
    ),
  },
  {},
);
const gatewayRouteSpec = record(
  {},
  {
    priority: count,
    httpRoute: httpGatewayRoute,
    http2Route: httpGatewayRoute,
    grpcRoute: record(
      {
        match: record({}, { serviceName: text, hostname, metadata: few(header), port }),
        action: record({ target }, { rewrite: record({}, { hostname: rewriteHostname }) }),
      },
      {},
    ),
  },
);
const serviceSpec = record(
  {},
  {
    provider: record(
      {},
      {
        virtualNode: record({ virtualNodeName: name }, {}),
        virtualRouter: record({ virtualRouterName: name }, {}),
      },
    ),
  },
);
const meshSpec = record(
  {},
  {
    egressFilter: record({ type: oneOf(["DROP_ALL", "ALLOW_ALL"]) }, {}),
    serviceDiscovery: record({}, { ipPreference }),
  },
);

/** Objects of which no two have the same key. That they fit the kind is what the schema is asked in a test. */
function unique<T>(item: Arbitrary<unknown>, key: (item: T) => unknown): Arbitrary<T[]> {
  return fc.uniqueArray(item as Arbitrary<T>, { maxLength: 3, selector: (each) => JSON.stringify(key(each)) });
}

interface Lists {
  readonly virtualNodes: VirtualNode[];
  readonly virtualRouters: VirtualRouter[];
  readonly routes: Route[];
  readonly virtualServices: VirtualService[];
  readonly virtualGateways: VirtualGateway[];
  readonly gatewayRoutes: GatewayRoute[];
}

/** Makes every second reference one to an object of the mesh, where it has one: random names hardly ever meet. */
function linked(lists: Lists): Lists {
  const names: Readonly<Record<string, readonly string[]>> = {
    virtualNode: lists.virtualNodes.map((each) => each.virtualNodeName),
    virtualRouter: lists.virtualRouters.map((each) => each.virtualRouterName),
    virtualService: lists.virtualServices.map((each) => each.virtualServiceName),
    virtualGateway: lists.virtualGateways.map((each) => each.virtualGatewayName),
  };
  let turn = 0;
  const link = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((item) => link(item));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([each, item]) => [each, link(item, each)]));
    }
    const known = typeof value === "string" ? (names[key.replace(/Name$/, "")] ?? []) : [];
    return known.length > 0 && turn++ % 2 === 0 ? known[(value as string).length % known.length] : value;
  };
  const linkedRoutes = lists.routes.map((route) => link(route) as Route);
  const linkedGatewayRoutes = lists.gatewayRoutes.map((route) => link(route) as GatewayRoute);
  return {
    ...lists,
    virtualNodes: lists.virtualNodes.map((node) => ({ ...node, spec: link(node.spec) as VirtualNode["spec"] })),
    virtualServices: lists.virtualServices.map((each) => ({
      ...each,
      spec: link(each.spec) as VirtualService["spec"],
    })),
    routes: distinct(linkedRoutes, (route) => [route.virtualRouterName, route.routeName]),
    gatewayRoutes: distinct(linkedGatewayRoutes, (route) => [route.virtualGatewayName, route.gatewayRouteName]),
  };
}

function distinct<T>(objects: readonly T[], key: (object: T) => unknown): T[] {
  return [...new Map(objects.map((object) => [JSON.stringify(key(object)), object])).values()];
}

/** Random valid meshes in which every field of every kind occurs. */
export const arbitraryMesh: Arbitrary<SampleMesh> = fc
  .record({
    described: fc.boolean(),
    shared: fc.boolean(),
    mesh: record({ meshName: name, spec: meshSpec }, { tags }) as Arbitrary<Omit<MeshObject, "existing">>,
    virtualNodes: unique<VirtualNode>(
      record({ virtualNodeName: name, spec: virtualNodeSpec }, { tags }),
      (o) => o.virtualNodeName,
    ),
    virtualRouters: unique<VirtualRouter>(
      record({ virtualRouterName: name, spec: record({}, { listeners: few(record({ portMapping }, {})) }) }, { tags }),
      (o) => o.virtualRouterName,
    ),
    routes: unique<Route>(record({ routeName: name, virtualRouterName: name, spec: routeSpec }, { tags }), (o) => [
      o.virtualRouterName,
      o.routeName,
    ]),
    virtualServices: unique<VirtualService>(
      record({ virtualServiceName: name, spec: serviceSpec }, { tags }),
      (o) => o.virtualServiceName,
    ),
    virtualGateways: unique<VirtualGateway>(
      record({ virtualGatewayName: name, spec: gatewaySpec }, { tags }),
      (o) => o.virtualGatewayName,
    ),
    gatewayRoutes: unique<GatewayRoute>(
      record({ gatewayRouteName: name, virtualGatewayName: name, spec: gatewayRouteSpec }, { tags }),
      (o) => [o.virtualGatewayName, o.gatewayRouteName],
    ),
  })
  .map(({ described, shared, mesh, ...unlinked }) => {
    const lists = linked(unlinked);
    const members = Object.values(lists).flat().length;
    const meshOwner = shared && members > 0 ? { meshOwner: "999988887777" } : {};
    const isDescribed = described || members === 0;
    return {
      described: isDescribed,
      model: { mesh: { ...mesh, ...meshOwner, existing: !isDescribed || "meshOwner" in meshOwner }, ...lists },
    };
  });
