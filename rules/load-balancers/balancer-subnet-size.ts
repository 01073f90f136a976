import { BALANCER_FREE_ADDRESSES, BALANCER_SUBNET_PREFIX, parseIpv4Cidr } from "../../aws";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerSubnetSize: SynthRule = {
  id: "OM-N065",
  title: "A new subnet of a load balancer is large enough for it",
  severity: "error",
  stages: ["synth"],
  why: `Elastic Load Balancing asks for a subnet of /${BALANCER_SUBNET_PREFIX} or larger with ${BALANCER_FREE_ADDRESSES} free addresses, to grow without running out.`,
  remedy: `Give the subnet a block of /${BALANCER_SUBNET_PREFIX} or larger, best for the load balancer alone.`,
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment }) {
    for (const { balancer, path, subnets } of placedBalancers(deployment)) {
      for (const { name, cidr } of subnets) {
        const prefix = parseIpv4Cidr(cidr ?? "")?.prefix;
        if (prefix === undefined || prefix <= BALANCER_SUBNET_PREFIX) continue;
        yield {
          path: [...path, "subnets"],
          message: `the subnet "${name}" of "${balancer.name}" is a /${prefix}; /${BALANCER_SUBNET_PREFIX} or larger is allowed.`,
        };
      }
    }
  },
};
