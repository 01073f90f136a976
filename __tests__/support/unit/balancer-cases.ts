import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { CLIENTS, apiGateway } from "./gateway-cases";
import type { RedCase } from "./red-cases";
import { IMAGE, OTHER_OUTPOST, OUTPOST, network, workloads } from "./sites";
import type { ServiceInput } from "./sites";

type Network = NonNullable<DeploymentInput["network"]>;
type Workloads = NonNullable<DeploymentInput["workloads"]>;
export type BalancerInput = NonNullable<Network["loadBalancers"]>[number];
export type BalancerListenerInput = BalancerInput["listeners"][number];

/** A certificate of the examples' Region. */
export const CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666";

/** A rack with one subnet for containers and one for load balancers. */
export function rack(balancersCidr = "10.40.144.0/27"): Network["outposts"] {
  const subnets = [
    { name: "containers", cidr: "10.40.128.0/20" },
    { name: "balancers", cidr: balancersCidr },
  ];
  return [{ name: "factory", arn: OUTPOST, subnets }];
}

/** The same rack, whose local gateway has customer-owned addresses. */
export function coipRack(pool?: string): Network["outposts"] {
  return rack().map((outpost) => ({
    ...outpost,
    localGateway: { mode: "coip" as const, onPremises: CLIENTS, customerOwnedIpPool: pool },
  }));
}

/** HTTPS to the virtual gateway "front". */
export const HTTPS: BalancerListenerInput = { port: 443, certificate: CERTIFICATE, target: { gateway: "front" } };

/** A load balancer on the rack that nothing is wrong with. */
export function balancer(changes: Partial<BalancerInput> = {}): BalancerInput {
  return { name: "front", subnets: ["balancers"], clients: CLIENTS, listeners: [HTTPS], ...changes };
}

interface Changes {
  readonly name?: string;
  readonly region?: string;
  readonly network?: Partial<Network>;
  readonly services?: Readonly<Record<string, ServiceInput>>;
  readonly gateways?: Workloads["gateways"];
  readonly mesh?: DeploymentInput["mesh"];
  readonly workloads?: Partial<Workloads>;
}

/** A service "web" behind a virtual gateway "front" behind load balancers. */
export function balancedSite(balancers: readonly BalancerInput[] = [balancer()], changes: Changes = {}): Deployment {
  const services = changes.services ?? { web: { port: 8080, exposed: { gateway: "front" } } };
  const images = Object.fromEntries(Object.keys(services).map((name) => [name, { image: IMAGE }]));
  return defineDeployment({
    name: changes.name ?? "shop",
    region: changes.region ?? "eu-central-1",
    network: network({ outposts: rack(), loadBalancers: [...balancers], ...changes.network }),
    services,
    ...(changes.mesh === undefined ? {} : { mesh: changes.mesh }),
    workloads: workloads(images, { gateways: changes.gateways ?? { front: {} }, ...changes.workloads }),
  });
}

/** A load balancer with one listener. */
export function listening(listener: BalancerListenerInput, changes: Partial<BalancerInput> = {}): BalancerInput {
  return balancer({ listeners: [listener], ...changes });
}

/** Leads to a target over HTTPS. */
export function leadingTo(target: NonNullable<BalancerListenerInput["target"]>): BalancerInput {
  return listening({ ...HTTPS, target });
}

/** A gateway that clients may call besides. */
const OPEN = { gateways: { front: { clients: CLIENTS } } };
const web = { port: 8080, exposed: { gateway: "front" } };
const regional = (changes: Partial<BalancerInput>) => balancer({ subnets: ["endpoints"], ...changes });

/** A second rack, with a subnet for containers and instances. */
export const TWO_RACKS: Pick<Changes, "network" | "workloads"> = {
  network: {
    outposts: [
      ...rack(),
      { name: "depot", arn: OTHER_OUTPOST, subnets: [{ name: "depot-containers", cidr: "10.40.160.0/20" }] },
    ],
    regionalSubnets: [
      { name: "endpoints", cidr: "10.40.0.0/26", outpost: "factory" },
      { name: "depot-endpoints", cidr: "10.40.0.64/26", outpost: "depot" },
    ],
  },
  workloads: {
    capacity: {
      general: { type: "m5.xlarge", max: 2, outpost: "factory" },
      depot: { type: "m5.xlarge", max: 2, outpost: "depot" },
    },
    services: { web: { image: IMAGE, outpost: "factory" } },
  },
};

const error = (rule: string, deployment: () => Deployment): RedCase => ({ rule, severity: "error", deployment });

