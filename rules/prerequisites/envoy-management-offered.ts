import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { EndpointServiceFacts } from "./facts";

export const envoyManagementOffered: PlanRule<EndpointServiceFacts> = {
  id: "OM-P009",
  title: "The endpoint service for Envoy's management is offered in the Outpost's Availability Zone",
  severity: "warning",
  stages: ["check"],
  why: "Envoys without an internet path reach App Mesh through an interface endpoint in the Outpost's anchor Availability Zone, and not every zone offers it.",
  remedy: "Give the Envoys another path to App Mesh's management endpoint, such as a NAT gateway in the Region.",
  source: "App Mesh user guide, interface VPC endpoints; EC2 API DescribeVpcEndpointServices",
  assert: (facts) => ({
    condition: `try(contains(${facts.offeredZones}, ${facts.availabilityZone}), false)`,
    message: `${facts.service} is not offered in ${placeholder(facts.availabilityZone, "the Outpost's zone")}. It is offered in: ${placeholder(
      `join(", ", sort(${facts.offeredZones}))`,
      "no zone",
    )}.`,
  }),
};
