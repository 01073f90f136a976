import type { SynthRule } from "../rule";
import { WIDEST_PREFIX, isTooWide } from "../workloads/narrow-clients";
import { placedBalancers } from "./placed-balancers";

export const balancerClients: SynthRule = {
  id: "OM-N068",
  title: "The clients of a load balancer are named by blocks, not by everybody",
  severity: "error",
  stages: ["synth"],
  why: "A load balancer is the way into the mesh for those outside it; 0.0.0.0/0 and other blocks wider than any private one let in whoever has a route.",
  remedy: "Name the blocks of those who call, for example the networks of the premises.",
  source: "RFC 1918, private address space; AWS Security Hub control EC2.18",
  *inspect({ deployment }) {
    for (const { balancer, path } of placedBalancers(deployment)) {
      for (const [index, cidr] of balancer.clients.entries()) {
        if (!isTooWide(cidr)) continue;
        yield {
          path: [...path, "clients", index],
          message: `${cidr} is wider than any private block; /${WIDEST_PREFIX} and narrower are allowed.`,
        };
      }
    }
  },
};
