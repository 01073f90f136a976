import { BALANCER_FREE_ADDRESSES } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { BalancerSubnetFacts } from "./facts";

export const subnetAddressesFree: PlanRule<BalancerSubnetFacts> = {
  id: "OM-N067",
  title: "An existing subnet of a load balancer has addresses left",
  severity: "warning",
  stages: ["check"],
  why: `Elastic Load Balancing asks for ${BALANCER_FREE_ADDRESSES} free addresses to create a load balancer and to let it grow. One that stands already has taken some of them, so this warns and does not block.`,
  remedy: "Free addresses, or name a subnet for the load balancer alone.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  assert: ({ balancer, subnet, freeAddresses }) => ({
    condition: `try(${freeAddresses} >= ${BALANCER_FREE_ADDRESSES}, false)`,
    message: `The subnet ${subnet} of the load balancer ${balancer} has ${placeholder(`tostring(${freeAddresses})`, "an unknown number of")} free addresses; ${BALANCER_FREE_ADDRESSES} are needed.`,
  }),
};
