/**
 * Computed attributes that get a new value when a resource is updated; all others keep theirs.
 * Source: `SetNewComputed` in the resources of hashicorp/aws 6.x. The bindings do not say so.
 */
export const RECOMPUTED_ON_UPDATE: Readonly<Record<string, readonly string[]>> = {
  aws_launch_template: ["latest_version"],
};
