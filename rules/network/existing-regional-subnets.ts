import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { ExistingSubnetFacts } from "./existing-subnets";

/** Existing subnets in the Region beside an Outpost, and the Availability Zone that each must stand in. */
export interface RegionalSubnetsFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  readonly subnets: readonly {
    readonly subnet: ExistingSubnetFacts;
    /** Name that the deployment gives; undefined for the Outpost's anchor one. */
    readonly zone: string | undefined;
  }[];
  /** Expression: id of the Outpost's anchor Availability Zone. */
  readonly anchorZoneId: string;
}

export const existingRegionalSubnets: PlanRule<RegionalSubnetsFacts> = {
  id: "OM-N103",
  title: "The existing subnets in the Region stand there, in the Availability Zone that the deployment takes them for",
  severity: "error",
  stages: ["precondition"],
  why: "Interface endpoints and other things of the Region belong into a Regional subnet of the Outpost's anchor Availability Zone: there the way is shortest and shares the Outpost's fate. They cannot stand on the Outpost itself.",
  remedy:
    "Name a subnet of the Outpost's anchor Availability Zone that stands on no Outpost; of a subnet that is meant to stand elsewhere, say so with `availabilityZone`.",
  source: "Amazon EKS user guide, private clusters on Outposts: endpoints in a Regional subnet",
  assert: ({ name, subnets, anchorZoneId }) => {
    const fits = subnets.map(({ subnet, zone }) => {
      const isThere =
        zone === undefined
          ? `${subnet.availabilityZoneId} == ${anchorZoneId}`
          : `${subnet.availabilityZone} == "${zone}"`;
      return `try(${isThere} && try(coalesce(${subnet.outpostArn}), "") == "", false)`;
    });
    const seen = subnets.map(({ subnet, zone }) => {
      const is = `${placeholder(subnet.availabilityZoneId, "an unknown zone")} (${placeholder(subnet.availabilityZone, "unknown")})`;
      return `${subnet.name} in ${is} on ${placeholder(subnet.outpostArn, "no Outpost")}${zone === undefined ? "" : `, for which the file says ${zone}`}`;
    });
    return {
      condition: fits.join(" && "),
      message: `The Regional subnets of Outpost ${name} must stand on no Outpost, in ${placeholder(anchorZoneId, "its zone")} where the file says no other: ${seen.join("; ")}.`,
    };
  },
};
