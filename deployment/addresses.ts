import { CONTROL_PLANE_INSTANCES } from "../aws";
import { containersOf } from "./containers";
import { podsOf } from "./eks";
import { subnetsForTasks } from "./load-balancers";
import { outpostMeant } from "./outposts";
import type { Deployment, EksPlatform, EcsPlatform, Outpost } from "./schema";

/** Addresses of every subnet that AWS keeps to itself (Amazon VPC user guide, subnet sizing). */
export const RESERVED_ADDRESSES = 5;
/** Addresses that the CNI plugin and pods of a cluster itself hold on each node, at least. */
const SYSTEM_PODS = 2;

/** Addresses of an Outpost's subnets that something wants at most, a rollout included. */
export interface AddressNeed {
  readonly count: number;
  /** What they are for, after the number. */
  readonly what: string;
}

/** What of a deployment wants addresses of an Outpost's subnets; load balancers aside, which have rules of their own. */
export function addressNeeds(deployment: Deployment, outpost: Outpost): AddressNeed[] {
  const { workloads } = deployment;
  if (workloads === undefined) return [];
  return workloads.platform === "ecs"
    ? ecsNeeds(deployment, workloads, outpost)
    : eksNeeds(deployment, workloads, outpost);
}

/** An Outpost with those of its subnets alone that instances, tasks and pods stand in. */
export function outpostForTasks(deployment: Deployment, outpost: Outpost): Outpost {
  if (deployment.workloads?.platform !== "ecs") return outpost;
  const names = subnetsForTasks(deployment, outpost);
  return { ...outpost, subnets: outpost.subnets.filter(({ name }) => names.includes(name)) };
}

/** Most tasks of an ECS service in a rollout, in percent: an Outpost has no slots to spare. */
export function mostTasksPercent(count: number): number {
  // The App Mesh guide's bounds for a rolling update, and one more task for a single one.
  if (count <= 1) return 200;
  return count <= 3 ? 150 : 125;
}

function ecsNeeds(deployment: Deployment, { capacity, gateways }: EcsPlatform, outpost: Outpost): AddressNeed[] {
  const here = (named: string | undefined) => outpostMeant(deployment, named) === outpost;
  const counts = [...containersOf(deployment).map(({ container }) => container), ...Object.values(gateways)].filter(
    ({ outpost: named }) => here(named),
  );
  const tasks = counts.reduce((sum, { count }) => sum + Math.floor((count * mostTasksPercent(count)) / 100), 0);
  return [
    { count: mostInstances(capacity, here), what: "instances" },
    { count: tasks, what: "tasks in a rollout" },
  ];
}

function eksNeeds(deployment: Deployment, platform: EksPlatform, outpost: Outpost): AddressNeed[] {
  const here = (named: string | undefined) => outpostMeant(deployment, named) === outpost;
  const nodes = mostInstances(platform.capacity, here);
  const counts = [
    ...podsOf(deployment).flatMap(({ outpost: name, pod }) => (name === outpost.name ? [pod] : [])),
    ...Object.values(platform.gateways).filter(({ outpost: named }) => here(named)),
  ];
  const surged = counts.reduce((sum, { count }) => sum + count + Math.ceil(count / 4), 0);
  const { form, controlPlane } = platform.cluster;
  const plane = form === "local" && here(controlPlane?.outpost) ? CONTROL_PLANE_INSTANCES : 0;
  return [
    { count: nodes, what: "nodes" },
    { count: surged, what: "pods of the mesh in a rollout" },
    { count: plane, what: "of the control plane" },
    { count: nodes * SYSTEM_PODS, what: "pods of the cluster itself" },
  ];
}

function mostInstances(
  capacity: EcsPlatform["capacity"] | EksPlatform["capacity"],
  here: (outpost: string | undefined) => boolean,
): number {
  return Object.values(capacity)
    .filter(({ outpost }) => here(outpost))
    .reduce((sum, { max }) => sum + max, 0);
}
