import type { GatewayRouteInput, MeshInput } from "../mesh-builder";
import type { RuleCase } from "./case";

type Http = NonNullable<GatewayRouteInput["spec"]["httpRoute"]>;
type Grpc = NonNullable<GatewayRouteInput["spec"]["grpcRoute"]>;
const target = (name: string) => ({ target: { virtualService: { virtualServiceName: `${name}.shop.internal` } } });

/** One more http gateway route. */
const http = (m: MeshInput, name: string, match: Http["match"], rewrite?: Http["action"]["rewrite"]) =>
  m.gatewayRoutes.push({
    gatewayRouteName: name,
    virtualGatewayName: "edge",
    spec: { httpRoute: { match, action: { ...target("web"), ...(rewrite === undefined ? {} : { rewrite }) } } },
  });
/** A gateway that speaks grpc, with one route. */
const grpc = (m: MeshInput, match: Grpc["match"], rewrite?: Grpc["action"]["rewrite"]) => {
  m.virtualGateways.push({
    virtualGatewayName: "rpc",
    spec: { listeners: [{ portMapping: { port: 8443, protocol: "grpc" } }] },
  });
  m.gatewayRoutes.push({
    gatewayRouteName: "prices",
    virtualGatewayName: "rpc",
    spec: { grpcRoute: { match, action: { ...target("prices"), ...(rewrite === undefined ? {} : { rewrite }) } } },
  });
};
const cloudMap = (m: MeshInput, more: object) =>
  (m.virtualNodes[1]!.spec.serviceDiscovery = {
    awsCloudMap: { namespaceName: "shop", serviceName: "prices", ...more },
  });

