import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { SubnetFacts } from "./facts";

export const subnetOnOutpost: PlanRule<SubnetFacts> = {
  id: "OM-P005",
  title: "Every subnet of the Outpost stands on it, in its Availability Zone",
  severity: "error",
  stages: ["precondition", "check"],
  why: "A subnet belongs to an Outpost only when it names the Outpost and the Outpost's own Availability Zone; instances in any other subnet run in the Region.",
  remedy:
    "For an existing subnet give the id of one on this Outpost; `aws ec2 describe-subnets` shows OutpostArn and AvailabilityZone.",
  source: "EC2 API CreateSubnet; Outposts user guide, subnets",
  assert: (outpost) => {
    const fits = (subnet: SubnetFacts["subnets"][number]) =>
      `try(${subnet.outpostArn} == ${quote(outpost.arn)} && ${sameZone(outpost, subnet)}, false)`;
    const seen = outpost.subnets
      .map(
        ({ name, availabilityZone, outpostArn }) =>
          `${name} in ${placeholder(availabilityZone, "an unknown zone")} on ${placeholder(outpostArn, "no Outpost")}`,
      )
      .join("; ");
    return {
      condition: outpost.subnets.map(fits).join(" && "),
      message: `The subnets must stand on Outpost ${outpost.name} in ${placeholder(outpost.availabilityZone, "its zone")}: ${seen}.`,
    };
  },
};

function sameZone(outpost: SubnetFacts, subnet: SubnetFacts["subnets"][number]): string {
  const { availabilityZoneId: id } = subnet;
  return id === undefined || outpost.availabilityZoneId === undefined
    ? `${subnet.availabilityZone} == ${outpost.availabilityZone}`
    : `${id} == ${outpost.availabilityZoneId}`;
}
