import type { HttpRouteInput, MeshInput } from "../mesh-builder";
import { httpRoute } from "../mesh-builder";
import type { RuleCase } from "./case";

const match = (m: MeshInput, value: HttpRouteInput["match"]) => (m.routes[0]!.spec.httpRoute!.match = value);
const headers = (m: MeshInput, ...list: NonNullable<HttpRouteInput["match"]["headers"]>) =>
  match(m, { prefix: "/", headers: list });
const retry = { maxRetries: 2, perRetryTimeout: { unit: "s" as const, value: 2 } };
const seconds = (value: number) => ({ unit: "s" as const, value });
const weights = (m: MeshInput, ...list: number[]) =>
  (m.routes[0]!.spec.httpRoute!.action.weightedTargets = list.map((weight, i) => ({
    virtualNode: i === 0 ? "web" : `web${i}`,
    weight,
  })));
/** As many more nodes like "web". */
const moreWebs = (m: MeshInput, count: number) => {
  for (let i = 1; i <= count; i++) m.virtualNodes.push({ ...m.virtualNodes[0]!, virtualNodeName: `web${i}` });
};

/** Lets node "prices" call the service that calls it. */
const callsBack = (m: MeshInput) =>
  (m.virtualNodes[1]!.spec.backends = [{ virtualService: { virtualServiceName: "web.shop.internal" } }]);

