import { CLIENTS, apiGateway, exposedSite } from "../../support/unit/gateway-cases";
import { securedPod } from "../../support/unit/eks-files-cases";
import { TWO_OUTPOSTS } from "../../support/unit/red-cases";
import { violationsOf } from "../../support/unit/rule-cases";
import { network } from "../../support/unit/sites";

const front = { front: { clients: CLIENTS } };
const http = { port: 8080, exposed: { gateway: "front" } };

describe("OM-W020, every gateway that runs here is a virtual gateway of the file", () => {
  test("says which there are and which was probably meant", () => {
    expect(violationsOf("OM-W020", exposedSite({ gateways: { fornt: {} } }))).toEqual([
      'workloads.gateways.fornt: there is no virtual gateway "fornt". Did you mean "front"? Virtual gateways: front.',
    ]);
    expect(violationsOf("OM-W020", exposedSite({ services: { web: { port: 80 } } }))).toEqual([
      'workloads.gateways.front: there is no virtual gateway "front". Virtual gateways: none.',
    ]);
  });

  test("takes one that the mesh describes, and one that a service makes", () => {
    expect(violationsOf("OM-W020", exposedSite({ mesh: apiGateway(80), services: { web: { port: 80 } } }))).toEqual([]);
    expect(violationsOf("OM-W020", exposedSite())).toEqual([]);
  });
});

describe("OM-W021, no gateway that runs here listens on a port that its own Envoy holds", () => {
  test.each([
    [9901, "Envoy's administration interface"],
    [9902, "the agent in Envoy's image"],
  ])("%d is taken", (port, owner) => {
    // GIVEN one in the full form, and one that a service makes
    const full = exposedSite({ mesh: apiGateway(port), services: { web: { port: 80 } } });
    const made = exposedSite({ services: { web: { port: 80, exposed: { gateway: "front", port } } } });
    // THEN
    expect(violationsOf("OM-W021", full)).toEqual([
      `mesh.virtualGateways[0].spec.listeners[0].portMapping.port: virtual gateway "front" listens on ${port}, which belongs to ${owner}.`,
    ]);
    expect(violationsOf("OM-W021", made)).toEqual([
      `services.web.exposed: virtual gateway "front" listens on ${port}, which belongs to ${owner}.`,
    ]);
    // and nobody says it twice
    expect(violationsOf("OM-M058", full)).toEqual([]);
  });

  test("a gateway that runs elsewhere is warned about only: its Envoy may have been told otherwise", () => {
    // GIVEN
    const deployment = exposedSite({ mesh: apiGateway(9901), services: { web: { port: 80 } }, gateways: {} });
    // THEN
    expect(violationsOf("OM-W021", deployment)).toEqual([]);
    expect(violationsOf("OM-M058", deployment)).toHaveLength(1);
  });

  test("the ports of intercepted traffic are free, because a gateway has none", () => {
    expect(violationsOf("OM-W021", exposedSite({ mesh: apiGateway(15000) }))).toEqual([]);
  });
});

test("OM-W022 names both that would be one ECS service", () => {
  expect(violationsOf("OM-W022", exposedSite({ services: { web: http, "front-gateway": { port: 81 } } }))).toEqual([
    'workloads.gateways.front: the gateway "front" and the virtual node "front-gateway" would both be the ECS service "shop-front-gateway".',
  ]);
});

test("OM-W023 finds a gateway that nobody may call", () => {
  expect(violationsOf("OM-W023", exposedSite({ gateways: { front: {} } }))).toEqual([
    'workloads.gateways.front: nobody may call the gateway "front".',
  ]);
});

