import type { DeploymentInput } from "../../../deployment";
import { balancedSite, balancer, rack as rackWithBalancers } from "./balancer-cases";
import { EGRESS_CASES } from "./egress-cases";
import { ENDPOINT_POLICY_CASES } from "./endpoint-policy-cases";
import { FLOW_LOG_CASES } from "./flow-log-cases";
import { CONTAINERS, PREMISES, networkSite, premisesSite } from "./network-sites";
import type { NetworkCase } from "./network-sites";
import { IMAGE, OTHER_OUTPOST, OUTPOST, network, site, workloads } from "./sites";

type NetworkInput = NonNullable<DeploymentInput["network"]>;
type OutpostInput = NetworkInput["outposts"][number];
type SubnetInput = OutpostInput["subnets"][number];

const VPC = "vpc-0f00ba4c0ffee1234";
const TABLE = "rtb-0a1b2c3d4e5f60718";

const server = (subnet: Partial<SubnetInput> = {}, changes: Partial<OutpostInput> = {}) =>
  networkSite([{ name: "gate", arn: OUTPOST, form: "server", subnets: [{ ...CONTAINERS, ...subnet }], ...changes }]);
const rack = (subnet: Partial<SubnetInput>) =>
  networkSite([{ name: "factory", arn: OUTPOST, subnets: [{ ...CONTAINERS, ...subnet }] }]);
const existing = (routeTable: string | undefined, name = "floor", id = "subnet-0a1b2c3d") => ({ name, id, routeTable });
const inExisting = { vpc: { id: VPC }, endpoints: "existing" as const };
const at = "network.outposts[0]";
/** Tasks of ECS in a subnet of eleven addresses. */
const crowd = (count: number, subnet: Partial<SubnetInput> = {}) =>
  site({
    network: network({
      outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ ...CONTAINERS, cidr: "10.40.128.0/28", ...subnet }] }],
    }),
    workloads: workloads({ web: { image: IMAGE, count } }),
  });
/** Three groups of instances and a load balancer on a rack that is cut into slots. */
const slotted = (slots: OutpostInput["slots"]) =>
  balancedSite([balancer()], {
    network: { outposts: [{ ...rackWithBalancers()[0]!, slots }] },
    workloads: {
      capacity: {
        general: { type: "m5.xlarge", max: 3 },
        batch: { type: "m5.xlarge", max: 2 },
        small: { type: "c5.large", max: 1 },
      },
    },
  });

