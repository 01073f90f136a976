import { eksOf, internetEdgesOn, servicesOn } from "../../deployment";
import type { SynthRule } from "../rule";

export const egressUsed: SynthRule = {
  id: "OM-N046",
  title: "A way to the internet is one that something on the Outpost may use",
  severity: "warning",
  stages: ["synth"],
  why: "A route is no permission. Where the endpoints are made here, security groups of workloads let out to those alone: nothing gets to the NAT gateway, which costs by the hour.",
  remedy:
    "Say in `egress.allow` what may be reached, for example `- { to: 203.0.113.0/24 }`; or leave `egress` out. Where others run what uses it, set this rule to `off` with that reason.",
  source: "Amazon VPC user guide, security groups; NAT gateways",
  *inspect({ deployment }) {
    const { network, workloads } = deployment;
    // Of a network alone others have the security groups, and so has an existing cluster of its nodes.
    if (network?.endpoints !== "managed" || workloads === undefined) return;
    if (eksOf(deployment)?.cluster.form === "existing") return;
    for (const [index, outpost] of network.outposts.entries()) {
      if (outpost.egress === undefined || servicesOn(deployment, outpost).length === 0) continue;
      if (internetEdgesOn(deployment, outpost).length > 0) continue;
      yield {
        path: ["network", "outposts", index, "egress"],
        message: `the default route of ${outpost.name} leads to a NAT gateway, and no security group of what runs there lets out to it.`,
      };
    }
  },
};
