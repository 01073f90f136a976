import type { SynthRule } from "../rule";
import { outpostSubnets } from "./subnets";

export const localInterfaceIndex: SynthRule = {
  id: "OM-N022",
  title: "A local network interface is not the first device of an instance",
  severity: "error",
  stages: ["synth"],
  why: "Device 0 is the instance's interface in the VPC, by which everything of AWS is reached.",
  remedy: "Use 1 or more; `ip link` inside an instance shows the local network interface at that place.",
  source:
    "Outposts user guide (servers), local network interfaces; EC2 API ModifySubnetAttribute, EnableLniAtDeviceIndex",
  *inspect({ deployment }) {
    for (const { subnet, path } of outpostSubnets(deployment)) {
      if (subnet.localNetworkInterface !== 0) continue;
      yield { path: [...path, "localNetworkInterface"], message: `subnet ${subnet.name} asks for device index 0.` };
    }
  },
};