describe("OM-W024, the file knows the ports of everything that a gateway calls", () => {
  const leadingTo = (virtualServiceName: string) => ({
    ...apiGateway(8080),
    gatewayRoutes: [
      {
        gatewayRouteName: "away",
        virtualGatewayName: "front",
        spec: {
          httpRoute: { match: { prefix: "/" }, action: { target: { virtualService: { virtualServiceName } } } },
        },
      },
    ],
  });

  test("names the virtual services whose nodes are elsewhere", () => {
    expect(violationsOf("OM-W024", exposedSite({ mesh: leadingTo("away.example") }))).toEqual([
      'workloads.gateways.front: the gateway "front" leads to away.example, whose nodes the file does not describe: no way out is opened.',
    ]);
  });

  test("is content when their ports are told", () => {
    const gateways = { front: { clients: CLIENTS, vpcPorts: [8081] } };
    expect(violationsOf("OM-W024", exposedSite({ mesh: leadingTo("away.example"), gateways }))).toEqual([]);
  });
});

describe("OM-W025, a gateway's name in Cloud Map is its own", () => {
  const registered = (registerAs: string) => ({ front: { clients: CLIENTS, registerAs } });

  test("refuses the name of a service and of a version", () => {
    // GIVEN
    const services = { web: { ...http, versions: { v1: { weight: 1 } } } };
    // THEN
    expect(violationsOf("OM-W025", exposedSite({ services, gateways: registered("web") }))).toEqual([
      'workloads.gateways.front.registerAs: the name "web" belongs to the service "web".',
    ]);
    expect(violationsOf("OM-W025", exposedSite({ services, gateways: registered("web-v1") }))).toEqual([
      'workloads.gateways.front.registerAs: the name "web-v1" belongs to the virtual node "web-v1".',
    ]);
  });

  test("refuses it where names are kept outside Cloud Map", () => {
    const mesh = { discovery: { type: "dns" as const, domain: "shop.example" } };
    expect(violationsOf("OM-W025", exposedSite({ mesh, gateways: registered("front") }))).toEqual([
      'workloads.gateways.front.registerAs: "front" cannot be registered: the mesh\'s names are kept outside Cloud Map.',
    ]);
  });

  test("allows the gateway's own", () => {
    expect(violationsOf("OM-W025", exposedSite({ gateways: registered("front") }))).toEqual([]);
  });
});

describe("OM-W026, the certificates of an Envoy that runs here are where it can read them", () => {
  const chain = "/keys/front.pem";
  const mesh = apiGateway(8443, {
    mode: "STRICT",
    certificate: { sds: { secretName: "front" } },
    validation: { trust: { file: { certificateChain: chain } } },
  });

  test("names files and SDS, which the task does not have", () => {
    expect(violationsOf("OM-W026", exposedSite({ mesh }))).toEqual([
      'mesh.virtualGateways[0].spec.listeners[0].tls.certificate: virtual gateway "front" takes its certificate from SDS, which its task does not have.',
      'mesh.virtualGateways[0].spec.listeners[0].tls.validation: virtual gateway "front" takes whom to trust from a file, which its task does not have.',
    ]);
  });

  test("looks at services' own Envoys, too", () => {
    const tls = {
      mode: "STRICT" as const,
      certificate: { file: { certificateChain: chain, privateKey: "/keys/own.key" } },
    };
    const services = { web: { port: 8080, tls } };
    expect(violationsOf("OM-W026", exposedSite({ services, gateways: {} }))).toEqual([
      'services.web.tls.certificate: virtual node "web" takes its certificate from a file, which its task does not have.',
    ]);
    expect(violationsOf("OM-W026", securedPod({}))).toEqual([]);
  });

  test("trusts an image of one's own, and lets a gateway that runs elsewhere be", () => {
    expect(violationsOf("OM-W026", exposedSite({ mesh, workloads: { envoy: { image: "own/envoy:1" } } }))).toEqual([]);
    expect(violationsOf("OM-W026", exposedSite({ mesh, gateways: {} }))).toEqual([]);
  });
});

test.each(["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/7"])("OM-W027 refuses %s as clients", (cidr) => {
  expect(violationsOf("OM-W027", exposedSite({ gateways: { front: { clients: ["10.0.0.0/8", cidr] } } }))).toEqual([
    `workloads.gateways.front.clients[1]: ${cidr} is wider than any private block; /8 and narrower are allowed.`,
  ]);
});

