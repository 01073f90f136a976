import { contains, parseIpv4Cidr } from "../../aws";
import type { SynthRule } from "../rule";

/** Where every VPC's resolver answers beside the third address of its block. */
const VPC_RESOLVER = "169.254.169.253";

export const dnsServerLocal: SynthRule = {
  id: "OM-P032",
  title: "The local DNS servers are not in the Region",
  severity: "error",
  stages: ["synth"],
  why: "The VPC's own resolver and whatever stands in a Regional subnet are on the other side of the service link, just like Route 53.",
  remedy: "Name servers on the premises, or in a subnet on the Outpost.",
  source: "Amazon VPC user guide, Amazon DNS server; Outposts user guide, how Outposts works",
  *inspect({ deployment }) {
    const { connectivity, network } = deployment;
    for (const [index, server] of (connectivity?.dns?.servers ?? []).entries()) {
      const path = ["connectivity", "dns", "servers", index];
      const address = parseIpv4Cidr(`${server}/32`);
      if (server === VPC_RESOLVER || server === resolverOf(network?.vpc.cidr)) {
        yield { path, message: `${server} is the VPC's own resolver, which is in the Region.` };
        continue;
      }
      for (const { name, cidr } of network?.regionalSubnets ?? []) {
        const block = parseIpv4Cidr(cidr ?? "");
        if (address === undefined || block === undefined || !contains(block, address)) continue;
        yield { path, message: `${server} lies in the subnet ${name}, which is in the Region.` };
      }
    }
  },
};

/** The resolver of a VPC stands at the third address of its block. */
function resolverOf(cidr: string | undefined): string | undefined {
  if (cidr === undefined) return undefined;
  const [a, b, c, d] = cidr.split("/")[0]!.split(".").map(Number);
  return [a, b, c, (d ?? 0) + 2].join(".");
}
