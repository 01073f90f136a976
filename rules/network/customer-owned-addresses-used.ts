import { loadBalancersOf, outpostOfBalancer } from "../../deployment";
import type { SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";

export const customerOwnedAddressesUsed: SynthRule = {
  id: "OM-N025",
  title: "With customer-owned addresses something has one",
  severity: "warning",
  stages: ["synth"],
  why: "In mode coip an instance without a customer-owned address can neither reach the premises nor be reached from there.",
  remedy:
    "Set `customerOwnedIps` on a new subnet of the Outpost, or `customerOwnedPool` of a load balancer there. Existing subnets, and addresses that are allocated to single interfaces, are up to you.",
  source: "Outposts user guide (racks), customer-owned IP addresses",
  *inspect({ deployment }) {
    const balancers = loadBalancersOf(deployment);
    for (const { outpost, localGateway, path } of placedLocalGateways(deployment)) {
      if (
        localGateway.mode !== "coip" ||
        balancers.some(
          (balancer) => balancer.customerOwnedPool !== undefined && outpostOfBalancer(deployment, balancer) === outpost,
        ) ||
        outpost.subnets.some(({ cidr, customerOwnedIps }) => customerOwnedIps || cidr === undefined)
      )
        continue;
      yield {
        path: [...path, "mode"],
        message: `no subnet of Outpost ${outpost.name} gives its instances customer-owned addresses, and no load balancer takes one.`,
      };
    }
  },
};
