import { examineDeployment } from "../../../rules";
import {
  BALANCER_NOTES,
  CERTIFICATE,
  HTTPS,
  TWO_RACKS,
  balancedSite,
  balancer,
  coipRack,
  leadingTo,
  listening,
  rack,
} from "../../support/unit/balancer-cases";
import { CLIENTS, apiGateway } from "../../support/unit/gateway-cases";
import { violationsOf } from "../../support/unit/rule-cases";
import { OUTPOST } from "../../support/unit/sites";

const OPEN = { gateways: { front: { clients: CLIENTS } } };
const web = { port: 8080, exposed: { gateway: "front" } };
const at = "network.loadBalancers[0]";
const regional = { subnets: ["endpoints"] };

test("no rule but notes has anything against a load balancer on a rack", () => {
  // WHEN
  const { findings, hops } = examineDeployment(balancedSite());
  // THEN
  expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  expect(hops.map(({ rule }) => rule)).not.toContain("OM-L009");
});

describe("OM-N060, a load balancer on an Outpost is an Application Load Balancer", () => {
  test.each([
    ["network", "Network Load Balancer"],
    ["gateway", "Gateway Load Balancer"],
    ["classic", "Classic Load Balancer"],
  ] as const)("refuses type %s in a subnet of the rack, and names what can stand there", (type, words) => {
    expect(violationsOf("OM-N060", balancedSite([balancer({ type })]))).toEqual([
      `${at}.type: a ${words} cannot stand in the subnet "balancers" of Outpost factory; an Application Load Balancer can.`,
    ]);
  });

  test("lets a Network Load Balancer be in the Region, and neither of the other two", () => {
    const inRegion = (type: "network" | "gateway" | "classic") => balancedSite([balancer({ ...regional, type })]);
    expect(violationsOf("OM-N060", inRegion("network"))).toEqual([]);
    expect(violationsOf("OM-N060", inRegion("gateway"))).toEqual([
      `${at}.type: "front" would be a Gateway Load Balancer, which cannot lead to tasks; an Application or a Network Load Balancer can.`,
    ]);
    expect(violationsOf("OM-N060", inRegion("classic"))).toHaveLength(1);
  });
});

test("OM-N061 refuses a second subnet of the rack, and one of another rack", () => {
  // GIVEN
  const subnets = (...names: string[]) => balancedSite([balancer({ subnets: names })], TWO_RACKS);
  // THEN
  expect(violationsOf("OM-N061", subnets("balancers", "containers"))).toEqual([
    `${at}.subnets: "front" names 2 subnets on Outposts: balancers on factory, containers on factory; one is allowed.`,
  ]);
  expect(violationsOf("OM-N061", subnets("balancers", "depot-containers"))).toEqual([
    `${at}.subnets: "front" names 2 subnets on Outposts: balancers on factory, depot-containers on depot; one is allowed.`,
  ]);
});

describe("OM-N062, the subnets of a load balancer are all on an Outpost or all in the Region", () => {
  const subnets = (...names: string[]) => violationsOf("OM-N062", balancedSite([balancer({ subnets: names })]));

  test("refuses to mix them", () => {
    expect(subnets("balancers", "endpoints")).toEqual([
      `${at}.subnets: "front" would stand in "balancers" on Outpost factory and in "endpoints" in the Region.`,
    ]);
  });

  test("says which subnets there are and which was probably meant", () => {
    expect(subnets("balancrs")).toEqual([
      `${at}.subnets[0]: there is no subnet "balancrs". Did you mean "balancers"? Subnets: balancers, containers, endpoints.`,
    ]);
  });

  test("refuses the same one twice", () => {
    expect(subnets("balancers", "balancers")).toContain(`${at}.subnets[1]: the subnet "balancers" is named twice.`);
  });
});

test("OM-N063 refuses an Outposts server", () => {
  const outposts = [{ ...rack()[0]!, form: "server" as const }];
  expect(violationsOf("OM-N063", balancedSite([balancer()], { network: { outposts } }))).toEqual([
    `${at}.subnets: "front" would stand on Outpost factory, which is a server.`,
  ]);
});

