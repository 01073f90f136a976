import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { LocalGatewayRouteFacts } from "./local-gateway-facts";

export const localGatewayOwned: PlanRule<LocalGatewayRouteFacts> = {
  id: "OM-P048",
  title: "Static routes of a local gateway are made by its owner",
  severity: "error",
  stages: ["precondition"],
  why: "Through AWS RAM another account may associate its VPCs with a shared route table; its routes stay with the owner.",
  remedy: "Leave `localGateway.routes` out and have the owner of the Outpost make them.",
  source: "AWS RAM user guide, shareable resources: local gateway route tables; Outposts user guide, shared resources",
  assert: ({ name, gatewayOwner, callerAccount }) => ({
    condition: `try(${gatewayOwner} == ${callerAccount}, false)`,
    message: `The local gateway of Outpost ${name} belongs to ${placeholder(gatewayOwner, "another account")}, and Terraform works in ${placeholder(callerAccount, "an unknown one")}.`,
  }),
};
