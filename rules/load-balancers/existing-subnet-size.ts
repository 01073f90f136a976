import { BALANCER_SUBNET_PREFIX } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { BalancerSubnetFacts } from "./facts";

export const existingSubnetSize: PlanRule<BalancerSubnetFacts> = {
  id: "OM-N066",
  title: "An existing subnet of a load balancer is large enough for it",
  severity: "error",
  stages: ["precondition"],
  why: `Elastic Load Balancing asks for a subnet of /${BALANCER_SUBNET_PREFIX} or larger.`,
  remedy: "Name a larger subnet.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  assert: ({ balancer, subnet, cidr }) => ({
    condition: `try(tonumber(split("/", ${cidr})[1]) <= ${BALANCER_SUBNET_PREFIX}, false)`,
    message: `The subnet ${subnet} of the load balancer ${balancer} is ${placeholder(cidr, "unknown")}; /${BALANCER_SUBNET_PREFIX} or larger is allowed.`,
  }),
};