/** Cases of the rules about routes of virtual routers. */
export const ROUTE_CASES: readonly RuleCase[] = [
  {
    rule: "OM-M002",
    red: (m, d) => {
      moreWebs(m, 1);
      weights(m, 60, 41);
      m.routes[1]!.spec.grpcRoute!.action.weightedTargets[0]!.weight = 0;
      m.routes[2]!.spec.tcpRoute!.action.weightedTargets[0]!.weight = 101;
      d.services = { desk: { port: 9000, versions: { v1: { weight: 0 } } } };
    },
    says: [
      'services.desk.versions: the weights of "desk" sum to 0 (v1 0); 1 to 100 is allowed.',
      'mesh.routes[0].spec.httpRoute.action.weightedTargets: the weights of route "web" of virtual router "web" sum to 101 (web 60, web1 41); 1 to 100 is allowed.',
      'mesh.routes[1].spec.grpcRoute.action.weightedTargets: the weights of route "prices" of virtual router "prices" sum to 0 (prices 0); 1 to 100 is allowed.',
      "mesh.routes[2].spec.tcpRoute.action.weightedTargets[0].weight: the weight is 101; 0 to 100 is allowed.",
    ],
    green: [
      (m) => {
        moreWebs(m, 1);
        weights(m, 3, 1);
      },
    ],
  },
  {
    rule: "OM-M035",
    red: (m) => {
      m.routes[0]!.spec = {};
      m.routes[1]!.spec.http2Route = httpRoute("x", { prefix: "/" }).spec.httpRoute;
      m.gatewayRoutes[0]!.spec = {};
    },
    says: [
      'mesh.routes[0].spec: route "web" of virtual router "web" gives none; exactly one of httpRoute, http2Route, grpcRoute and tcpRoute must be given.',
      'mesh.routes[1].spec: route "prices" of virtual router "prices" gives http2Route and grpcRoute; exactly one of httpRoute, http2Route, grpcRoute and tcpRoute must be given.',
      'mesh.gatewayRoutes[0].spec: gateway route "web" of virtual gateway "edge" gives none; exactly one of httpRoute, http2Route and grpcRoute must be given.',
    ],
    also: ["OM-M060", "OM-M061"],
    green: [],
  },
  {
    rule: "OM-M036",
    red: (m) => {
      m.routes[0]!.spec.priority = 1001;
      m.gatewayRoutes[0]!.spec.priority = -1;
    },
    says: [
      "mesh.routes[0].spec.priority: the priority is 1001; 0 to 1000 is allowed.",
      "mesh.gatewayRoutes[0].spec.priority: the priority is -1; 0 to 1000 is allowed.",
    ],
    green: [
      (m) => {
        m.routes[0]!.spec.priority = 1000;
        m.gatewayRoutes[0]!.spec.priority = 0;
      },
    ],
  },
  {
    rule: "OM-M037",
    red: (m) => {
      moreWebs(m, 10);
      weights(m, ...Array.from({ length: 11 }, () => 1));
      m.routes[1]!.spec.grpcRoute!.action.weightedTargets = [];
    },
    says: [
      'mesh.routes[0].spec.httpRoute.action.weightedTargets: weighted targets of route "web" of virtual router "web": 11 given; 1 to 10 allowed.',
      'mesh.routes[1].spec.grpcRoute.action.weightedTargets: weighted targets of route "prices" of virtual router "prices": 0 given; 1 to 10 allowed.',
    ],
    green: [
      (m) => {
        moreWebs(m, 9);
        weights(m, ...Array.from({ length: 10 }, () => 10));
      },
    ],
  },
  {
    rule: "OM-M038",
    red: (m) => {
      match(m, {});
      m.routes.push(httpRoute("both", { prefix: "/", path: { exact: "/a" } }));
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match: the match of route "web" of virtual router "web" gives none; exactly one of prefix and path must be given.',
      'mesh.routes[3].spec.httpRoute.match: the match of route "both" of virtual router "web" gives prefix and path; exactly one of prefix and path must be given.',
    ],
    green: [(m) => match(m, { path: { exact: "/a" } })],
  },
  {
    rule: "OM-M040",
    red: (m) => {
      match(m, { path: {} });
      m.routes.push(httpRoute("both", { path: { exact: "", regex: "/b" } }));
      m.routes.push(httpRoute("long", { path: { exact: `/${"x".repeat(255)}` } }));
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match.path: the path of route "web" of virtual router "web" gives none; exactly one of exact and regex must be given.',
      'mesh.routes[3].spec.httpRoute.match.path: the path of route "both" of virtual router "web" gives exact and regex; exactly one of exact and regex must be given.',
      "mesh.routes[3].spec.httpRoute.match.path.exact: the path is empty; 1 to 255 are allowed.",
      'mesh.routes[4].spec.httpRoute.match.path.exact: the path has 256 characters ("/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."); 1 to 255 are allowed.',
    ],
    green: [(m) => match(m, { path: { regex: "/orders/[0-9]+" } })],
  },
  {
    rule: "OM-M041",
    red: (m) => {
      match(m, { prefix: "orders" });
      m.routes.push(httpRoute("exact", { path: { exact: "orders" } }));
      m.gatewayRoutes[0]!.spec.httpRoute!.match.prefix = "";
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match.prefix: the prefix "orders" does not begin with /. Did you mean "/orders"?',
      'mesh.routes[3].spec.httpRoute.match.path.exact: the path "orders" does not begin with /. Did you mean "/orders"?',
      'mesh.gatewayRoutes[0].spec.httpRoute.match.prefix: the prefix "" does not begin with /. Did you mean "/"?',
    ],
    green: [(m) => match(m, { path: { exact: "/orders" } })],
  },
  {
    rule: "OM-M042",
    red: (m) => {
      headers(
        m,
        { name: "a", match: {} },
        { name: "b", match: { exact: "x", regex: "y" } },
        { name: "c", match: { suffix: "" } },
      );
      m.routes[1]!.spec.grpcRoute!.match.metadata = [{ name: "d", match: { prefix: "x".repeat(256) } }];
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match.headers[0].match: header "a" gives none; exactly one of exact, prefix, suffix, regex and range must be given.',
      'mesh.routes[0].spec.httpRoute.match.headers[1].match: header "b" gives exact and regex; exactly one of exact, prefix, suffix, regex and range must be given.',
      "mesh.routes[0].spec.httpRoute.match.headers[2].match.suffix: the header's value is empty; 1 to 255 are allowed.",
      'mesh.routes[1].spec.grpcRoute.match.metadata[0].match.prefix: the metadata\'s value has 256 characters ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."); 1 to 255 are allowed.',
    ],
    green: [(m) => headers(m, { name: "a" }, { name: "b", invert: true, match: { range: { start: 1, end: 2 } } })],
  },
  {
    rule: "OM-M043",
    red: (m) => {
      headers(m, ...Array.from({ length: 11 }, (_, i) => ({ name: `h${i}` })));
      m.routes[1]!.spec.grpcRoute!.match.metadata = [{ name: "" }, { name: "m".repeat(51) }];
      m.gatewayRoutes[0]!.spec.httpRoute!.match.headers = Array.from({ length: 12 }, () => ({ name: "h" }));
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match.headers: headers of route "web" of virtual router "web": 11 given; 0 to 10 allowed.',
      'mesh.gatewayRoutes[0].spec.httpRoute.match.headers: headers of gateway route "web" of virtual gateway "edge": 12 given; 0 to 10 allowed.',
      "mesh.routes[1].spec.grpcRoute.match.metadata[0].name: the metadata's name is empty; 1 to 50 are allowed.",
      'mesh.routes[1].spec.grpcRoute.match.metadata[1].name: the metadata\'s name has 51 characters ("mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"); 1 to 50 are allowed.',
    ],
    green: [(m) => headers(m, ...Array.from({ length: 10 }, (_, i) => ({ name: `h${i}` })))],
  },
  {
    rule: "OM-M044",
    red: (m) => headers(m, { name: "age", match: { range: { start: 18, end: 18 } } }),
    says: [
      'mesh.routes[0].spec.httpRoute.match.headers[0].match.range: the range of header "age" begins at 18 and ends before 18; nothing is in it.',
    ],
    green: [(m) => headers(m, { name: "age", match: { range: { start: -1, end: 18 } } })],
  },
  {
    rule: "OM-M045",
    red: (m) => {
      match(m, { prefix: "/", queryParameters: [{ name: "" }, { name: "a", match: {} }] });
      m.gatewayRoutes[0]!.spec.httpRoute!.match.queryParameters = Array.from({ length: 11 }, (_, i) => ({
        name: `q${i}`,
      }));
    },
    says: [
      "mesh.routes[0].spec.httpRoute.match.queryParameters[0].name: the query parameter's name is empty; 1 or more are allowed.",
      'mesh.routes[0].spec.httpRoute.match.queryParameters[1].match: the match of query parameter "a" gives no `exact`.',
      'mesh.gatewayRoutes[0].spec.httpRoute.match.queryParameters: query parameters of gateway route "web" of virtual gateway "edge": 11 given; 0 to 10 allowed.',
    ],
    green: [(m) => match(m, { prefix: "/", queryParameters: [{ name: "a", match: { exact: "" } }, { name: "b" }] })],
  },
  {
    rule: "OM-M046",
    red: (m) => {
      match(m, { path: { regex: "/(?!admin).*" } });
      m.routes.push(httpRoute("back", { path: { regex: "/(a)\\1" } }));
      m.gatewayRoutes[0]!.spec.httpRoute!.match.headers = [{ name: "h", match: { regex: "[a-" } }];
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match.path.regex: "/(?!admin).*" is no regular expression of RE2: look-around, (?!, does not exist.',
      'mesh.routes[3].spec.httpRoute.match.path.regex: "/(a)\\\\1" is no regular expression of RE2: back-references, \\1, do not exist.',
      'mesh.gatewayRoutes[0].spec.httpRoute.match.headers[0].match.regex: "[a-" is no regular expression of RE2: a bracket is not closed.',
    ],
    green: [(m) => match(m, { path: { regex: "(?i)/orders/[[:alnum:]]+\\z" } })],
  },
  {
    rule: "OM-M047",
    red: (m) => {
      m.routes[1]!.spec.grpcRoute!.match = { methodName: "List" };
      m.routes.push({
        ...m.routes[1]!,
        routeName: "long",
        spec: {
          grpcRoute: { ...m.routes[1]!.spec.grpcRoute!, match: { serviceName: "", methodName: "m".repeat(51) } },
        },
      });
    },
    says: [
      'mesh.routes[1].spec.grpcRoute.match.methodName: route "prices" of virtual router "prices" matches the method "List" of no service; `serviceName` is needed.',
      'mesh.routes[3].spec.grpcRoute.match.methodName: the method\'s name has 51 characters ("mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"); 1 to 50 are allowed.',
      "mesh.routes[3].spec.grpcRoute.match.serviceName: the service's name is empty; 1 or more are allowed.",
    ],
    green: [(m) => (m.routes[1]!.spec.grpcRoute!.match = { serviceName: "shop.Prices", methodName: "List" })],
  },
  {
    rule: "OM-M048",
    red: (m) => (m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: [] }),
    says: [
      'mesh.routes[0].spec.httpRoute.retryPolicy: the retry policy of route "web" of virtual router "web" names no event; at least one is needed.',
    ],
    green: [(m) => (m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, tcpRetryEvents: ["connection-error"] })],
  },
  {
    rule: "OM-M049",
    red: (m) => {
      m.routes[0]!.spec.httpRoute!.retryPolicy = {
        ...retry,
        maxRetries: -1,
        httpRetryEvents: [],
        tcpRetryEvents: ["connection-error", "connection-error"],
      };
    },
    says: [
      "mesh.routes[0].spec.httpRoute.retryPolicy.maxRetries: maxRetries is -1; 0 or more is allowed.",
      'mesh.routes[0].spec.httpRoute.retryPolicy.tcpRetryEvents: tcpRetryEvents of route "web" of virtual router "web": 2 given; 0 to 1 allowed.',
    ],
    green: [
      (m) =>
        (m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, maxRetries: 0, httpRetryEvents: ["server-error"] }),
    ],
  },
  {
    rule: "OM-M055",
    red: (m) => match(m, { prefix: "/", scheme: "https" }),
    says: [
      'mesh.routes[0].spec.httpRoute.match.scheme: route "web" of virtual router "web" is an httpRoute and matches the scheme https.',
    ],
    green: [
      (m) => {
        for (const { spec } of [m.virtualNodes[0]!, m.virtualRouters[0]!])
          spec.listeners![0]!.portMapping.protocol = "http2";
        const { action } = m.routes[0]!.spec.httpRoute!;
        m.routes[0]!.spec = { http2Route: { match: { prefix: "/", scheme: "https" }, action } };
      },
    ],
  },
  {
    rule: "OM-M057",
    red: (m) => m.routes[0]!.spec.httpRoute!.action.weightedTargets.unshift({ virtualNode: "web", weight: 0 }),
    says: [
      'mesh.routes[0].spec.httpRoute.action.weightedTargets[1]: route "web" of virtual router "web" targets the virtual node "web" twice: targets 1 and 2.',
    ],
    green: [
      (m) => {
        m.virtualNodes[0]!.spec.listeners!.push({ portMapping: { port: 8081, protocol: "http" } });
        m.routes[0]!.spec.httpRoute!.action.weightedTargets = [
          { virtualNode: "web", weight: 1, port: 8080 },
          { virtualNode: "web", weight: 1, port: 8081 },
        ];
      },
    ],
  },
  {
    rule: "OM-M060",
    red: (m) => (m.virtualRouters[0]!.spec.listeners![0]!.portMapping.protocol = "http2"),
    says: [
      'mesh.routes[0].spec.httpRoute: route "web" of virtual router "web" is of kind httpRoute; port 80 of its router speaks http2.',
    ],
    green: [
      (m) => {
        m.virtualRouters[0]!.spec.listeners!.push({ portMapping: { port: 81, protocol: "grpc" } });
        m.routes[0]!.spec.httpRoute!.match.port = 80;
        m.gatewayRoutes[0]!.spec.httpRoute!.action.target.port = 80;
      },
    ],
  },
  {
    rule: "OM-M061",
    red: (m) => (m.virtualNodes[0]!.spec.listeners![0]!.portMapping.protocol = "tcp"),
    says: [
      'mesh.routes[0].spec.httpRoute.action.weightedTargets[0]: route "web" of virtual router "web" is of kind httpRoute; port 8080 of virtual node "web" speaks tcp.',
    ],
    green: [
      (m) => {
        m.virtualNodes[0]!.spec.listeners!.push({ portMapping: { port: 8081, protocol: "grpc" } });
        m.routes[0]!.spec.httpRoute!.action.weightedTargets[0]!.port = 8080;
      },
    ],
  },
  {
    rule: "OM-M062",
    red: (m) => {
      m.virtualNodes[0]!.spec.listeners!.push({ portMapping: { port: 8000, protocol: "http" } });
      m.routes[1]!.spec.grpcRoute!.action.weightedTargets[0]!.port = 50052;
      m.virtualNodes[2]!.spec = {};
    },
    says: [
      'mesh.routes[0].spec.httpRoute.action.weightedTargets[0]: route "web" of virtual router "web" targets virtual node "web" without a port; it listens on 8000 and 8080.',
      'mesh.routes[1].spec.grpcRoute.action.weightedTargets[0].port: route "prices" of virtual router "prices" targets port 50052 of virtual node "prices", which listens on 50051.',
      'mesh.routes[2].spec.tcpRoute.action.weightedTargets[0]: route "store" of virtual router "store" targets virtual node "store", which has no listener.',
    ],
    green: [(m) => (m.routes[0]!.spec.httpRoute!.action.weightedTargets[0]!.port = 8080)],
  },
  {
    rule: "OM-M063",
    red: (m) => {
      m.virtualRouters[0]!.spec.listeners!.push({ portMapping: { port: 79, protocol: "http" } });
      m.routes[1]!.spec.grpcRoute!.match.port = 1;
      m.virtualGateways[0]!.spec.listeners.push({ portMapping: { port: 8089, protocol: "http" } });
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match: route "web" of virtual router "web" matches no port; its router listens on 79 and 80.',
      'mesh.routes[1].spec.grpcRoute.match.port: route "prices" of virtual router "prices" matches port 1; its router listens on 50051.',
      'mesh.gatewayRoutes[0].spec.httpRoute.match: gateway route "web" of virtual gateway "edge" matches no port; its gateway listens on 8088 and 8089.',
    ],
    also: ["OM-M065"],
    green: [(m) => (m.routes[0]!.spec.httpRoute!.match.port = 80)],
  },
  {
    rule: "OM-M072",
    red: (m) => {
      m.routes[0]!.spec.priority = 5;
      m.routes.push(
        httpRoute("orders", { prefix: "/orders", method: "GET" }, 10),
        httpRoute("regex", { path: { regex: "/a.*" } }, 11),
        httpRoute("same", { prefix: "/" }, 6),
      );
    },
    says: [
      'mesh.routes[3].spec.httpRoute.match: route "orders" of virtual router "web" (priority 10) never gets a request: route "web" of virtual router "web" (priority 5) comes first and matches everything it does.',
      'mesh.routes[4].spec.httpRoute.match: route "regex" of virtual router "web" (priority 11) never gets a request: route "web" of virtual router "web" (priority 5) comes first and matches everything it does.',
      'mesh.routes[5].spec.httpRoute.match: route "same" of virtual router "web" (priority 6) never gets a request: route "web" of virtual router "web" (priority 5) comes first and matches everything it does.',
    ],
    green: [
      (m) => {
        m.routes[0]!.spec.priority = 20;
        m.routes.push(
          httpRoute("orders", { prefix: "/orders", method: "GET" }, 10),
          httpRoute("post", { prefix: "/orders/new", method: "POST" }, 11),
          httpRoute("exact", { path: { exact: "/orders" } }, 12),
        );
      },
      // Routes without a priority, and equal ones.
      (m) => m.routes.push(httpRoute("orders", { prefix: "/orders" })),
      (m) => {
        m.routes[0]!.spec.priority = 10;
        m.routes.push(httpRoute("orders", { prefix: "/orders" }, 10));
      },
    ],
  },
  {
    rule: "OM-M073",
    red: (m) => {
      m.routes.push(httpRoute("again", { prefix: "/" }));
      m.gatewayRoutes.push({ ...m.gatewayRoutes[0]!, gatewayRouteName: "again" });
    },
    says: [
      'mesh.routes[0].spec.httpRoute.match: route "web" of virtual router "web" matches the same as route "again" of virtual router "web", and both have no priority.',
      'mesh.gatewayRoutes[0].spec.httpRoute.match: gateway route "web" of virtual gateway "edge" matches the same as gateway route "again" of virtual gateway "edge", and both have no priority.',
    ],
    green: [(m) => m.routes.push(httpRoute("orders", { prefix: "/orders" }))],
  },
  {
    rule: "OM-M074",
    red: (m) => {
      moreWebs(m, 1);
      weights(m, 100, 0);
    },
    says: [
      'mesh.routes[0].spec.httpRoute.action.weightedTargets[1].weight: route "web" of virtual router "web" gives virtual node "web1" the weight 0, so it gets no traffic.',
    ],
    green: [(m) => weights(m, 1)],
  },
  {
    rule: "OM-M075",
    red: (m) => {
      m.routes[0]!.spec.httpRoute!.timeout = { perRequest: seconds(3) };
      m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: ["server-error"] };
      m.routes[1]!.spec.grpcRoute!.retryPolicy = { ...retry, maxRetries: 8, grpcRetryEvents: ["unavailable"] };
    },
    says: [
      'mesh.routes[0].spec.httpRoute.retryPolicy: route "web" of virtual router "web" retries 2 times for 2s each, longer than its request timeout, 3s.',
      'mesh.routes[1].spec.grpcRoute.retryPolicy: route "prices" of virtual router "prices" retries 8 times for 2s each, longer than its request timeout, App Mesh\'s default of 15s.',
    ],
    green: [
      (m) => {
        m.routes[0]!.spec.httpRoute!.timeout = { perRequest: seconds(4) };
        m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: ["server-error"] };
      },
    ],
  },
  {
    rule: "OM-M076",
    red: (m) => {
      m.routes[0]!.spec.httpRoute!.timeout = { perRequest: seconds(60) };
      m.virtualNodes[1]!.spec.listeners![0]!.timeout = { grpc: { perRequest: seconds(0) } };
      m.virtualServices.push({
        virtualServiceName: "direct.shop.internal",
        spec: { provider: { virtualNode: { virtualNodeName: "prices" } } },
      });
    },
    says: [
      'mesh.routes[0].spec.httpRoute.timeout: route "web" of virtual router "web" sends to virtual node "web": the route allows 60s, but the listener ends requests after App Mesh\'s default of 15s.',
      'mesh.routes[1].spec.grpcRoute.timeout: route "prices" of virtual router "prices" sends to virtual node "prices": the listener allows any length, but the route ends requests after App Mesh\'s default of 15s.',
      'mesh.virtualServices[3].spec.provider: virtual service "direct.shop.internal" is provided by virtual node "prices" without a router, so requests end after 15s; the node allows any length.',
    ],
    green: [
      (m) => {
        m.routes[0]!.spec.httpRoute!.timeout = { perRequest: seconds(60) };
        m.virtualNodes[0]!.spec.listeners![0]!.timeout = { http: { perRequest: seconds(60) } };
      },
      (m) => (m.routes[0]!.spec.httpRoute!.timeout = { perRequest: seconds(15), idle: seconds(300) }),
    ],
  },
  {
    rule: "OM-M089",
    red: (m) => {
      callsBack(m);
      m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: ["server-error"] };
      m.routes[1]!.spec.grpcRoute!.retryPolicy = { ...retry, grpcRetryEvents: ["unavailable"] };
    },
    says: [
      'mesh.virtualServices[1].spec: calls lead from "prices.shop.internal" to "web.shop.internal" to "prices.shop.internal", and each of them is repeated when it fails.',
    ],
    green: [
      // A circle in which one hop lets a failure be.
      (m) => {
        callsBack(m);
        m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: ["server-error"] };
      },
      // Retries at every hop, and no circle.
      (m) => {
        m.routes[0]!.spec.httpRoute!.retryPolicy = { ...retry, httpRetryEvents: ["server-error"] };
        m.routes[1]!.spec.grpcRoute!.retryPolicy = { ...retry, grpcRetryEvents: ["unavailable"] };
      },
    ],
  },
];
