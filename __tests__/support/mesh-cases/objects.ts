import { httpRoute, node, router, service } from "../mesh-builder";
import type { Change } from "../mesh-builder";
import type { RuleCase } from "./case";

const backends = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ virtualService: { virtualServiceName: `b${i}.amazonaws.com` } }));
const existing: Change = (m) => (m.existing = true);

/** Cases of the rules about names, references, quotas and what leads where. */
export const OBJECT_CASES: readonly RuleCase[] = [
  {
    rule: "OM-M001",
    red: (_, d) => (d.services = { desk: { port: 9000, calls: ["web", "prizes", "web"] }, kiosk: { port: 9001 } }),
    says: [
      'services.desk.calls[2]: "desk" names "web" twice; App Mesh refuses duplicate backends.',
      'services.desk.calls[1]: "desk" calls "prizes", which is no service here. Services: desk, kiosk.',
    ],
    green: [
      (_, d) =>
        (d.services = { desk: { port: 9000, calls: ["web", "kiosk", "store.shop.internal"] }, kiosk: { port: 9001 } }),
      (m, d) => {
        m.existing = true;
        d.services = { desk: { port: 9000, calls: ["elsewhere"] } };
      },
    ],
  },
  {
    rule: "OM-M003",
    red: (m, d) => {
      m.virtualNodes.push(node("web", 1, "http"));
      m.routes.push(httpRoute("web", { prefix: "/again" }));
      d.services = { store: { port: 1, protocol: "tcp" } };
    },
    says: [
      'mesh.virtualNodes[3].virtualNodeName: virtual node "web" is given twice.',
      'services.store: virtual node "store" is given in `mesh`, and service "store" makes it, too.',
      'services.store: virtual router "store" is given in `mesh`, and service "store" makes it, too.',
      'mesh.routes[3].routeName: route "web" of virtual router "web" is given twice.',
      'services.store: route "store" of virtual router "store" is given in `mesh`, and service "store" makes it, too.',
      'services.store: virtual service "store.shop.internal" is given in `mesh`, and service "store" makes it, too.',
    ],
    also: ["OM-M063"],
    green: [
      // The same name for other kinds and under other routers.
      (m) => {
        m.virtualNodes.push(node("edge", 1, "http"));
        m.routes.push({ ...httpRoute("store", { prefix: "/store" }) });
        m.virtualServices.push(service("web", "web"));
      },
    ],
  },
  {
    rule: "OM-M004",
    red: (_, d) =>
      (d.services = { desk: { port: 9000, protocol: "tcp", retries: { attempts: 1 }, healthCheck: { path: "/" } } }),
    says: [
      'services.desk.retries: "desk" speaks tcp, which has no retries.',
      'services.desk.healthCheck.path: "desk" speaks tcp; only health checks of http and http2 have a path.',
    ],
    green: [(_, d) => (d.services = { desk: { port: 9000, retries: { attempts: 1 }, healthCheck: { path: "/" } } })],
  },
  {
    rule: "OM-M010",
    red: (m) => {
      m.meshName = "shop mesh";
      m.virtualNodes.push(node("a/b", 1, "http"));
      m.virtualNodes.push({ virtualNodeName: "", spec: {} });
      m.virtualServices.push({ virtualServiceName: `${"x".repeat(252)}.abc` });
    },
    says: [
      'mesh.virtualNodes[3].virtualNodeName: the name of virtual node "a/b" holds "/", which no name may.',
      "mesh.virtualNodes[4].virtualNodeName: the name is empty; 1 to 255 are allowed.",
      'mesh.virtualServices[3].virtualServiceName: the name has 256 characters ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."); 1 to 255 are allowed.',
      'mesh.meshName: the name of the mesh "shop mesh" holds " ", which no name may.',
    ],
    green: [
      (m) => {
        m.meshName = "Shop_Mesh-1";
        m.virtualNodes.push(node("n".repeat(255), 1, "http"));
      },
    ],
  },
  {
    rule: "OM-M011",
    red: (m) => {
      m.meshName = "shop@home";
      m.virtualNodes.push(node("web.shop", 1, "http"));
    },
    says: [
      'mesh.meshName: the name "shop@home" holds "@"; letters, digits, - and _ are known to work.',
      'mesh.virtualNodes[3].virtualNodeName: the name "web.shop" holds "."; letters, digits, - and _ are known to work.',
    ],
    green: [(m) => m.virtualNodes.push(node("Web_Shop-2", 1, "http"))],
  },
  {
    rule: "OM-M027",
    red: (m) => {
      const tag = (key: string, value = "") => ({ key, value });
      m.tags = Array.from({ length: 51 }, (_, i) => tag(`k${i}`));
      m.virtualNodes[0]!.tags = [tag("team"), tag("team"), tag(""), tag("aws:x"), tag("v", "v".repeat(257))];
    },
    says: [
      "mesh.tags: tags of the mesh: 51 given; 0 to 50 allowed.",
      'mesh.virtualNodes[0].tags[1].key: virtual node "web" has the tag "team" twice.',
      "mesh.virtualNodes[0].tags[2].key: the tag's key is empty; 1 to 128 are allowed.",
      'mesh.virtualNodes[0].tags[3].key: the tag "aws:x" begins with aws:, which is AWS\'s own.',
      'mesh.virtualNodes[0].tags[4].value: the tag\'s value has 257 characters ("vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv..."); 0 to 256 are allowed.',
    ],
    green: [(m) => (m.virtualNodes[0]!.tags = [{ key: "team", value: "" }])],
  },
  {
    rule: "OM-M050",
    red: (m) =>
      (m.virtualServices[0]!.spec = {
        provider: { virtualNode: { virtualNodeName: "web" }, virtualRouter: { virtualRouterName: "web" } },
      }),
    says: [
      'mesh.virtualServices[0].spec.provider: the provider of virtual service "web.shop.internal" gives virtualNode and virtualRouter; at most one is allowed.',
    ],
    green: [
      (m) => (m.virtualServices[0]!.spec = { provider: { virtualNode: { virtualNodeName: "web" } } }),
      (m) => (m.virtualServices[0]!.spec = {}),
    ],
  },
  {
    rule: "OM-M066",
    red: (m) => {
      m.routes[0]!.virtualRouterName = "wed";
      m.routes[1]!.spec.grpcRoute!.action.weightedTargets[0]!.virtualNode = "price";
      m.virtualServices[0]!.spec!.provider = { virtualNode: { virtualNodeName: "nobody" } };
      m.virtualServices[1]!.spec!.provider = { virtualRouter: { virtualRouterName: "prizes" } };
      m.gatewayRoutes[0]!.virtualGatewayName = "egde";
      m.gatewayRoutes[0]!.spec.httpRoute!.action.target.virtualService.virtualServiceName = "web.shop.internl";
    },
    says: [
      'mesh.routes[0].virtualRouterName: route "web" of virtual router "wed" belongs to virtual router "wed", which is not in this file. Did you mean "web"? Here: prices, store, web.',
      'mesh.routes[1].spec.grpcRoute.action.weightedTargets[0].virtualNode: route "prices" of virtual router "prices" targets virtual node "price", which is not in this file. Did you mean "prices"? Here: prices, store, web.',
      'mesh.virtualServices[0].spec.provider.virtualNode.virtualNodeName: virtual service "web.shop.internal" is provided by virtual node "nobody", which is not in this file. Here: prices, store, web.',
      'mesh.virtualServices[1].spec.provider.virtualRouter.virtualRouterName: virtual service "prices.shop.internal" is provided by virtual router "prizes", which is not in this file. Did you mean "prices"? Here: prices, store, web.',
      'mesh.gatewayRoutes[0].virtualGatewayName: gateway route "web" of virtual gateway "egde" belongs to virtual gateway "egde", which is not in this file. Did you mean "edge"? Here: edge.',
      'mesh.gatewayRoutes[0].spec.httpRoute.action.target.virtualService.virtualServiceName: gateway route "web" of virtual gateway "egde" targets virtual service "web.shop.internl", which is not in this file. Did you mean "web.shop.internal"? Here: prices.shop.internal, store.shop.internal, web.shop.internal.',
    ],
    green: [
      (m) => {
        m.existing = true;
        m.routes[0]!.virtualRouterName = "wed";
      },
      (m) => {
        m.share = { principals: ["111122223333"] };
        m.routes[0]!.virtualRouterName = "wed";
      },
    ],
  },
  {
    rule: "OM-M067",
    red: (m) => {
      m.meshOwner = "111122223333";
      m.routes[0]!.virtualRouterName = "wed";
    },
    says: [
      'mesh.routes[0].virtualRouterName: route "web" of virtual router "wed" belongs to virtual router "wed", which must exist in the mesh already. Did you mean "web"? Here: prices, store, web.',
    ],
    green: [(m) => (m.routes[0]!.virtualRouterName = "wed")],
  },
  {
    rule: "OM-M068",
    red: (m, d) => {
      m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "prizes.shop.internal" } });
      d.services = { desk: { port: 9000, calls: ["stock.shop.internal"] } };
    },
    says: [
      'mesh.virtualNodes[0].spec.backends[2].virtualService.virtualServiceName: virtual node "web" has the backend virtual service "prizes.shop.internal", which nothing in this file serves. Did you mean "prices.shop.internal"? Here: desk.shop.internal, prices.shop.internal, store.shop.internal, web.shop.internal.',
      'services.desk.calls[0]: service "desk" has the backend virtual service "stock.shop.internal", which nothing in this file serves. Here: desk.shop.internal, prices.shop.internal, store.shop.internal, web.shop.internal.',
    ],
    green: [
      (m) => {
        const names = [
          "sqs.eu-central-1.amazonaws.com",
          "arn:aws:appmesh:eu-central-1:111122223333:mesh/m/virtualService/v",
        ];
        for (const virtualServiceName of names)
          m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName } });
      },
      (m) => {
        m.spec = { egressFilter: { type: "ALLOW_ALL" } };
        m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "prizes.shop.internal" } });
      },
    ],
  },
  {
    rule: "OM-M069",
    red: (m, d) => {
      m.existing = true;
      m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "prizes.shop.internal" } });
      d.services = { desk: { port: 9000, calls: ["stock"] } };
    },
    says: [
      'mesh.virtualNodes[0].spec.backends[2].virtualService.virtualServiceName: virtual node "web" has the backend virtual service "prizes.shop.internal", which nothing in this file serves. Did you mean "prices.shop.internal"? Here: desk.shop.internal, prices.shop.internal, store.shop.internal, web.shop.internal.',
      'services.desk.calls[0]: service "desk" has the backend virtual service "stock.shop.internal", which nothing in this file serves. Here: desk.shop.internal, prices.shop.internal, store.shop.internal, web.shop.internal.',
    ],
    green: [existing],
  },
  {
    rule: "OM-M070",
    red: (m) => {
      m.virtualServices.push({ virtualServiceName: "later.shop.internal" });
      m.virtualRouters.push(router("empty", 80, "http"));
      m.virtualServices.push(service("empty.shop.internal", "empty"));
    },
    says: [
      'mesh.virtualServices[3].spec: virtual service "later.shop.internal" has no provider.',
      'mesh.virtualServices[4].spec.provider: virtual service "empty.shop.internal" is provided by virtual router "empty", which has no route.',
    ],
    green: [
      (m) => {
        m.existing = true;
        m.virtualServices.push(service("other.shop.internal", "other"));
      },
    ],
  },
  {
    rule: "OM-M071",
    red: (m) => m.virtualNodes.push(node("lonely", 80, "http")),
    says: ['mesh.virtualNodes[3]: no route and no virtual service leads to virtual node "lonely".'],
    green: [(m) => m.virtualNodes.push({ virtualNodeName: "batch", spec: {} })],
  },
  {
    rule: "OM-M080",
    red: (m) => (m.spec = { egressFilter: { type: "ALLOW_ALL" } }),
    says: [
      "mesh.spec.egressFilter.type: the mesh lets all traffic through, but these virtual nodes name backends: web.",
    ],
    green: [
      (m) => {
        m.spec = { egressFilter: { type: "ALLOW_ALL" } };
        m.virtualNodes[0]!.spec.backends = [];
      },
    ],
  },
  {
    rule: "OM-M081",
    red: (m) => {
      m.spec = { serviceDiscovery: { ipPreference: "IPv6_PREFERRED" } };
      m.virtualNodes[0]!.spec.serviceDiscovery!.dns!.ipPreference = "IPv6_ONLY";
    },
    says: [
      "mesh.spec.serviceDiscovery.ipPreference: IPv6_PREFERRED asks for IPv6, which an Outpost does not carry; IPv4_ONLY and IPv4_PREFERRED do.",
      "mesh.virtualNodes[0].spec.serviceDiscovery.dns.ipPreference: IPv6_ONLY asks for IPv6, which an Outpost does not carry; IPv4_ONLY and IPv4_PREFERRED do.",
    ],
    green: [
      (m) => {
        m.spec = { serviceDiscovery: { ipPreference: "IPv4_ONLY" } };
        m.virtualNodes[0]!.spec.serviceDiscovery!.dns!.ipPreference = "IPv4_PREFERRED";
      },
    ],
  },
  {
    rule: "OM-M082",
    red: (m) => {
      const seconds = { unit: "s" as const, value: 10 };
      m.virtualNodes[0]!.spec.listeners![0]!.outlierDetection = {
        interval: seconds,
        baseEjectionDuration: seconds,
        maxEjectionPercent: 50,
        maxServerErrors: 5,
      };
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].outlierDetection: virtual node "web" is found by DNS as one load balancer (web.shop.internal), so no host of it can be ejected.',
    ],
    green: [
      (m) => {
        const seconds = { unit: "s" as const, value: 10 };
        m.virtualNodes[1]!.spec.serviceDiscovery = { awsCloudMap: { namespaceName: "shop", serviceName: "prices" } };
        m.virtualNodes[1]!.spec.listeners![0]!.outlierDetection = {
          interval: seconds,
          baseEjectionDuration: seconds,
          maxEjectionPercent: 50,
          maxServerErrors: 5,
        };
      },
    ],
  },
  {
    rule: "OM-M083",
    red: (m, d) => {
      m.virtualNodes[2]!.spec.serviceDiscovery = { awsCloudMap: { namespaceName: "shop", serviceName: "store" } };
      m.virtualNodes[2]!.spec.listeners![0]!.healthCheck = {
        protocol: "tcp",
        healthyThreshold: 2,
        unhealthyThreshold: 3,
        intervalMillis: 5000,
        timeoutMillis: 2000,
      };
      d.services = { desk: { port: 9000, healthCheck: {}, versions: { v1: { weight: 1 }, v2: { weight: 1 } } } };
    },
    says: [
      'mesh.virtualNodes[2].spec.listeners[0].healthCheck: virtual node "store", port 5432: a host that is gone is called for up to 15s.',
      'services.desk.healthCheck: service "desk", port 9000: a host that is gone is called for up to 60s.',
    ],
    green: [
      (m) =>
        (m.virtualNodes[2]!.spec.serviceDiscovery = { awsCloudMap: { namespaceName: "shop", serviceName: "store" } }),
    ],
  },
  {
    rule: "OM-M084",
    red: (m, d) => {
      m.virtualServices.push(service("archive.shop.internal", "store"));
      m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "archive.shop.internal" } });
      d.services = { desk: { port: 9000, calls: ["store", "archive"] } };
    },
    says: [
      'mesh.virtualNodes[0].spec.backends: virtual node "web" has 2 tcp backends on port 5432: "archive.shop.internal" and "store.shop.internal".',
      'services.desk.calls: service "desk" has 2 tcp backends on port 5432: "archive.shop.internal" and "store.shop.internal".',
    ],
    green: [
      (m) => {
        m.virtualRouters.push(router("archive", 5433, "tcp"));
        m.routes.push({ ...m.routes[2]!, virtualRouterName: "archive" });
        m.virtualServices.push(service("archive.shop.internal", "archive"));
        m.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "archive.shop.internal" } });
      },
    ],
  },
  {
    rule: "OM-M085",
    red: (m) => {
      const many = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
      m.virtualNodes.push(...many(198).map((name) => ({ virtualNodeName: name, spec: {} })));
      m.virtualRouters.push(...many(198).map((name) => ({ virtualRouterName: name, spec: {} })));
      m.virtualServices.push(...many(198).map((name) => ({ virtualServiceName: `${name}.shop.internal` })));
      m.virtualGateways.push(...many(3).map((name) => ({ ...m.virtualGateways[0]!, virtualGatewayName: name })));
      m.routes.push(...many(50).map((name) => httpRoute(name, { prefix: `/${name}/` })));
      m.gatewayRoutes.push(
        ...many(10).map((name) => {
          const { httpRoute: route } = m.gatewayRoutes[0]!.spec;
          return {
            gatewayRouteName: name,
            virtualGatewayName: "edge",
            spec: { httpRoute: { ...route!, match: { prefix: `/${name}/` } } },
          };
        }),
      );
    },
    says: [
      "mesh.virtualServices: the mesh has 201 virtual services; the default quota L-DA7495A7 is 200.",
      "mesh.virtualNodes: the mesh has 201 virtual nodes; the default quota L-E043DFB4 is 200.",
      "mesh.virtualRouters: the mesh has 201 virtual routers; the default quota L-50F6C35A is 200.",
      "mesh.virtualGateways: the mesh has 4 virtual gateways; the default quota L-87E74146 is 3.",
      'mesh.virtualRouters[0]: virtual router "web" has 51 routes; the default quota L-BB90B7FF is 50.',
      'mesh.virtualGateways[0]: virtual gateway "edge" has 11 gateway routes; the default quota L-F6F26D09 is 10.',
    ],
    green: [
      (m) => m.virtualNodes.push(...Array.from({ length: 197 }, (_, i) => ({ virtualNodeName: `x${i}`, spec: {} }))),
    ],
  },
  {
    rule: "OM-M086",
    red: (m) => (m.virtualNodes[0]!.spec.backends = backends(51)),
    says: [
      'mesh.virtualNodes[0].spec.backends: virtual node "web" has 51 backends; the default quota L-8775AB18 is 50.',
    ],
    green: [(m) => (m.virtualNodes[0]!.spec.backends = backends(50))],
  },
  {
    rule: "OM-M087",
    red: (_, d) => {
      d.services = { desk: { port: 9000 }, kiosk: { port: 9001, versions: { v1: { weight: 1 }, v2: { weight: 1 } } } };
      d.workloads = {
        platform: "ecs",
        services: { desk: { image: "desk", count: 51 }, kiosk: { image: "kiosk", versions: { v2: { count: 60 } } } },
      };
    },
    says: [
      'workloads.services.desk.count: 51 tasks would be the virtual node "desk"; the default quota L-606A910B is 50 Envoys.',
      'workloads.services.kiosk.versions.v2.count: 60 tasks would be the virtual node "kiosk-v2"; the default quota L-606A910B is 50 Envoys.',
    ],
    also: ["OM-W004", "OM-W005"],
    green: [
      (_, d) => {
        d.services = { desk: { port: 9000 } };
        d.workloads = { platform: "ecs", services: { desk: { image: "desk", count: 50 } } };
      },
    ],
  },
  {
    rule: "OM-M088",
    red: (m) => m.virtualServices.push(service("web", "web")),
    says: [
      'mesh.virtualServices[3].virtualServiceName: virtual service "web" has no dot in its name; callers need a way to resolve it.',
    ],
    green: [(m) => m.virtualServices.push(service("Web_API.shop", "web"))],
  },
];