test.each(["eu-south-2", "il-central-1", "me-central-1"])("OM-N064 refuses %s, and says how old that is", (region) => {
  // GIVEN
  const outposts = [{ ...rack()[0]!, arn: OUTPOST.replace("eu-central-1", region) }];
  const inRegion = (subnets: string[]) => balancedSite([balancer({ subnets })], { region, network: { outposts } });
  // THEN
  expect(violationsOf("OM-N064", inRegion(["balancers"]))).toEqual([
    `${at}: "front" would stand on a rack of ${region}; on 2026-11-23 there were none in eu-south-2, il-central-1, me-central-1.`,
  ]);
  expect(violationsOf("OM-N064", inRegion(["endpoints"]))).toEqual([]);
});

test.each([
  ["10.40.144.0/28", 1],
  ["10.40.144.0/27", 0],
  ["10.40.144.0/24", 0],
])("OM-N065 judges a subnet of %s", (cidr, count) => {
  const messages = violationsOf("OM-N065", balancedSite([balancer()], { network: { outposts: rack(cidr) } }));
  expect(messages).toEqual(
    [`${at}.subnets: the subnet "balancers" of "front" is a /28; /27 or larger is allowed.`].slice(0, count),
  );
});

test.each(["0.0.0.0/0", "0.0.0.0/1", "8.0.0.0/7"])("OM-N068 refuses %s as clients", (cidr) => {
  expect(violationsOf("OM-N068", balancedSite([balancer({ clients: ["10.0.0.0/8", cidr] })]))).toEqual([
    `${at}.clients[1]: ${cidr} is wider than any private block; /8 and narrower are allowed.`,
  ]);
});

test("OM-N069 refuses targets on another rack, which the load balancer would ignore", () => {
  const deployment = balancedSite([balancer()], { ...TWO_RACKS, gateways: { front: { outpost: "depot" } } });
  expect(violationsOf("OM-N069", deployment)).toEqual([
    `${at}.listeners[0].target: listener 443 of "front" on Outpost factory leads to the gateway "front", which runs on depot.`,
  ]);
});

describe("what load balancers on Outposts lack", () => {
  test.each([
    [
      "OM-N070",
      leadingTo({ lambda: "arn:aws:lambda:eu-central-1:111122223333:function:desk" }),
      `${at}.listeners[0].target.lambda: listener 443 of "front" leads to the Lambda function arn:aws:lambda:eu-central-1:111122223333:function:desk.`,
    ],
    [
      "OM-N071",
      balancer({ webAcl: "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/x/y" }),
      `${at}.webAcl: "front" would be protected by AWS WAF, which it cannot be.`,
    ],
    [
      "OM-N072",
      leadingTo({ gateway: "front", stickiness: true }),
      `${at}.listeners[0].target.stickiness: listener 443 of "front" asks for sticky sessions.`,
    ],
    [
      "OM-N073",
      listening({ ...HTTPS, authenticate: "cognito" }),
      `${at}.listeners[0].authenticate: listener 443 of "front" would authenticate users with cognito.`,
    ],
    [
      "OM-N074",
      balancer({ globalAccelerator: true }),
      `${at}.globalAccelerator: "front" would stand behind Global Accelerator.`,
    ],
  ])("%s refuses it, on a rack and in the Region", (rule, asked, message) => {
    expect(violationsOf(rule, balancedSite([asked]))).toEqual([message]);
    expect(violationsOf(rule, balancedSite([{ ...asked, ...regional }]))).toEqual([message]);
    expect(violationsOf(rule, balancedSite())).toEqual([]);
  });
});

describe("OM-N075, every listener leads to one port of one thing that runs here", () => {
  const target = `${at}.listeners[0].target`;
  const judged = (...[where, changes]: [Parameters<typeof leadingTo>[0], Parameters<typeof balancedSite>[1]?]) =>
    violationsOf("OM-N075", balancedSite([leadingTo(where)], { ...OPEN, ...changes }));

  test("says which gateways and services there are", () => {
    expect(judged({ gateway: "frnt" })).toEqual([
      `${target}: listener 443 of "front" leads to the gateway "frnt", which does not run here. Did you mean "front"? Gateways: front.`,
    ]);
    expect(judged({ service: "wep" })).toEqual([
      `${target}: listener 443 of "front" leads to the service "wep", which does not run here. Did you mean "web"? Services: web.`,
    ]);
    expect(judged({})).toEqual([`${target}: listener 443 of "front" names neither a gateway nor a service.`]);
    expect(judged({ gateway: "front", service: "web" })).toEqual([
      `${target}: listener 443 of "front" names a gateway and a service; exactly one is allowed.`,
    ]);
  });

  test("asks for the port where a gateway has several listeners", () => {
    // GIVEN
    const services = { a: web, b: { port: 8081, exposed: { gateway: "front" } } };
    // THEN
    expect(judged({ gateway: "front" }, { services })).toEqual([
      `${target}: listener 443 of "front" says no port: the gateway "front" listens on 8080, 8081.`,
    ]);
    expect(judged({ gateway: "front", port: 9000 }, { services })).toEqual([
      `${target}: listener 443 of "front" leads to port 9000: the gateway "front" listens on 8080, 8081.`,
    ]);
    expect(judged({ gateway: "front", port: 8081 }, { services })).toEqual([]);
    expect(judged({ service: "web", port: 81 })).toEqual([
      `${target}: listener 443 of "front" leads to port 81 of the service "web", which listens on 8080.`,
    ]);
  });
});