/** A case for each rule about load balancers that is no note. */
export const BALANCER_CASES: readonly RedCase[] = [
  error("OM-N060", () => balancedSite([balancer({ type: "network" })])),
  error("OM-N061", () => balancedSite([balancer({ subnets: ["balancers", "containers"] })])),
  error("OM-N062", () => balancedSite([balancer({ subnets: ["balancrs"] })])),
  error("OM-N063", () => balancedSite([balancer()], { network: { outposts: [{ ...rack()[0]!, form: "server" }] } })),
  error("OM-N064", () =>
    balancedSite([listening({ ...HTTPS, certificate: CERTIFICATE.replace("eu-central-1", "eu-south-2") })], {
      region: "eu-south-2",
      network: {
        outposts: [{ ...rack()[0]!, arn: OUTPOST.replace("eu-central-1", "eu-south-2") }],
        endpoints: "existing",
      },
    }),
  ),
  error("OM-N065", () => balancedSite([balancer()], { network: { outposts: rack("10.40.144.0/28") } })),
  error("OM-N068", () => balancedSite([balancer({ clients: ["0.0.0.0/0"] })])),
  error("OM-N069", () => balancedSite([balancer()], { ...TWO_RACKS, gateways: { front: { outpost: "depot" } } })),
  error("OM-N070", () =>
    balancedSite([leadingTo({ lambda: "arn:aws:lambda:eu-central-1:111122223333:function:desk" })], OPEN),
  ),
  error("OM-N071", () =>
    balancedSite([balancer({ webAcl: "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/x/y" })]),
  ),
  error("OM-N072", () => balancedSite([leadingTo({ gateway: "front", stickiness: true })])),
  error("OM-N073", () => balancedSite([listening({ ...HTTPS, authenticate: "oidc" })])),
  error("OM-N074", () => balancedSite([balancer({ globalAccelerator: true })])),
  error("OM-N075", () => balancedSite([leadingTo({ gateway: "frnt" })], OPEN)),
  error("OM-N076", () => balancedSite([balancer({ listeners: [HTTPS, HTTPS] })])),
  {
    rule: "OM-N078",
    severity: "warning",
    deployment: () => balancedSite([listening({ ...HTTPS, tlsPolicy: "ELBSecurityPolicy-2016-08" })]),
  },
  error("OM-N079", () =>
    balancedSite([listening({ ...HTTPS, certificate: CERTIFICATE.replace("eu-central-1", "eu-west-1") })]),
  ),
  error("OM-N080", () =>
    balancedSite([leadingTo({ service: "stock" })], {
      ...OPEN,
      services: { web, stock: { port: 5432, protocol: "tcp" } },
    }),
  ),
  error("OM-N081", () =>
    balancedSite([balancer()], {
      mesh: apiGateway(8443, {
        mode: "STRICT",
        certificate: { file: { certificateChain: "/keys/front.pem", privateKey: "/keys/front.key" } },
        validation: { trust: { file: { certificateChain: "/keys/ca.pem" } } },
      }),
      workloads: { envoy: { image: IMAGE } },
    }),
  ),
  error("OM-N082", () =>
    balancedSite([leadingTo({ service: "web" })], {
      ...OPEN,
      services: { web: { ...web, versions: { v1: { weight: 9 }, v2: { weight: 1 } } } },
    }),
  ),
  error("OM-N083", () => balancedSite([balancer({ name: "x".repeat(32) })])),
  error("OM-N087", () => balancedSite([regional({})])),
  error("OM-N090", () => balancedSite([balancer({ customerOwnedPool: "local-gateway" })])),
  error("OM-N089", () => balancedSite([regional({ type: "network", customerOwnedPool: "ipv4pool-coip-0a1b2c3d" })])),
];

/** A case for each rule about load balancers without App Mesh. */
export const ENVOY_BALANCER_CASES: readonly RedCase[] = [
  error("OM-W030", () => balancedSite([balancer()], { mesh: { controlPlane: "envoy" } })),
];

/** A case for each rule about load balancers that only notes. */
export const BALANCER_NOTES: readonly RedCase[] = [
  ["OM-N077", () => balancedSite([listening({ port: 80, target: { gateway: "front" } })])] as const,
  ["OM-N084", () => balancedSite()] as const,
  ["OM-N086", () => balancedSite()] as const,
  ["OM-N088", () => balancedSite([leadingTo({ service: "web" })], OPEN)] as const,
].map(([rule, deployment]) => ({ rule, severity: "note", deployment }));
