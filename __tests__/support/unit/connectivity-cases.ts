import type { Deployment, DeploymentInput } from "../../../deployment";
import { OTHER_OUTPOST, OUTPOST, meshOf, network, site } from "./sites";

type ConnectivityInput = NonNullable<DeploymentInput["connectivity"]>;

/** What a rule about connectivity says of one deployment, and deployments that it has nothing to say about. */
export interface ConnectivityCase {
  readonly rule: string;
  readonly red: () => Deployment;
  /** `path: message`, one line each. */
  readonly says: readonly string[];
  readonly green: readonly (() => Deployment)[];
}

const TOPIC = "arn:aws:sns:eu-central-1:111122223333:operations";
const MEASURED = { bandwidthMbps: 1000, roundTripMillis: 20, mtu: 1500, paths: 2 };

/** A connectivity that no rule has anything against, with changes. */
export function watched(changes: ConnectivityInput = {}): ConnectivityInput {
  return {
    topic: { arn: TOPIC },
    linkStatus: { keep: true },
    serviceLinks: { factory: MEASURED },
    dns: { answeredBy: "outpost-resolver" },
    ...changes,
  };
}

/** The smallest site with that connectivity. */
export function watchedSite(changes: ConnectivityInput = {}, others: Partial<DeploymentInput> = {}): Deployment {
  return site({ connectivity: watched(changes), ...others });
}

/** A mesh alone that reads the status that the deployment "factory-network" keeps. */
export function watchedMesh(changes: ConnectivityInput = {}): Deployment {
  const connectivity = { linkStatus: { from: "factory-network" }, dns: watched().dns, ...changes };
  return meshOf({ web: { port: 80 } }, { connectivity });
}

const link = (changes: Record<string, unknown>) => () =>
  watchedSite({ serviceLinks: { factory: { ...MEASURED, ...changes } } });
const dns = (...servers: string[]) => ({ dns: { answeredBy: "local-server" as const, servers } });
const noWorkloads = { services: undefined, workloads: undefined } as const;
const server = network({ outposts: [{ ...network().outposts[0]!, form: "server" }] });