describe("OM-W028, a service that is exposed speaks a protocol that virtual gateways have", () => {
  test("refuses tcp", () => {
    expect(violationsOf("OM-W028", exposedSite({ services: { web: { ...http, protocol: "tcp" } } }))).toEqual([
      'services.web.exposed: "web" speaks tcp, which no virtual gateway routes.',
    ]);
  });

  test("grpc has the gRPC service's name and no prefix, http the other way round", () => {
    // GIVEN
    const services = {
      a: { port: 1, protocol: "grpc" as const, exposed: { gateway: "front", prefix: "/" } },
      b: { port: 2, exposed: { gateway: "front", grpcService: "b.B" } },
    };
    // THEN
    expect(violationsOf("OM-W028", exposedSite({ services }))).toEqual([
      'services.a.exposed: "a" speaks grpc: `grpcService` is missing.',
      'services.a.exposed.prefix: "a" speaks grpc, whose routes have no `prefix`.',
      'services.b.exposed.grpcService: "b" speaks http: `grpcService` is for grpc.',
    ]);
  });
});

describe("OM-W029, services that are exposed through one gateway can be told apart", () => {
  test("refuses two protocols on one port", () => {
    const services = { a: http, b: { ...http, protocol: "http2" as const } };
    expect(violationsOf("OM-W029", exposedSite({ services }))).toEqual([
      'services.b.exposed: "b" speaks http2 and "a" http on port 8080 of the gateway "front".',
    ]);
  });

  test("refuses the same match twice", () => {
    expect(violationsOf("OM-W029", exposedSite({ services: { a: http, b: http } }))).toEqual([
      'services.b.exposed: "b" and "a" both get / through the gateway "front".',
    ]);
  });

  test("allows another prefix, another port or another gateway", () => {
    // GIVEN
    const services = {
      a: http,
      b: { port: 8080, exposed: { gateway: "front", prefix: "/b/" } },
      c: { port: 8081, exposed: { gateway: "front" } },
      d: { port: 8080, exposed: { gateway: "back" } },
    };
    // THEN
    expect(violationsOf("OM-W029", exposedSite({ services }))).toEqual([]);
  });
});

describe("rules that know gateways as well as services", () => {
  test("OM-N005 asks which Outpost, and OM-W005 for instances there", () => {
    // GIVEN
    const outposts = network({ outposts: TWO_OUTPOSTS });
    const capacity = { general: { type: "m5.large", max: 1, outpost: "factory" } };
    // THEN
    expect(violationsOf("OM-N005", exposedSite({ network: outposts, gateways: front }))).toContain(
      "workloads.gateways.front: `outpost` is missing: there are several. Outposts: depot, factory.",
    );
    expect(
      violationsOf(
        "OM-W005",
        exposedSite({ network: outposts, workloads: { capacity }, gateways: { front: { outpost: "depot" } } }),
      ),
    ).toEqual([
      'workloads.gateways.front: the gateway "front" runs on Outpost depot, where `capacity` has no instances.',
    ]);
  });

  test("OM-M087 counts the Envoys of a gateway against its own quota", () => {
    expect(violationsOf("OM-M087", exposedSite({ gateways: { front: { count: 51 } } }))).toEqual([
      'workloads.gateways.front.count: 51 tasks would be the virtual gateway "front"; the default quota L-33E8F9C9 is 50 Envoys.',
    ]);
    expect(violationsOf("OM-M087", exposedSite({ gateways: { front: { count: 50 } } }))).toEqual([]);
  });

  test("OM-W008 measures the name of a gateway's role", () => {
    const gateway = "f".repeat(32);
    const services = { web: { port: 80, exposed: { gateway } } };
    const name = "n".repeat(25);
    expect(violationsOf("OM-W008", exposedSite({ name, services, gateways: { [gateway]: {} } }))).toEqual([
      `workloads.gateways.${gateway}: the task role's name "${name}-${gateway}-gateway" has 66 characters; 64 are allowed.`,
    ]);
  });
});
