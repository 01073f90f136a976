import type { FlowLogs } from "./schema";

/**
 * Name of the log group that flow logs make. Apart from the groups of containers, to which the role that starts tasks may
 * write.
 */
export function flowLogGroupName(deployment: string, { logGroup }: FlowLogs): string {
  return logGroup?.name ?? `/aws/vpc-flow-logs/${deployment}`;
}

/** What the names of the log groups of a deployment's containers begin with. */
export function containerLogPrefix(deployment: string): string {
  return `/outpost-mesh/${deployment}/`;
}
