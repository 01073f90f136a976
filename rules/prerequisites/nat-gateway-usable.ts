import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { NatGatewayFacts } from "./nat-gateway-facts";

export const natGatewayUsable: PlanRule<NatGatewayFacts> = {
  id: "OM-P051",
  title: "The existing NAT gateway is available and leads to the internet",
  severity: "error",
  stages: ["precondition"],
  why: "A NAT gateway that failed or is being deleted drops what is sent to it, and a private one leads to other networks only.",
  remedy: "Wait for the NAT gateway, or name one that is available and public.",
  source: "Amazon VPC user guide, NAT gateways: connectivity types and states",
  assert: ({ name, natGateway, state, connectivity }) => ({
    condition: `try(${state} == "available" && ${connectivity} == "public", false)`,
    message: `The NAT gateway ${natGateway} for Outpost ${name} is ${placeholder(connectivity, "of an unknown kind")} and in the state ${placeholder(state, "unknown")}; public and available is needed.`,
  }),
};