export const CONNECTIVITY_CASES: readonly ConnectivityCase[] = [
  {
    rule: "OM-P024",
    red: () => site(),
    says: ["network.outposts[0]: no alarm watches the service link of Outpost factory (op-0a1b2c3d4e5f60718)."],
    green: [() => site({ connectivity: {} }), () => watchedSite({ alarms: { existing: true }, linkStatus: undefined })],
  },
  {
    rule: "OM-P025",
    red: () => watchedSite({ topic: { subscriptions: [] } }),
    says: ["connectivity.topic: the new topic has no subscription: nobody is told."],
    green: [
      () => watchedSite({ topic: { subscriptions: [{ protocol: "email", endpoint: "a@example.com" }] } }),
      () => watchedSite({ alarms: { existing: true }, topic: undefined, linkStatus: { from: "factory-network" } }),
      () => watchedMesh(),
    ],
  },
  {
    rule: "OM-P025",
    red: () => watchedSite({ topic: undefined }),
    says: ["connectivity: the alarms have no topic: nobody is told."],
    green: [],
  },
  {
    rule: "OM-P026",
    red: () => watchedSite({ linkStatus: undefined }),
    says: [
      'connectivity: "linkStatus" is not set: a plan changes the mesh shop whether or not the Outpost can hear of it.',
    ],
    green: [() => watchedSite({ linkStatus: undefined }, noWorkloads), () => watchedMesh()],
  },
  {
    rule: "OM-P027",
    red: () => watchedMesh({ linkStatus: { keep: true } }),
    says: ["connectivity: there is no `network`, and so no Outpost, to watch."],
    green: [() => watchedMesh(), () => watchedSite({}, noWorkloads)],
  },
  {
    rule: "OM-P027",
    red: () => watchedSite({ linkStatus: { from: "shop" } }),
    says: ['connectivity.linkStatus.from: "shop" is this deployment itself; what it keeps it reads anyway.'],
    green: [],
  },
  {
    rule: "OM-P027",
    red: () => watchedSite({ alarms: { existing: true } }),
    says: [
      "connectivity.linkStatus.keep: the status is written by alarms that are made here, and `alarms.existing` makes none.",
    ],
    green: [],
  },
  {
    rule: "OM-P028",
    red: () => watchedSite({}, noWorkloads),
    says: ["connectivity: no instance type of Outpost factory is named: its capacity is not watched."],
    green: [
      () => watchedSite({ alarms: { capacity: { instanceTypes: ["m5.xlarge"] } } }, noWorkloads),
      () => watchedSite({ alarms: { capacity: { instanceFamilies: ["m5"] } } }, noWorkloads),
      () => watchedSite({ alarms: { capacity: { enabled: false } } }, noWorkloads),
    ],
  },
  {
    rule: "OM-P029",
    red: () => watchedSite({ topic: { arn: "arn:aws:sns:eu-west-1:111122223333:operations.fifo" } }),
    says: [
      "connectivity.topic.arn: the topic is in eu-west-1; the alarms are in eu-central-1.",
      "connectivity.topic.arn: it is a FIFO topic, which no alarm can tell.",
    ],
    green: [() => watchedSite({ topic: { subscriptions: [{ protocol: "sqs", endpoint: "arn:aws:sqs:a:b:c" }] } })],
  },
  {
    rule: "OM-P030",
    red: () => watchedSite({ dns: undefined }),
    says: [
      "connectivity: names under shop.internal are resolved in eu-central-1: while the service link is down nobody answers.",
    ],
    green: [() => watchedSite(dns("10.200.0.53")), () => watchedSite({ dns: undefined }, noWorkloads)],
  },
  {
    rule: "OM-P030",
    red: () => watchedMesh({ dns: { answeredBy: "region" } }),
    says: [
      "connectivity.dns: names under shop.internal are resolved in eu-central-1: while the service link is down nobody answers.",
    ],
    green: [],
  },
  {
    rule: "OM-P031",
    red: () => watchedSite({}, { network: server }),
    says: ["connectivity.dns.answeredBy: Outpost factory is a server, which has no Resolver."],
    green: [() => watchedSite(dns("10.200.0.53"), { network: server })],
  },
  {
    rule: "OM-P032",
    red: () => watchedSite(dns("10.40.0.2", "169.254.169.253", "10.40.0.10", "10.200.0.53", "10.40.128.53")),
    says: [
      "connectivity.dns.servers[0]: 10.40.0.2 is the VPC's own resolver, which is in the Region.",
      "connectivity.dns.servers[1]: 169.254.169.253 is the VPC's own resolver, which is in the Region.",
      "connectivity.dns.servers[2]: 10.40.0.10 lies in the subnet endpoints, which is in the Region.",
    ],
    green: [() => watchedSite(dns("10.200.0.53"))],
  },
  {
    rule: "OM-P033",
    red: link({ computeRacks: 3, measured: "2026-10-01" }),
    says: [
      "connectivity.serviceLinks.factory.bandwidthMbps: the service link of Outpost factory carries 1000 Mbps; 1500 Mbps are asked for with 3 compute racks, as measured on 2026-10-01.",
    ],
    green: [link({ computeRacks: 2 }), link({ bandwidthMbps: undefined })],
  },
  {
    rule: "OM-P034",
    red: link({ roundTripMillis: 175.5 }),
    says: [
      "connectivity.serviceLinks.factory.roundTripMillis: the service link of Outpost factory takes 175.5 ms there and back; 175 ms are allowed.",
    ],
    green: [link({ roundTripMillis: 175 }), link({ roundTripMillis: 0 })],
  },
  {
    rule: "OM-P035",
    red: link({ mtu: 1400 }),
    says: [
      "connectivity.serviceLinks.factory.mtu: the service link of Outpost factory carries packets of 1400 bytes; 1500 bytes are asked for.",
    ],
    green: [link({ mtu: 9001 })],
  },
  {
    rule: "OM-P036",
    red: link({ paths: 1 }),
    says: [
      "connectivity.serviceLinks.factory.paths: the service link of Outpost factory has 1 way to the Region; 2 are asked for.",
    ],
    green: [link({ paths: 3 })],
  },
  {
    rule: "OM-P037",
    red: link({ mtu: undefined, paths: undefined }),
    says: [
      "connectivity.serviceLinks.factory: nothing is said about the service link of Outpost factory: MTU, redundancy. Terraform cannot know.",
    ],
    green: [() => watchedMesh()],
  },
  {
    rule: "OM-P037",
    red: () => watchedSite({ serviceLinks: {} }),
    says: [
      "connectivity: nothing is said about the service link of Outpost factory: bandwidth, latency, MTU, redundancy. Terraform cannot know.",
    ],
    green: [],
  },
  {
    rule: "OM-P038",
    red: () => watchedSite({ serviceLinks: { factory: MEASURED, factori: MEASURED } }),
    says: [
      'connectivity.serviceLinks.factori: there is no Outpost "factori" in this deployment. Did you mean "factory"? Outposts: factory.',
    ],
    green: [],
  },
  {
    rule: "OM-P061",
    red: () =>
      watchedSite(
        { ...dns("10.200.0.53"), serviceLinks: { factory: { ...MEASURED, private: { vpc: "vpc-0a1b2c3d" } } } },
        { network: server },
      ),
    says: [
      "connectivity.serviceLinks.factory.private: Outpost factory is a server, whose service link cannot be private.",
    ],
    green: [() => watchedSite({ serviceLinks: { factory: { ...MEASURED, private: { vpc: "vpc-0a1b2c3d" } } } })],
  },
];

/** A network with two Outposts, "factory" and "depot". */
export const TWO_WATCHED = network({
  outposts: [
    { name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/20" }] },
    { name: "depot", arn: OTHER_OUTPOST, subnets: [{ name: "depot-containers", cidr: "10.40.144.0/20" }] },
  ],
});