describe("OM-N076, listeners have ports of their own and lead somewhere", () => {
  const judged = (...listeners: Parameters<typeof listening>[0][]) =>
    violationsOf("OM-N076", balancedSite([balancer({ listeners })]));

  test("refuses two on one port, none and both of the ways, and the same target described differently", () => {
    expect(judged(HTTPS, HTTPS)).toEqual([`${at}.listeners[1].port: port 443 of "front" has two listeners.`]);
    expect(judged({ port: 80 })).toEqual([
      `${at}.listeners[0]: listener 80 of "front" needs exactly one of \`target\` and \`redirectTo\`.`,
    ]);
    expect(judged(HTTPS, { port: 80, target: { gateway: "front", drain: "5s" } })).toEqual([
      `${at}.listeners[1].target: listeners 443 and 80 of "front" lead to the gateway "front" with different health checks or drain times.`,
    ]);
  });

  test("redirects HTTP to a listener with a certificate alone", () => {
    expect(judged(HTTPS, { port: 80, redirectTo: 443 })).toEqual([]);
    expect(judged(HTTPS, { port: 80, redirectTo: 8443 })).toEqual([
      `${at}.listeners[1].redirectTo: "front" has no listener with a certificate on port 8443.`,
    ]);
    expect(judged(HTTPS, { port: 8443, certificate: CERTIFICATE, redirectTo: 443 })).toEqual([
      `${at}.listeners[1].redirectTo: listener 8443 of "front" speaks HTTPS already; only HTTP is redirected.`,
    ]);
    const network = balancer({ ...regional, type: "network", listeners: [HTTPS, { port: 80, redirectTo: 443 }] });
    expect(violationsOf("OM-N076", balancedSite([network]))).toEqual([
      `${at}.listeners[1].redirectTo: "front" is a Network Load Balancer, which redirects nobody.`,
    ]);
  });
});

test.each([
  ["ELBSecurityPolicy-2016-08", 1],
  ["ELBSecurityPolicy-TLS13-1-0-2021-06", 1],
  ["ELBSecurityPolicy-TLS-1-1-2017-01", 1],
  ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06", 0],
  ["ELBSecurityPolicy-TLS13-1-3-2021-06", 0],
  ["ELBSecurityPolicy-FS-1-2-Res-2020-10", 0],
])("OM-N078 judges %s", (tlsPolicy, count) => {
  expect(violationsOf("OM-N078", balancedSite([listening({ ...HTTPS, tlsPolicy })]))).toEqual(
    [`${at}.listeners[0].tlsPolicy: listener 443 of "front" has ${tlsPolicy}, which may take TLS 1.0 and 1.1.`].slice(
      0,
      count,
    ),
  );
});

test("OM-N079 refuses a certificate of another Region", () => {
  const certificate = CERTIFICATE.replace("eu-central-1", "us-east-1");
  expect(violationsOf("OM-N079", balancedSite([listening({ ...HTTPS, certificate })]))).toEqual([
    `${at}.listeners[0].certificate: listener 443 of "front" is in eu-central-1 and its certificate in us-east-1.`,
  ]);
});

