import { z } from "zod";

/** What the schema of local gateways takes from the scenario's own. */
interface Parts {
  readonly id: (prefix: string) => z.ZodString;
  readonly account: z.ZodString;
  readonly cidr: z.ZodString;
}

const text = z.string().min(1);
const tags = (of: string) => z.record(z.string(), z.string()).default({}).describe(`Tags of ${of}.`);
const address = z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, {
  error: (issue) => `"${String(issue.input)}" is not an address with its prefix, such as 169.254.10.2/30.`,
});
const state = (of: string) =>
  text.default("available").describe(`State of ${of}. AWS documents no closed list; \`available\` means ready.`);

/** Local gateways of racks, with their route tables and virtual interfaces. */
export function localGatewaySchema({ id, account, cidr }: Parts) {
  const owner = (of: string, otherwise: string) =>
    account.optional().describe(`Account that owns ${of}. Default: ${otherwise}.`);
  const coipPool = z.strictObject({
    id: id("ipv4pool-coip").describe("Id of the pool of customer-owned addresses."),
    cidrs: z.array(cidr).default([]).describe("Blocks of the pool."),
    tags: tags("the pool"),
  });
  const routeTable = z.strictObject({
    id: id("lgw-rtb").describe("Id of the route table."),
    state: state("the route table"),
    ownerId: owner("the route table", "that of the local gateway"),
    coipPools: z
      .array(coipPool)
      .default([])
      .describe("Pools of customer-owned addresses. Default: none, direct VPC routing."),
    tags: tags("the route table"),
  });
  const virtualInterface = z.strictObject({
    id: id("lgw-vif").describe("Id of the virtual interface."),
    vlan: z.int().min(1).max(4094).describe("VLAN on the local network."),
    localAddress: address.describe("Address on the Outpost's side, with its prefix."),
    peerAddress: address.describe("Address of the device on the premises, with its prefix."),
    localBgpAsn: z.int().min(1).default(65000).describe("BGP number of the Outpost's side."),
    peerBgpAsn: z.int().min(1).default(65001).describe("BGP number of the device on the premises."),
    tags: tags("the virtual interface"),
  });
  const virtualInterfaceGroup = z.strictObject({
    id: id("lgw-vif-grp").describe("Id of the group of virtual interfaces."),
    virtualInterfaces: z.array(virtualInterface).default([]).describe("Virtual interfaces of the group."),
    tags: tags("the group"),
  });
  return z.strictObject({
    id: id("lgw").describe("Id of the local gateway."),
    outpostArn: text.describe("ARN of the rack; one of `outposts`."),
    state: state("the local gateway"),
    ownerId: owner("the local gateway", "that of the Outpost"),
    routeTables: z.array(routeTable).default([]).describe("Route tables of the local gateway that the account sees."),
    virtualInterfaceGroups: z
      .array(virtualInterfaceGroup)
      .default([])
      .describe("Groups of virtual interfaces of the local gateway."),
    tags: tags("the local gateway"),
  });
}
