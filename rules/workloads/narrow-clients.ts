import { parseIpv4Cidr } from "../../aws";
import { gatewaysOf } from "../../deployment";
import type { SynthRule } from "../rule";

/** The largest private block is 10.0.0.0/8 (RFC 1918); anything wider means everybody. */
export const WIDEST_PREFIX = 8;

/** Whether a block is wider than any private one. */
export function isTooWide(cidr: string): boolean {
  return (parseIpv4Cidr(cidr)?.prefix ?? 32) < WIDEST_PREFIX;
}

export const narrowClients: SynthRule = {
  id: "OM-W027",
  title: "The clients of a gateway are named by blocks, not by everybody",
  severity: "error",
  stages: ["synth"],
  why: "A gateway is the way into the mesh for those outside it; 0.0.0.0/0 and other blocks wider than any private one let in whoever has a route.",
  remedy: "Name the blocks of those who call, for example the networks of the premises.",
  source: "RFC 1918, private address space; AWS Security Hub control EC2.18",
  *inspect({ deployment, mesh }) {
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      for (const [index, cidr] of workload.clients.entries()) {
        if (!isTooWide(cidr)) continue;
        yield {
          path: ["workloads", "gateways", name, "clients", index],
          message: `${cidr} is wider than any private block; /${WIDEST_PREFIX} and narrower are allowed.`,
        };
      }
    }
  },
};
