import { isFound } from "./found";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const localGatewayRouteTableFound: PlanRule<LocalGatewayFacts> = {
  id: "OM-P043",
  title: "The local gateway's route table is one of this Outpost",
  severity: "error",
  stages: ["precondition"],
  why: "A VPC reaches the premises through a route table of the Outpost's own local gateway. One of another Outpost leads elsewhere, and with several routing domains the file has to say which.",
  remedy:
    "Name a route table of the Outpost in `localGateway.routeTable`; one of another account must be shared through AWS RAM.",
  source: "Outposts user guide (racks), local gateways; EC2 API DescribeLocalGatewayRouteTables",
  assert: ({ routeTables: found, wantedRouteTable: wanted, name }) =>
    isFound({ found, wanted, what: "local gateway route table", where: `Outpost ${name}` }),
};