describe("OM-N080, the load balancer can speak the protocol of its targets", () => {
  const services = {
    web: { ...web, protocol: "http2" as const },
    stock: { port: 5432, protocol: "tcp" as const },
  };
  const target = `${at}.listeners[0].target`;

  test("refuses tcp, and HTTP/2 without HTTPS", () => {
    expect(violationsOf("OM-N080", balancedSite([leadingTo({ service: "stock" })], { ...OPEN, services }))).toEqual([
      `${target}: listener 443 of "front" leads to "stock", which speaks tcp.`,
    ]);
    const plain = listening({ port: 80, target: { gateway: "front" } });
    expect(violationsOf("OM-N080", balancedSite([plain], { services }))).toEqual([
      `${target}: listener 80 of "front" speaks HTTP and leads to "front", which speaks http2: that needs HTTPS.`,
    ]);
  });

  test("a Network Load Balancer in the Region passes everything on", () => {
    const network = { ...leadingTo({ service: "stock" }), ...regional, type: "network" as const };
    expect(violationsOf("OM-N080", balancedSite([network], { ...OPEN, services }))).toEqual([]);
  });
});

test("OM-N081 refuses a gateway that asks for a certificate, which the load balancer has none of", () => {
  const mesh = apiGateway(8443, {
    mode: "STRICT",
    certificate: { sds: { secretName: "front" } },
    validation: { trust: { sds: { secretName: "clients" } } },
  });
  expect(violationsOf("OM-N081", balancedSite([balancer()], { mesh, services: { web: { port: 80 } } }))).toEqual([
    `${at}.listeners[0].target: listener 443 of "front" leads to port 8443 of the gateway "front", which asks its callers for a certificate.`,
  ]);
});

test("OM-N082 refuses versions, whose weights only an Envoy knows", () => {
  const services = { web: { ...web, versions: { v1: { weight: 9 }, v2: { weight: 1 } } } };
  expect(violationsOf("OM-N082", balancedSite([leadingTo({ service: "web" })], { ...OPEN, services }))).toEqual([
    `${at}.listeners[0].target: listener 443 of "front" leads to the tasks of "web", whose versions v1, v2 have weights that it does not know.`,
  ]);
  expect(violationsOf("OM-N082", balancedSite([balancer()], { services }))).toEqual([]);
});

test("OM-N083 refuses names that AWS does not take, and the same one twice", () => {
  const name = "a".repeat(28);
  expect(violationsOf("OM-N083", balancedSite([balancer({ name })]))).toEqual([
    `${at}.name: "shop-${name}" has 33 characters; 32 are allowed.`,
  ]);
  expect(violationsOf("OM-N083", balancedSite([balancer()], { name: "internal" }))).toEqual([
    `${at}.name: "internal-front" begins with internal-, which no name may.`,
  ]);
  expect(violationsOf("OM-N083", balancedSite([balancer(), balancer()]))).toEqual([
    'network.loadBalancers[1].name: the name "front" is given to two load balancers.',
  ]);
});

describe("OM-W030, a gateway behind a load balancer has a port that tells whether it is ready", () => {
  const withoutAppMesh = (mesh: object, front = balancer()) =>
    violationsOf("OM-W030", balancedSite([front], { mesh: { controlPlane: "envoy", ...mesh } }));

  test("asks for one without App Mesh, where Envoy's administration stays in the task", () => {
    expect(withoutAppMesh({})).toEqual([
      `${at}.listeners[0].target: listener 443 of "front" has no port to ask the gateway "front" whether it is ready.`,
    ]);
  });

  test("is content with the port for metrics, a path, or a connection that is opened", () => {
    expect(withoutAppMesh({ envoy: { metricsPort: 9100 } })).toEqual([]);
    expect(withoutAppMesh({}, leadingTo({ gateway: "front", healthCheck: { path: "/healthz" } }))).toEqual([]);
    expect(withoutAppMesh({}, balancer({ ...regional, type: "network" }))).toEqual([]);
  });
});

describe("OM-N087, an Application Load Balancer in the Region has two Availability Zones", () => {
  const zones = (...availabilityZones: (string | undefined)[]) => {
    const regionalSubnets = availabilityZones.map((availabilityZone, index) => ({
      name: `region-${index}`,
      cidr: `10.40.0.${index * 64}/26`,
      ...(availabilityZone === undefined ? {} : { availabilityZone }),
    }));
    const subnets = regionalSubnets.map(({ name }) => name);
    return violationsOf("OM-N087", balancedSite([balancer({ subnets })], { network: { regionalSubnets } }));
  };
  const message = `${at}.subnets: "front" stands in one Availability Zone of the Region; two are needed.`;

  test("refuses one subnet, and two in the anchor zone", () => {
    expect(zones(undefined)).toEqual([message]);
    expect(zones(undefined, undefined)).toEqual([message]);
    expect(zones("eu-central-1b", "eu-central-1b")).toEqual([message]);
  });

  test("allows another zone, and one zone for a Network Load Balancer", () => {
    expect(zones(undefined, "eu-central-1b")).toEqual([]);
    expect(violationsOf("OM-N087", balancedSite([balancer({ ...regional, type: "network" })]))).toEqual([]);
  });
});

