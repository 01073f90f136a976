import { BALANCER_INSTANCES } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { BalancedOutpostFacts } from "./facts";

const { size } = BALANCER_INSTANCES;

export const largeTypeSlotted: PlanRule<BalancedOutpostFacts> = {
  id: "OM-N085",
  title: "A rack with a load balancer is slotted for a type of the size that it starts with",
  severity: "warning",
  stages: ["check"],
  why: `A load balancer on a rack starts on instances of the size ${size}. AWS does not say in a list of which families, and the types that are configured do not say how many slots are free.`,
  remedy: `Have the Outpost slotted for a type of the size ${size} with a capacity task.`,
  source:
    "Elastic Load Balancing user guide, subnets for Application Load Balancers; Outposts API GetOutpostInstanceTypes",
  assert: ({ name, balancers, instanceTypes }) => ({
    condition: `try(anytrue([for type in ${instanceTypes} : endswith(type, ".${size}")]), false)`,
    message: `Outpost ${name} has no instance type of the size ${size}, on which ${balancers.join(", ")} would start. It has: ${placeholder(`join(", ", sort(${instanceTypes}))`, "none")}.`,
  }),
};
