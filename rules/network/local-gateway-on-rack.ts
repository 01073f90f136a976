import type { SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";

export const localGatewayOnRack: SynthRule = {
  id: "OM-N020",
  title: "Only a rack has a local gateway",
  severity: "error",
  stages: ["synth"],
  why: "A server has no local gateway: its instances reach the premises by a local network interface on the local network itself.",
  remedy: "Take `localGateway` out and set `localNetworkInterface` on the server's subnets, or name a rack.",
  source: "Outposts user guide (servers), local network interfaces; Outposts user guides, service tables",
  *inspect({ deployment }) {
    for (const { outpost, path } of placedLocalGateways(deployment)) {
      if (outpost.form === "rack") continue;
      yield { path, message: `Outpost ${outpost.name} is a server, which has no local gateway.` };
    }
  },
};
