import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const localGatewayAvailable: PlanRule<LocalGatewayFacts> = {
  id: "OM-P042",
  title: "The local gateway is available",
  severity: "error",
  stages: ["precondition"],
  why: "Routes and associations can be made only with a local gateway that has been set up. The state says nothing about BGP: the alarm on VifBgpSessionState does.",
  remedy:
    "Wait until AWS has set up the local gateway, or ask AWS Support; `aws ec2 describe-local-gateways` shows its state.",
  source: "EC2 API, LocalGateway State; Outposts user guide (racks), local gateways",
  assert: ({ name, gateway, gatewayState }) => ({
    condition: `try(${gatewayState} == "available", false)`,
    message: `The local gateway ${placeholder(gateway, "that is missing")} of Outpost ${name} is in the state ${placeholder(gatewayState, "unknown")}; available is needed.`,
  }),
};
