import type { SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";

export const localGatewayUsed: SynthRule = {
  id: "OM-N031",
  title: "A local gateway leads somewhere",
  severity: "warning",
  stages: ["synth"],
  why: "The association alone moves no packet: an Outpost subnet reaches the premises by a route to the local gateway, and under direct VPC routing only subnets with such a route are announced there.",
  remedy: "Name the blocks of the premises in `localGateway.onPremises`.",
  source: "Outposts user guide (racks), local gateway routing: direct VPC routing",
  *inspect({ deployment }) {
    for (const { outpost, localGateway, path } of placedLocalGateways(deployment)) {
      if (localGateway.onPremises.length > 0) continue;
      yield { path, message: `no subnet of Outpost ${outpost.name} has a route to its local gateway.` };
    }
  },
};
