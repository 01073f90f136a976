import { placeholder } from "../expression";
import { isFound } from "./found";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const coipPoolFound: PlanRule<LocalGatewayFacts> = {
  id: "OM-P045",
  title: "The route table has the pool of customer-owned addresses that the deployment means",
  severity: "error",
  stages: ["precondition"],
  why: "Customer-owned addresses come from a pool of the very route table that the VPC is associated with; a table without one is in direct VPC routing, and its mode cannot be changed.",
  remedy:
    "Set `localGateway.mode` to direct-vpc-routing, or name a route table that has a pool. To change the mode of a table it is deleted and made anew.",
  source: "Outposts user guide (racks), local gateway route tables: modes and customer-owned IP pools",
  assert: ({ pools: found, wantedPool: wanted, routeTable }) =>
    isFound({
      found,
      wanted,
      what: "customer-owned IP pool",
      where: `route table ${placeholder(routeTable, "that is missing")}`,
    }),
};