/** Cases of the rules about gateway routes, and of what the Terraform provider cannot write. */
export const GATEWAY_CASES: readonly RuleCase[] = [
  {
    rule: "OM-M039",
    red: (m) => {
      http(m, "nothing", { method: undefined });
      http(m, "two", { prefix: "/a/", path: { exact: "/a" } });
      http(m, "host", { hostname: { exact: "a", suffix: "b" } });
      http(m, "long", { hostname: { suffix: "s".repeat(254) } });
    },
    says: [
      'mesh.gatewayRoutes[1].spec.httpRoute.match: the match of gateway route "nothing" of virtual gateway "edge" gives none of prefix, path and hostname; at least one is needed.',
      'mesh.gatewayRoutes[2].spec.httpRoute.match: the match of gateway route "two" of virtual gateway "edge" gives prefix and path; one of them is allowed.',
      'mesh.gatewayRoutes[3].spec.httpRoute.match.hostname: the host name of gateway route "host" of virtual gateway "edge" gives exact and suffix; exactly one of exact and suffix must be given.',
      'mesh.gatewayRoutes[4].spec.httpRoute.match.hostname.suffix: the host name\'s suffix has 254 characters ("sssssssssssssssssssssssssssssssssssssssssssssssssssssssss..."); 1 to 253 are allowed.',
    ],
    green: [
      (m) => http(m, "host", { hostname: { suffix: ".example.com" } }),
      (m) => http(m, "path", { path: { regex: "/a.*" } }),
    ],
  },
  {
    rule: "OM-M051",
    red: (m) => {
      http(m, "prefix", { prefix: "/aws-appmesh/x" });
      http(m, "path", { path: { exact: "/aws-app-mesh" } });
      grpc(m, { serviceName: "aws.app-mesh.Internal" });
    },
    says: [
      'mesh.gatewayRoutes[1].spec.httpRoute.match.prefix: "/aws-appmesh/x" begins with /aws-appmesh, which App Mesh keeps for itself.',
      'mesh.gatewayRoutes[2].spec.httpRoute.match.path.exact: "/aws-app-mesh" begins with /aws-app-mesh, which App Mesh keeps for itself.',
      'mesh.gatewayRoutes[3].spec.grpcRoute.match.serviceName: "aws.app-mesh.Internal" begins with aws.app-mesh, which App Mesh keeps for itself.',
    ],
    green: [(m) => http(m, "prefix", { prefix: "/aws/" })],
  },
  {
    rule: "OM-M052",
    red: (m) => {
      http(m, "both", { prefix: "/a/" }, { prefix: { value: "/b/" }, path: { exact: "/c" } });
      http(m, "value", { prefix: "/d/" }, { prefix: { defaultPrefix: "DISABLED", value: "e/" } });
      http(m, "path", { path: { exact: "/f" } }, { prefix: { value: "/g" } });
      http(m, "prefix", { prefix: "/h/" }, { path: { exact: "/i" } });
      http(m, "empty", { path: { exact: "/j" } }, { path: {}, hostname: {} });
    },
    says: [
      'mesh.gatewayRoutes[1].spec.httpRoute.action.rewrite: gateway route "both" of virtual gateway "edge" rewrites the prefix and the path; one of them is allowed.',
      'mesh.gatewayRoutes[2].spec.httpRoute.action.rewrite.prefix: the prefix rewrite of gateway route "value" of virtual gateway "edge" gives defaultPrefix and value; exactly one of defaultPrefix and value must be given.',
      'mesh.gatewayRoutes[2].spec.httpRoute.action.rewrite.prefix.value: the prefix "e/" does not begin with /. Did you mean "/e/"?',
      'mesh.gatewayRoutes[3].spec.httpRoute.action.rewrite.prefix: gateway route "path" of virtual gateway "edge" rewrites a prefix but matches a path; only `path` can be rewritten there.',
      'mesh.gatewayRoutes[4].spec.httpRoute.action.rewrite.path: gateway route "prefix" of virtual gateway "edge" rewrites a path but matches a prefix; only `prefix` can be rewritten there.',
      'mesh.gatewayRoutes[5].spec.httpRoute.action.rewrite.hostname: the host name rewrite of gateway route "empty" of virtual gateway "edge" says nothing; `defaultTargetHostname` is ENABLED or DISABLED.',
      'mesh.gatewayRoutes[5].spec.httpRoute.action.rewrite.path: the path rewrite of gateway route "empty" of virtual gateway "edge" gives no `exact`.',
    ],
    green: [
      (m) =>
        http(m, "a", { prefix: "/a/" }, { prefix: { value: "/b/" }, hostname: { defaultTargetHostname: "DISABLED" } }),
      (m) => http(m, "a", { prefix: "/a/" }, { prefix: { defaultPrefix: "DISABLED" } }),
      (m) => http(m, "a", { path: { regex: "/a.*" } }, { path: { exact: "/b" } }),
    ],
  },
  {
    rule: "OM-M053",
    red: (m) => http(m, "api", { prefix: "/api/" }, { prefix: { value: "/v2" } }),
    says: [
      'mesh.gatewayRoutes[1].spec.httpRoute.action.rewrite.prefix.value: gateway route "api" of virtual gateway "edge" makes "/v2orders" of "/api/orders": only one of the prefixes "/api/" and "/v2" ends with a slash.',
    ],
    green: [
      (m) => http(m, "api", { prefix: "/api/" }, { prefix: { value: "/v2/" } }),
      (m) => http(m, "api", { prefix: "/api" }, { prefix: { value: "/v2" } }),
    ],
  },
  {
    rule: "OM-M064",
    red: (m) => (m.virtualGateways[0]!.spec.listeners[0]!.portMapping.protocol = "http2"),
    says: [
      'mesh.gatewayRoutes[0].spec.httpRoute: gateway route "web" of virtual gateway "edge" is of kind httpRoute; port 8088 of its gateway speaks http2.',
    ],
    green: [
      // An http gateway route to a service that speaks http2.
      (m) => {
        for (const { spec } of [m.virtualNodes[0]!, m.virtualRouters[0]!])
          spec.listeners![0]!.portMapping.protocol = "http2";
        m.routes[0]!.spec = { http2Route: m.routes[0]!.spec.httpRoute };
      },
    ],
  },
  {
    rule: "OM-M065",
    red: (m) => {
      m.virtualRouters[0]!.spec.listeners!.push({ portMapping: { port: 8080, protocol: "http" } });
      m.routes[0]!.spec.httpRoute!.match.port = 80;
      http(m, "wrong", { prefix: "/wrong/" });
      m.gatewayRoutes[1]!.spec.httpRoute!.action.target.port = 81;
    },
    says: [
      'mesh.gatewayRoutes[0].spec.httpRoute.action.target: gateway route "web" of virtual gateway "edge" targets virtual service "web.shop.internal" without a port; its virtual router "web" listens on 80 and 8080.',
      'mesh.gatewayRoutes[1].spec.httpRoute.action.target.port: gateway route "wrong" of virtual gateway "edge" targets port 81 of virtual service "web.shop.internal"; its virtual router "web" listens on 80 and 8080.',
    ],
    green: [(m) => (m.gatewayRoutes[0]!.spec.httpRoute!.action.target.port = 80)],
  },
  {
    rule: "OM-M100",
    red: (m) => cloudMap(m, { ipPreference: "IPv4_ONLY" }),
    says: [
      'mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.ipPreference: the ipPreference IPv4_ONLY of virtual node "prices" cannot be written: the Terraform resource lacks it for Cloud Map.',
    ],
    green: [(m) => (m.virtualNodes[1]!.spec.serviceDiscovery!.dns!.ipPreference = "IPv4_ONLY")],
  },
  {
    rule: "OM-M101",
    red: (m) => http(m, "get", { prefix: "/get/", method: "GET" }),
    says: [
      'mesh.gatewayRoutes[1].spec.httpRoute.match.method: the method GET of gateway route "get" of virtual gateway "edge" cannot be written: the Terraform resource lacks it.',
    ],
    green: [(m) => (m.routes[0]!.spec.httpRoute!.match.method = "GET")],
  },
  {
    rule: "OM-M102",
    red: (m) => grpc(m, { hostname: { exact: "rpc.example.com" }, metadata: [{ name: "tenant" }] }),
    says: [
      'mesh.gatewayRoutes[1].spec.grpcRoute.match: gateway route "prices" of virtual gateway "rpc" names no serviceName, and the Terraform resource cannot be without one.',
      'mesh.gatewayRoutes[1].spec.grpcRoute.match.hostname: the hostname of gateway route "prices" of virtual gateway "rpc" cannot be written: the Terraform resource lacks it for grpc.',
      'mesh.gatewayRoutes[1].spec.grpcRoute.match.metadata: the metadata of gateway route "prices" of virtual gateway "rpc" cannot be written: the Terraform resource lacks it for grpc.',
    ],
    green: [(m) => grpc(m, { serviceName: "shop.Prices", port: 8443 })],
  },
  {
    rule: "OM-M103",
    red: (m) => grpc(m, { serviceName: "shop.Prices" }, { hostname: { defaultTargetHostname: "DISABLED" } }),
    says: [
      'mesh.gatewayRoutes[1].spec.grpcRoute.action.rewrite: the rewrite of gateway route "prices" of virtual gateway "rpc" cannot be written: the Terraform resource lacks it for grpc.',
    ],
    green: [(m) => grpc(m, { serviceName: "shop.Prices" })],
  },
  {
    rule: "OM-M104",
    red: (m) => {
      const attributes = [
        { key: "stage", value: "a" },
        { key: "stage", value: "b" },
      ];
      cloudMap(m, { attributes });
    },
    says: [
      'mesh.virtualNodes[1].spec.serviceDiscovery.awsCloudMap.attributes[1].key: virtual node "prices" asks for the attribute "stage" twice.',
    ],
    green: [(m) => cloudMap(m, { attributes: [{ key: "stage", value: "a" }] })],
  },
];
