import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { EndpointServiceFacts } from "./facts";

export const envoyManagementOffered: PlanRule<EndpointServiceFacts> = {
  id: "OM-P009",
  title: "The endpoint service for Envoy's management is offered in the Outpost's Availability Zone",
  severity: "error",
  stages: ["check"],
  why: "The deployment creates an interface endpoint for Envoy's management in the Outpost's anchor Availability Zone. Not every zone offers it, and where it is missing the apply fails half-way. Envoys without an internet path have no other way to App Mesh.",
  remedy:
    "Give the Envoys another way to App Mesh's management endpoint, such as a NAT gateway in the Region, and set `network.endpoints: existing`.",
  source: "App Mesh user guide, interface VPC endpoints; EC2 API DescribeVpcEndpointServices",
  controlPlane: "app-mesh",
  assert: (facts) => ({
    // Of a missing Outpost no zone is known: the condition then hangs on the gate that the Outpost exists, which has
    // failed, and stays undecided instead of blaming the endpoint service.
    condition: `try(${facts.availabilityZone} == null ? ${facts.existsGate}.id == "" : contains(${facts.offeredZones}, ${facts.availabilityZone}), false)`,
    message: `${facts.service} is not offered in ${placeholder(facts.availabilityZone, "the Outpost's zone")}. It is offered in: ${placeholder(
      `join(", ", sort(${facts.offeredZones}))`,
      "no zone",
    )}.`,
  }),
};
