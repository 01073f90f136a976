import { eksOf } from "../../deployment";
import type { Deployment, EksForm, EksPlatform } from "../../deployment";

/** The platform of a deployment whose cluster has one of the forms; undefined otherwise. */
export function clusterOf(deployment: Deployment, ...forms: readonly EksForm[]): EksPlatform | undefined {
  const platform = eksOf(deployment);
  return platform !== undefined && forms.includes(platform.cluster.form) ? platform : undefined;
}

/** Where an option of the cluster stands. */
export function clusterPath(...rest: readonly string[]): string[] {
  return ["workloads", "cluster", ...rest];
}
