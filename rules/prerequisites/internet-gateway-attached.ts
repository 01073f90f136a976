import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { InternetGatewayFacts } from "./nat-gateway-facts";

export const internetGatewayAttached: PlanRule<InternetGatewayFacts> = {
  id: "OM-P052",
  title: "The internet gateway is attached to the existing VPC",
  severity: "error",
  stages: ["precondition"],
  why: "A NAT gateway in a VPC without an attached internet gateway is refused, and so is the route that its subnet needs.",
  remedy: "Correct `network.vpc.internetGateway`, or have the VPC's owner attach it.",
  source: "Amazon VPC user guide, internet gateways; EC2 API CreateNatGateway, Gateway.NotAttached",
  assert: ({ internetGateway, vpc, attachments }) => ({
    condition: `try(anytrue([for each in ${attachments} : each.vpc_id == "${vpc}" && each.state == "available"]), false)`,
    message: `The internet gateway ${internetGateway} is not attached to ${vpc}. It is attached to: ${placeholder(`join(", ", sort([for each in ${attachments} : each.vpc_id]))`, "nothing")}.`,
  }),
};
