import { placeholder } from "../expression";
import { isFound } from "./found";
import type { PlanRule } from "../rule";
import type { LocalGatewayRouteFacts } from "./local-gateway-facts";

export const virtualInterfacesFound: PlanRule<LocalGatewayRouteFacts> = {
  id: "OM-P047",
  title: "The local gateway has the group of virtual interfaces that its routes lead to",
  severity: "error",
  stages: ["precondition"],
  why: "A static route of a local gateway leads to a group of its virtual interfaces, the links to the devices on the premises.",
  remedy:
    "Name a group in `localGateway.virtualInterfaceGroup`; `aws ec2 describe-local-gateway-virtual-interface-groups` lists them.",
  source: "EC2 API CreateLocalGatewayRoute; Outposts user guide (racks), local gateways",
  assert: ({ groups: found, wantedGroup: wanted, gateway }) =>
    isFound({
      found,
      wanted,
      what: "virtual interface group",
      where: `local gateway ${placeholder(gateway, "that is missing")}`,
    }),
};
