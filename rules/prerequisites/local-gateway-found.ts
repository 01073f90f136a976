import { isFound } from "./found";
import type { PlanRule } from "../rule";
import type { LocalGatewayFacts } from "./local-gateway-facts";

export const localGatewayFound: PlanRule<LocalGatewayFacts> = {
  id: "OM-P041",
  title: "The Outpost has the local gateway that the deployment means",
  severity: "error",
  stages: ["precondition"],
  why: "Every rack has one local gateway, which AWS makes when it installs the rack. Without it there is no way to the premises but through the Region.",
  remedy:
    "Compare with `aws ec2 describe-local-gateways`; correct `localGateway.id`, or leave it out where there is one.",
  source: "Outposts user guide (racks), local gateways; EC2 API DescribeLocalGateways",
  assert: ({ gateways: found, wantedGateway: wanted, name }) =>
    isFound({ found, wanted, what: "local gateway", where: `Outpost ${name}` }),
};
