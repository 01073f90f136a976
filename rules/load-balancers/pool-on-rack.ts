import { LOCAL_GATEWAYS_POOL } from "../../deployment";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const poolOnRack: SynthRule = {
  id: "OM-N089",
  title: "Only a load balancer on a rack has customer-owned addresses",
  severity: "error",
  stages: ["synth"],
  why: "Customer-owned addresses are announced by the rack's local gateway; the Region has no way to them.",
  remedy: "Remove `customerOwnedPool`, or put the load balancer into a subnet of the rack.",
  source: "Elastic Load Balancing API reference, CreateLoadBalancer; Outposts user guide, local gateways",
  *inspect({ deployment }) {
    for (const { balancer, path, subnets } of placedBalancers(deployment)) {
      if (balancer.customerOwnedPool === undefined) continue;
      if (subnets.length === 0 || subnets.every(({ outpost }) => outpost !== undefined)) continue;
      yield {
        path: [...path, "customerOwnedPool"],
        message: `"${balancer.name}" stands in the Region and would take addresses of ${
          balancer.customerOwnedPool === LOCAL_GATEWAYS_POOL ? "a local gateway" : balancer.customerOwnedPool
        }.`,
      };
    }
  },
};