export const NETWORK_CASES: readonly NetworkCase[] = [
  {
    rule: "OM-N020",
    red: () => server({}, { localGateway: { onPremises: PREMISES } }),
    says: [`${at}.localGateway: Outpost gate is a server, which has no local gateway.`],
    green: [() => server()],
  },
  {
    rule: "OM-N021",
    red: () => rack({ localNetworkInterface: 1 }),
    says: [
      `${at}.subnets[0].localNetworkInterface: subnet containers is on the rack factory, where local network interfaces do not exist.`,
    ],
    green: [() => server({ localNetworkInterface: 1 })],
  },
  {
    rule: "OM-N022",
    red: () => server({ localNetworkInterface: 0 }),
    says: [`${at}.subnets[0].localNetworkInterface: subnet containers asks for device index 0.`],
    green: [() => server({ localNetworkInterface: 1 })],
  },
  {
    rule: "OM-N023",
    red: () => premisesSite({ onPremises: ["10.200.0.0/16", "10.40.64.0/24", "10.40.0.0/16"] }),
    says: [
      `${at}.localGateway.onPremises[1]: 10.40.64.0/24 lies inside the VPC's 10.40.0.0/16.`,
      `${at}.localGateway.onPremises[2]: 10.40.0.0/16 lies inside the VPC's 10.40.0.0/16.`,
    ],
    // A summary that holds the VPC, and the default route, are less specific than the VPC's own route.
    green: [() => premisesSite({ onPremises: ["10.0.0.0/8", "0.0.0.0/0"] })],
  },
  {
    rule: "OM-N024",
    red: () =>
      premisesSite(
        { customerOwnedIpPool: "ipv4pool-coip-0a1b2c3d" },
        { subnets: [{ ...CONTAINERS, customerOwnedIps: true }] },
      ),
    says: [
      `${at}.localGateway.customerOwnedIpPool: Outpost factory has a pool of customer-owned addresses and mode direct-vpc-routing.`,
      `${at}.subnets[0].customerOwnedIps: subnet containers asks for customer-owned addresses, and Outpost factory has mode direct-vpc-routing.`,
    ],
    green: [() => premisesSite({ mode: "coip" }, { subnets: [{ ...CONTAINERS, customerOwnedIps: true }] })],
  },
  {
    rule: "OM-N024",
    red: () => rack({ customerOwnedIps: true }),
    says: [
      `${at}.subnets[0].customerOwnedIps: subnet containers asks for customer-owned addresses, and Outpost factory has no \`localGateway\`.`,
    ],
    green: [],
  },
  {
    rule: "OM-N025",
    red: () => premisesSite({ mode: "coip" }),
    says: [
      `${at}.localGateway.mode: no subnet of Outpost factory gives its instances customer-owned addresses, and no load balancer takes one.`,
    ],
    green: [() => premisesSite({ mode: "coip" }, { subnets: [existing(TABLE)] }, inExisting)],
  },
  {
    rule: "OM-N026",
    red: () => premisesSite({ onPremises: ["10.200.0.0/16", "2001:db8::/32"], routes: ["fd00::/8"] }),
    says: [
      `${at}.localGateway.onPremises[1]: 2001:db8::/32 is IPv6, which no local gateway carries.`,
      `${at}.localGateway.routes[0]: fd00::/8 is IPv6, which no local gateway carries.`,
    ],
    green: [],
  },
  {
    rule: "OM-N027",
    red: () => premisesSite({}, { subnets: [existing(undefined)] }, inExisting),
    says: [`${at}.subnets[0]: the existing subnet floor has no \`routeTable\` for the way to the premises.`],
    green: [() => premisesSite({}, { subnets: [existing(TABLE)] }, inExisting)],
  },
  {
    rule: "OM-N028",
    red: () =>
      networkSite(
        [
          { name: "factory", arn: OUTPOST, subnets: [existing(TABLE)], localGateway: { onPremises: PREMISES } },
          { name: "depot", arn: OTHER_OUTPOST, subnets: [existing(TABLE, "other", "subnet-0a1b2c3e")] },
        ],
        inExisting,
      ),
    says: [
      `network.outposts[1].subnets[0].routeTable: ${TABLE} is the route table of subnets on factory and on depot.`,
    ],
    green: [
      () => premisesSite({}, { subnets: [existing(TABLE), existing(TABLE, "other", "subnet-0a1b2c3e")] }, inExisting),
    ],
  },
  {
    rule: "OM-N029",
    red: () => premisesSite({ onPremises: [...PREMISES, "10.9.0.0/16", ...PREMISES] }),
    says: [`${at}.localGateway.onPremises[2]: 10.200.0.0/16 stands in \`onPremises\` a second time.`],
    green: [() => premisesSite({ onPremises: [...PREMISES, "10.200.1.0/24"], routes: PREMISES })],
  },
  {
    rule: "OM-N030",
    red: () => premisesSite({ association: "existing" }),
    says: [
      `${at}.localGateway.association: the VPC is new, and Outpost factory takes its association with the local gateway for existing.`,
    ],
    green: [() => premisesSite({ association: "existing" }, { subnets: [existing(TABLE)] }, inExisting)],
  },
  {
    rule: "OM-N031",
    red: () => premisesSite({ onPremises: [] }),
    says: [`${at}.localGateway: no subnet of Outpost factory has a route to its local gateway.`],
    green: [],
  },
  ...EGRESS_CASES,
  {
    rule: "OM-N102",
    red: () =>
      networkSite([{ name: "factory", arn: OUTPOST, subnets: [CONTAINERS, existing(TABLE)] }], {
        regionalSubnets: [{ name: "beside", lookup: { tags: { Name: "region-a" } } }],
      }),
    says: [
      `${at}.subnets[1]: subnet floor exists already, and the VPC is new.`,
      "network.regionalSubnets[0]: subnet beside exists already, and the VPC is new.",
    ],
    green: [
      () => networkSite([{ name: "factory", arn: OUTPOST, subnets: [CONTAINERS, existing(TABLE)] }], inExisting),
      () =>
        networkSite([{ name: "factory", arn: OUTPOST, subnets: [existing(TABLE)] }], {
          ...inExisting,
          vpc: { lookup: { filters: { cidr: ["10.60.0.0/16"] } } },
        }),
    ],
  },
  {
    rule: "OM-N105",
    red: () => crowd(8),
    says: [`${at}.subnets: Outpost factory has 11 addresses; 12 may be wanted: 2 instances and 10 tasks in a rollout.`],
    green: [() => crowd(7), () => crowd(8, { cidr: "10.40.128.0/27" })],
  },
  {
    rule: "OM-N105",
    // The large subnet is the load balancer's own: no task stands there.
    red: () =>
      balancedSite([balancer()], {
        network: {
          outposts: [
            {
              ...rackWithBalancers()[0]!,
              subnets: [
                { ...CONTAINERS, cidr: "10.40.128.0/28" },
                { name: "balancers", cidr: "10.40.144.0/24" },
              ],
            },
          ],
        },
        workloads: { services: { web: { image: IMAGE, count: 8 } } },
      }),
    says: [`${at}.subnets: Outpost factory has 11 addresses; 15 may be wanted: 2 instances and 13 tasks in a rollout.`],
    green: [],
  },
  {
    rule: "OM-N120",
    red: () => slotted({ "m5.xlarge": 3, "m5.large": 1 }),
    says: [
      `${at}.slots: Outpost factory has 0 slots of c5.large; 1 may be wanted: 1 for group small.`,
      `${at}.slots: Outpost factory has 3 slots of m5.xlarge; 5 may be wanted: 2 for group batch, 3 for group general.`,
      `${at}.slots: Outpost factory has 1 slot of the size large beside its groups; 2 may be wanted: 2 for load balancer front.`,
    ],
    green: [
      () => slotted({ "m5.xlarge": 5, "m5.large": 2, "c5.large": 1 }),
      () => slotted({ "m5.xlarge": 5, "c5.large": 3 }),
      () => slotted(undefined),
    ],
  },
  ...FLOW_LOG_CASES,
  ...ENDPOINT_POLICY_CASES,
];
