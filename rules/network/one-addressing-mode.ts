import type { SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";
import { outpostSubnets } from "./subnets";

export const oneAddressingMode: SynthRule = {
  id: "OM-N024",
  title: "Customer-owned addresses are used with a route table of that mode, and only with it",
  severity: "error",
  stages: ["synth"],
  why: "A local gateway's route table works in one mode, direct VPC routing or customer-owned addresses, never in both.",
  remedy:
    "Set `localGateway.mode` to coip for the Outpost, or leave customer-owned addresses out. Two modes on one rack need two route tables, and so two deployments.",
  source: "Outposts user guide (racks), local gateway route tables: modes",
  *inspect({ deployment }) {
    for (const { outpost, localGateway, path } of placedLocalGateways(deployment)) {
      if (localGateway.mode === "coip" || localGateway.customerOwnedIpPool === undefined) continue;
      const message = `Outpost ${outpost.name} has a pool of customer-owned addresses and mode ${localGateway.mode}.`;
      yield { path: [...path, "customerOwnedIpPool"], message };
    }
    for (const { outpost, subnet, path } of outpostSubnets(deployment)) {
      if (!subnet.customerOwnedIps || outpost.localGateway?.mode === "coip") continue;
      const instead = outpost.localGateway === undefined ? "no `localGateway`" : `mode ${outpost.localGateway.mode}`;
      yield {
        path: [...path, "customerOwnedIps"],
        message: `subnet ${subnet.name} asks for customer-owned addresses, and Outpost ${outpost.name} has ${instead}.`,
      };
    }
  },
};
