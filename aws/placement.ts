/** Where a resource does its work. */
export type Place = "outpost" | "region" | "plan";

/** What a kind of resource says about its place. */
export interface Placement {
  readonly place: Place | "by-outpost-arn";
  readonly why: string;
}

const OUTPOSTS_GUIDE = "Outposts user guide (racks), local resources";

/**
 * Kinds that do not run in the Region. Everything else is a Regional object: IAM, Route 53, Cloud Map, load balancers,
 * ECR, CloudWatch and App Mesh's control plane run there.
 */
const ELSEWHERE: Readonly<Record<string, Placement>> = {
  aws_autoscaling_group: { place: "outpost", why: `its instances stand in the Outpost's subnets (${OUTPOSTS_GUIDE})` },
  aws_ecs_service: {
    place: "outpost",
    why: "its tasks are pinned to the Outpost (ECS developer guide, ECS on Outposts)",
  },
  aws_subnet: {
    place: "by-outpost-arn",
    why: `a subnet with an Outpost ARN is part of the Outpost (${OUTPOSTS_GUIDE})`,
  },
  terraform_data: { place: "plan", why: "a prerequisite's gate, which manages nothing" },
};

/** The place of one resource by its kind and planned values. */
export function placeOf(type: string, values: Readonly<Record<string, unknown>>): Place {
  const placement = ELSEWHERE[type];
  if (placement === undefined) return "region";
  if (placement.place !== "by-outpost-arn") return placement.place;
  return typeof values["outpost_arn"] === "string" && values["outpost_arn"] !== "" ? "outpost" : "region";
}
