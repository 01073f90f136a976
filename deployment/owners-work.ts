import { natGatewaySubnets } from "./egress";
import type { Network } from "./schema";

/** Something of a VPC that only its owner can make. */
export interface OwnersWork {
  readonly what: string;
  /** What the deployment says instead when the owner makes it. */
  readonly instead: string;
}

/** What a network asks for that only the owner of its VPC can make, endpoints aside. */
export function ownersWorkOf(network: Network): OwnersWork[] {
  const { outposts, regionalSubnets } = network;
  const subnets = [...outposts.flatMap((outpost) => outpost.subnets), ...regionalSubnets];
  const made = subnets.filter(({ cidr }) => cidr !== undefined).map(({ name }) => name);
  const ways = outposts.flatMap(({ name, localGateway, egress, subnets: own }) => {
    const hasTable = own.some(({ cidr, routeTable }) => cidr === undefined && routeTable !== undefined);
    const toInternet =
      egress === undefined || !hasTable
        ? []
        : [{ what: `routes to the NAT gateway of ${name}`, instead: "no `egress`" }];
    if (localGateway === undefined) return toInternet;
    return [
      ...toInternet,
      ...(localGateway.association === "managed"
        ? [
            {
              what: `the association with the local gateway of ${name}`,
              instead: "`localGateway.association: existing`",
            },
          ]
        : []),
      ...(localGateway.onPremises.length > 0 && hasTable
        ? [{ what: `routes to the premises of ${name}`, instead: "no `localGateway`" }]
        : []),
    ];
  });
  return [
    ...(made.length === 0
      ? []
      : [{ what: `the subnets ${made.sort().join(", ")} and their route tables`, instead: "`id` or `lookup`" }]),
    ...(network.vpc.flowLogs === undefined ? [] : [{ what: "flow logs of the VPC", instead: "no `flowLogs`" }]),
    ...natGatewaySubnets(network).map((name) => ({
      what: `a NAT gateway in the subnet ${name}`,
      instead: "`egress.natGateway`",
    })),
    ...ways.sort((a, b) => (a.what < b.what ? -1 : 1)),
  ];
}
