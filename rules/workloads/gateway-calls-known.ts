import { gatewayCalls, gatewaysOf } from "../../deployment";
import { listed } from "../../document";
import type { SynthRule } from "../rule";

export const gatewayCallsKnown: SynthRule = {
  id: "OM-W024",
  title: "The file knows the ports of everything that a gateway calls",
  severity: "warning",
  stages: ["synth"],
  why: "A gateway's security group lets out what its routes need. Of a virtual service whose nodes stand in no part of the file the ports are not known, and the way stays shut.",
  remedy: "Name the nodes' ports in `vpcPorts` of the gateway.",
  source: "Amazon VPC user guide, security groups: what is not allowed is dropped",
  *inspect({ deployment, mesh }) {
    if (mesh === undefined) return;
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      const { unknown } = gatewayCalls(deployment, mesh, name);
      if (unknown.length === 0 || workload.vpcPorts.length > 0) continue;
      yield {
        path: ["workloads", "gateways", name],
        message: `the gateway "${name}" leads to ${listed(unknown)}, whose nodes the file does not describe: no way out is opened.`,
      };
    }
  },
};
