import type { Deployment, Outpost } from "./schema";

/**
 * The Outpost that a part of the deployment means: the one it names, otherwise the only one there is.
 * Undefined when it names none of several, or one that is not there; the rules say so.
 */
export function outpostMeant({ network }: Deployment, named: string | undefined): Outpost | undefined {
  const outposts = network?.outposts ?? [];
  if (named === undefined) return outposts.length === 1 ? outposts[0] : undefined;
  return outposts.find(({ name }) => name === named);
}

/** Instance types that a deployment starts on an Outpost, those of a control plane included; sorted. */
export function startedTypes(deployment: Deployment, outpost: Outpost): string[] {
  const { workloads } = deployment;
  const groups = Object.values(workloads?.capacity ?? {}).filter(
    (group) => outpostMeant(deployment, group.outpost) === outpost,
  );
  const controlPlane = workloads?.platform === "eks" ? workloads.cluster.controlPlane : undefined;
  const stands = controlPlane !== undefined && outpostMeant(deployment, controlPlane.outpost) === outpost;
  return [...new Set([...groups.map(({ type }) => type), ...(stands ? [controlPlane.instanceType] : [])])].sort();
}
