import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const localGatewayRouteTableAvailable: PlanRule<LocalGatewayFacts> = {
  id: "OM-P044",
  title: "The local gateway's route table is available",
  severity: "error",
  stages: ["precondition"],
  why: "A VPC cannot be associated with a route table that is still being made or taken away.",
  remedy: "Wait until the route table is available; `aws ec2 describe-local-gateway-route-tables` shows its state.",
  source: "EC2 API, LocalGatewayRouteTable State",
  assert: ({ name, routeTable, routeTableState }) => ({
    condition: `try(${routeTableState} == "available", false)`,
    message: `The route table ${placeholder(routeTable, "that is missing")} of Outpost ${name} is in the state ${placeholder(routeTableState, "unknown")}; available is needed.`,
  }),
};
