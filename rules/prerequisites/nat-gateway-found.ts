import type { PlanRule } from "../rule";
import { isFound } from "./found";
import type { NatGatewayFacts } from "./nat-gateway-facts";

export const natGatewayFound: PlanRule<NatGatewayFacts> = {
  id: "OM-P050",
  title: "The existing NAT gateway is the VPC's",
  severity: "error",
  stages: ["precondition"],
  why: "A route leads to a NAT gateway of its own VPC alone; without it the apply fails after everything else has been made.",
  remedy: "Correct `egress.natGateway`; `aws ec2 describe-nat-gateways` shows the VPC's.",
  source: "Amazon VPC user guide, NAT gateways; EC2 API DescribeNatGateways",
  assert: ({ natGateways: found, natGateway: wanted, vpc }) =>
    isFound({ found, wanted, what: "NAT gateway", where: vpc }),
};
