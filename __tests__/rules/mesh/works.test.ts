import { loadDeployment } from "../../../deployment";
import { join } from "node:path";
import { ROOT } from "../../support/cli";
import type { Change } from "../../support/mesh-builder";
import { findingsAbove, httpRoute, meshWith, node, router, service } from "../../support/mesh-builder";

/** What people run, and no rule may refuse or warn of. */
const WORKS: readonly (readonly [string, Change])[] = [
  [
    "an http gateway route to a service that speaks http2",
    (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.portMapping.protocol = "http2";
      m.virtualRouters[0]!.spec.listeners![0]!.portMapping.protocol = "http2";
      m.routes[0]!.spec = { http2Route: m.routes[0]!.spec.httpRoute };
    },
  ],
  ["mixed protocols in one mesh", () => undefined],
  ["a router port unlike the node's", (m) => (m.virtualRouters[0]!.spec.listeners![0]!.portMapping.port = 1234)],
  ["weights that do not sum to 100", (m) => (m.routes[0]!.spec.httpRoute!.action.weightedTargets[0]!.weight = 1)],
  [
    "equal priorities",
    (m) => {
      m.routes[0]!.spec.priority = 10;
      m.routes.push(httpRoute("orders", { prefix: "/orders" }, 10));
    },
  ],
  ["the same match twice with one priority", (m) => m.routes.push(httpRoute("again", { prefix: "/" }))],
  ["no health check", () => undefined],
  [
    "a tcp health check of an http listener",
    (m) => {
      m.virtualNodes[0]!.spec.listeners![0]!.healthCheck = {
        protocol: "tcp",
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        intervalMillis: 5000,
        timeoutMillis: 5000,
      };
    },
  ],
  [
    "one name for a node, a router, a route, a gateway and a gateway route",
    (m) => (m.virtualGateways[0]!.virtualGatewayName = m.gatewayRoutes[0]!.virtualGatewayName = "web"),
  ],
  ["the same route name under two routers", (m) => (m.routes[1]!.routeName = "web")],
  [
    "capitals, underscores and bare words",
    (m) => {
      m.meshName = "Shop_MESH";
      m.virtualNodes.push(node("Web_shop-NS", 80, "http"));
      m.virtualServices.push(service("Web", "web"));
    },
  ],
  [
    "some nodes of a mesh that lives elsewhere",
    (m) => {
      m.existing = true;
      m.virtualServices = [];
      m.virtualRouters = [];
      m.routes = [];
      m.virtualGateways = [];
      m.gatewayRoutes = [];
    },
  ],
  [
    "routes of a shared mesh to another account's nodes",
    (m) => {
      m.meshOwner = "444455556666";
      m.virtualNodes = [];
    },
  ],
  ["a virtual service that nothing serves here", (m) => m.virtualServices.push({ virtualServiceName: "later.shop" })],
  ["a node that nothing routes to", (m) => m.virtualNodes.push(node("lonely", 80, "http"))],
  ["a node that only calls others", (m) => m.virtualNodes.push({ virtualNodeName: "batch", spec: {} })],
  ["a router without a listener", (m) => m.virtualRouters.push({ virtualRouterName: "later", spec: {} })],
  [
    "a call in a circle",
    (m) => (m.virtualNodes[1]!.spec.backends = [{ virtualService: { virtualServiceName: "web.shop.internal" } }]),
  ],
  [
    "a host outside the mesh behind a node",
    (m) => {
      m.virtualNodes.push(node("bank", 443, "tcp"));
      m.virtualServices.push({
        virtualServiceName: "api.bank.example",
        spec: { provider: { virtualNode: { virtualNodeName: "bank" } } },
      });
      m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "api.bank.example" } });
    },
  ],
  [
    "AWS's own hosts under DROP_ALL",
    (m) =>
      m.virtualNodes[0]!.spec.backends!.push({
        virtualService: { virtualServiceName: "sqs.eu-central-1.amazonaws.com" },
      }),
  ],
  ["open egress", (m) => (m.spec = { egressFilter: { type: "ALLOW_ALL" } })],
  [
    "empty lists of conditions",
    (m) => (m.routes[0]!.spec.httpRoute!.match = { prefix: "/", headers: [], queryParameters: [] }),
  ],
  ["no timeout at all", (m) => (m.routes[2]!.spec.tcpRoute!.timeout = { idle: { unit: "s", value: 0 } })],
  [
    "a gateway of several ports",
    (m) => {
      m.virtualGateways[0]!.spec.listeners.push({ portMapping: { port: 8443, protocol: "grpc" } });
      m.gatewayRoutes[0]!.spec.httpRoute!.match.port = 8088;
    },
  ],
  [
    "several listeners, each route with its port",
    (m) => {
      m.virtualNodes[0]!.spec.listeners!.push({ portMapping: { port: 9000, protocol: "grpc" } });
      m.virtualRouters[0] = router("web", 80, "http");
      m.routes[0]!.spec.httpRoute!.action.weightedTargets[0]!.port = 8080;
    },
  ],
  [
    "a weight of 0 beside others",
    (m) => {
      m.virtualNodes.push(node("web2", 8080, "http"));
      m.routes[0]!.spec.httpRoute!.action.weightedTargets.push({ virtualNode: "web2", weight: 0 });
    },
  ],
];

describe("what works is not refused", () => {
  test.each(WORKS)("%s", (_, change) => {
    expect(findingsAbove(meshWith(change), "error", "warning")).toEqual([]);
  });

  test.each(["orders", "mesh-only"])("the example %s", (name) => {
    const { deployment } = loadDeployment(join(ROOT, "deployments", `${name}.yaml`));
    expect(findingsAbove(deployment, "error", "warning")).toEqual([]);
  });
});