test("OM-N089 refuses customer-owned addresses in the Region", () => {
  const customerOwnedPool = "ipv4pool-coip-0a1b2c3d";
  expect(
    violationsOf("OM-N089", balancedSite([balancer({ ...regional, type: "network", customerOwnedPool })])),
  ).toEqual([
    `${at}.customerOwnedPool: "front" stands in the Region and would take addresses of ${customerOwnedPool}.`,
  ]);
  expect(violationsOf("OM-N089", balancedSite([balancer({ customerOwnedPool })]))).toEqual([]);
});

describe("OM-N090, a load balancer's customer-owned addresses are those of its rack's local gateway", () => {
  const pooled = (customerOwnedPool: string, outposts = rack()) =>
    violationsOf("OM-N090", balancedSite([balancer({ customerOwnedPool })], { network: { outposts } }));
  const direct = rack().map((outpost) => ({ ...outpost, localGateway: { onPremises: CLIENTS } }));

  test("refuses a pool that the local gateway does not have", () => {
    const none = '"front" takes addresses from the pool of the local gateway of factory, which has';
    expect(pooled("local-gateway")).toEqual([`${at}.customerOwnedPool: ${none} no \`localGateway\`.`]);
    expect(pooled("local-gateway", direct)).toEqual([
      `${at}.customerOwnedPool: ${none} one of mode direct-vpc-routing.`,
    ]);
    expect(pooled("ipv4pool-coip-0a1b2c3d", coipRack("ipv4pool-coip-0a1b2c3e"))).toEqual([
      `${at}.customerOwnedPool: "front" takes addresses from ipv4pool-coip-0a1b2c3d, and the local gateway of factory has ipv4pool-coip-0a1b2c3e.`,
    ]);
  });

  test("allows its own, found or named, and a pool of a local gateway that the file does not have", () => {
    expect(pooled("local-gateway", coipRack())).toEqual([]);
    expect(pooled("ipv4pool-coip-0a1b2c3d", coipRack("ipv4pool-coip-0a1b2c3d"))).toEqual([]);
    expect(pooled("ipv4pool-coip-0a1b2c3d")).toEqual([]);
  });

  test("OM-N025 takes a load balancer's address for a use of the pool", () => {
    const used = (customerOwnedPool?: string) =>
      violationsOf("OM-N025", balancedSite([balancer({ customerOwnedPool })], { network: { outposts: coipRack() } }));
    expect(used("local-gateway")).toEqual([]);
    expect(used()).toHaveLength(1);
  });
});

describe("notes", () => {
  test.each([
    ["OM-N077", `${at}.listeners[0]: listener 80 of "front" speaks HTTP in clear text.`],
    ["OM-N084", `${at}: "front" takes 2 large instances of Outpost factory, and larger ones as it grows.`],
    ["OM-N086", `${at}: "front" learns of new tasks and certificates from eu-central-1.`],
    ["OM-N088", `${at}.listeners[0].target: listener 443 of "front" calls the tasks of "web" past the mesh's routes.`],
  ])("%s says what is worth knowing", (rule, message) => {
    const { deployment } = BALANCER_NOTES.find((each) => each.rule === rule)!;
    expect(violationsOf(rule, deployment())).toEqual([message]);
    const { findings } = examineDeployment(deployment());
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

describe("OM-L009, load balancers in the Region", () => {
  const inRegion = balancer({ ...regional, type: "network" });

  test("are a hop of whom they lead to, at validate", () => {
    // WHEN
    const { hops } = examineDeployment(balancedSite([inRegion]));
    // THEN
    expect(hops.find(({ rule }) => rule === "OM-L009")).toMatchObject({
      severity: "note",
      takers: ["virtual gateway front"],
      message:
        "Load balancers stand in the Region: front (network). Calls through them cross the service link, those from the premises twice.",
    });
  });

  test("are refused where the deployment enforces the rule", () => {
    // WHEN
    const { findings } = examineDeployment({ ...balancedSite([inRegion]), rules: { "OM-L009": { mode: "enforce" } } });
    // THEN
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([{ rule: "OM-L009" }]);
  });
});
