import { parseOutpostArn } from "../aws";
import { startedTypes } from "./outposts";
import type { ConnectedAlarm, Deployment, Outpost } from "./schema";

/** The Outposts that get alarms here: all of the network, unless somebody else's alarms watch them; sorted by name. */
export function watchedOutposts({ connectivity, network }: Deployment): Outpost[] {
  if (connectivity === undefined || connectivity.alarms.existing) return [];
  return [...(network?.outposts ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Instance types whose capacity is watched on an Outpost: those that are named and those that run there; sorted. */
export function watchedTypes(deployment: Deployment, outpost: Outpost): string[] {
  const { instanceTypes = [] } = deployment.connectivity?.alarms.capacity ?? {};
  return [...new Set([...instanceTypes, ...startedTypes(deployment, outpost)])].sort();
}

/** What CloudWatch calls an Outpost: `op-…`. */
export function outpostId({ arn }: Outpost): string {
  return parseOutpostArn(arn)!.id;
}

/** The folder of a deployment's SSM parameters. */
export function parameterPath(deployment: string): string {
  return `/outpost-mesh/${deployment}`;
}

/** What the names of the parameters with a deployment's link statuses begin with; the Outpost's name follows. */
export function linkStatusPrefix(deployment: string): string {
  return `${parameterPath(deployment)}/link-status/`;
}

/** Name of the parameter with the revision of the mesh that was last applied. */
export function meshRevisionParameter(deployment: string): string {
  return `${parameterPath(deployment)}/mesh-revision`;
}

/** How far the status of a link is behind the link, in words. */
export function linkStatusDelay({ periodSeconds, evaluationPeriods, datapointsToAlarm }: ConnectedAlarm): string {
  const minutes = (periods: number) => (periods * periodSeconds) / 60;
  const [least, most] = [minutes(datapointsToAlarm), minutes(evaluationPeriods)];
  const span = least === most ? plural(least) : `${least} to ${plural(most)}`;
  return `the ${span} that the alarm takes (some periods more when the metric falls silent) and the delivery of an event`;
}

function plural(minutes: number): string {
  return `${minutes} minute${minutes === 1 ? "" : "s"}`;
}
