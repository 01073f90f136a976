import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** The Regional subnets of a cluster's control plane. */
export interface ControlPlaneFacts {
  readonly cluster: string;
  readonly subnets: readonly {
    readonly name: string;
    readonly availabilityZone: string;
    readonly outpostArn: string;
  }[];
}

export const controlPlaneZones: PlanRule<ControlPlaneFacts> = {
  id: "OM-K001",
  title:
    "The control plane of an extended cluster has Regional subnets in two Availability Zones, and none on an Outpost",
  severity: "error",
  stages: ["precondition"],
  why: "EKS puts the interfaces of an extended cluster's control plane into subnets of at least two Availability Zones of the Region. A subnet on an Outpost among them is refused; nodes use it all the same.",
  remedy:
    "Give `network.regionalSubnets` one subnet with another `availabilityZone` than the Outpost's, and name none that stands on an Outpost.",
  source: "Amazon EKS user guide, extended clusters on Outposts: network requirements",
  assert: ({ cluster, subnets }) => {
    const zones = `[${subnets.map(({ availabilityZone }) => availabilityZone).join(", ")}]`;
    const onNone = subnets.map(({ outpostArn }) => `try(coalesce(${outpostArn}), "none") == "none"`).join(" && ");
    const seen = subnets
      .map(
        ({ name, availabilityZone, outpostArn }) =>
          `${name} in ${placeholder(availabilityZone, "an unknown zone")} on ${placeholder(outpostArn, "no Outpost")}`,
      )
      .join("; ");
    return {
      condition: `try(length(distinct(${zones})) >= 2 && ${onNone}, false)`,
      message: `The control plane of ${cluster} needs Regional subnets in two Availability Zones: ${seen}.`,
    };
  },
};
