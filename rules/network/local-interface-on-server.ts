import type { SynthRule } from "../rule";
import { outpostSubnets } from "./subnets";

export const localInterfaceOnServer: SynthRule = {
  id: "OM-N021",
  title: "Only a server has local network interfaces",
  severity: "error",
  stages: ["synth"],
  why: "Instances on a rack reach the premises through its local gateway; EC2 refuses a local network interface there.",
  remedy: "Take `localNetworkInterface` out and give the rack a `localGateway`, or set the Outpost's `form` to server.",
  source:
    "Outposts user guide (servers), local network interfaces; EC2 API ModifySubnetAttribute, EnableLniAtDeviceIndex",
  *inspect({ deployment }) {
    for (const { outpost, subnet, path } of outpostSubnets(deployment)) {
      if (outpost.form === "server" || subnet.localNetworkInterface === undefined) continue;
      yield {
        path: [...path, "localNetworkInterface"],
        message: `subnet ${subnet.name} is on the rack ${outpost.name}, where local network interfaces do not exist.`,
      };
    }
  },
};
