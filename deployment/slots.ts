import { BALANCER_INSTANCES, CONTROL_PLANE_INSTANCES } from "../aws";
import { eksOf } from "./eks";
import { loadBalancersOf, outpostOfBalancer } from "./load-balancers";
import { outpostMeant } from "./outposts";
import { slotsOfGroup } from "./reservations";
import type { Deployment, Outpost } from "./schema";

/** Instances of one type that somebody may want on an Outpost. */
export interface SlotNeed {
  readonly type: string;
  readonly count: number;
  /** Who wants them. */
  readonly who: string;
}

/**
 * Instances that capacity groups, node groups and a control plane may want on an Outpost, by type; sorted. A reservation
 * holds slots that its group uses, so they count once.
 */
export function slotNeeds(deployment: Deployment, outpost: Outpost): SlotNeed[] {
  const here = (named: string | undefined) => outpostMeant(deployment, named) === outpost;
  const groups = Object.entries(deployment.workloads?.capacity ?? {})
    .filter(([, group]) => here(group.outpost))
    .map(([name, group]) => ({ type: group.type, count: slotsOfGroup(group), who: `group ${name}` }));
  const cluster = eksOf(deployment)?.cluster;
  const plane = cluster?.form === "local" && here(cluster.controlPlane?.outpost) ? cluster.controlPlane : undefined;
  const type = plane?.instanceType ?? "";
  const ofPlane = [
    { type, count: CONTROL_PLANE_INSTANCES, who: "control plane" },
    // AWS replaces the instances one after the other, each by a new one.
    { type, count: 1, who: "updates of the control plane" },
  ];
  return [...groups, ...(plane === undefined ? [] : ofPlane)].sort((a, b) =>
    a.type === b.type ? (a.who < b.who ? -1 : 1) : a.type < b.type ? -1 : 1,
  );
}

/** Instances that load balancers start with on an Outpost; of which type, AWS does not say. */
export function balancerSlotNeeds(deployment: Deployment, outpost: Outpost): Omit<SlotNeed, "type">[] {
  return loadBalancersOf(deployment)
    .filter((balancer) => outpostOfBalancer(deployment, balancer) === outpost)
    .map(({ name }) => ({ count: BALANCER_INSTANCES.count, who: `load balancer ${name}` }));
}

/** What a group of instances has of the slots of its type. */
export interface GroupSlots {
  readonly outpost: string;
  readonly type: string;
  /** Slots of the type. */
  readonly slots: number;
  /** Instances of the type that others may want. */
  readonly others: number;
}

/** The groups of instances on Outposts whose slots the deployment says, by name; sorted. */
export function groupSlots(deployment: Deployment): Record<string, GroupSlots> {
  const entries = Object.entries(deployment.workloads?.capacity ?? {}).flatMap(([name, group]) => {
    const outpost = outpostMeant(deployment, group.outpost);
    if (outpost?.slots === undefined) return [];
    const wanted = slotNeeds(deployment, outpost).filter(({ type }) => type === group.type);
    const others = wanted.reduce((sum, { count }) => sum + count, 0) - slotsOfGroup(group);
    const slots = outpost.slots[group.type] ?? 0;
    return [[name, { outpost: outpost.name, type: group.type, slots, others }] as const];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
