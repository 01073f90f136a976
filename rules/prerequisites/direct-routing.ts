import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const directRouting: PlanRule<LocalGatewayFacts> = {
  id: "OM-P046",
  title: "The route table of a deployment with direct VPC routing has no pool of customer-owned addresses",
  severity: "error",
  stages: ["precondition"],
  why: "A route table works in one mode. With a pool it translates to customer-owned addresses: private addresses of the VPC are not announced, and nothing on the premises can answer.",
  remedy:
    "Set `localGateway.mode` to coip, or name a route table without a pool. To change the mode of a table it is deleted and made anew.",
  source: "Outposts user guide (racks), local gateway route tables: modes and customer-owned IP pools",
  assert: ({ pools, routeTable }) => ({
    condition: `try(length(${pools}) == 0, false)`,
    message: `The route table ${placeholder(routeTable, "that is missing")} has customer-owned IP pools (${placeholder(`join(", ", sort(${pools}))`, "none is known")}), so it does not route directly.`,
  }),
};
