import { placeholder } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import type { ExistingSubnetsFacts } from "./existing-subnets";
import { placedSubnets } from "./subnets";

/** Existing subnets and the VPC that they must be of. */
export interface SubnetsOfVpcFacts extends ExistingSubnetsFacts {
  /** Template: id of the VPC. */
  readonly vpcId: string;
}

export const existingSubnetsInVpc: PlanRule<SubnetsOfVpcFacts> & SynthRule = {
  id: "OM-N102",
  title: "The existing subnets are subnets of the VPC",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "A security group is of one VPC, and so are endpoints, target groups and names: nothing of this VPC can stand in a subnet of another.",
  remedy:
    "Name subnets of this VPC, or the VPC that the subnets are of; `aws ec2 describe-subnets` shows VpcId. In a new VPC every subnet is new: give it a `cidr`.",
  source: "EC2 API DescribeSubnets; Amazon VPC user guide, security groups: a group is used within its VPC",
  *inspect({ deployment }) {
    if (deployment.network?.vpc.cidr === undefined) return;
    for (const { name, cidr, path } of placedSubnets(deployment)) {
      if (cidr !== undefined) continue;
      yield { path, message: `subnet ${name} exists already, and the VPC is new.` };
    }
  },
  assert: ({ subnets, vpcId }) => {
    const seen = subnets.map(({ name, vpcId: own }) => `${name} in ${placeholder(own, "an unknown VPC")}`).join("; ");
    return {
      condition: subnets.map(({ vpcId: own }) => `try("${vpcId}" == ${own}, false)`).join(" && "),
      message: `The subnets must be of VPC ${vpcId}: ${seen}.`,
    };
  },
};
