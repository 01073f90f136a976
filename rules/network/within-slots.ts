import { BALANCER_INSTANCES } from "../../aws";
import { balancerSlotNeeds, slotNeeds } from "../../deployment";
import type { Outpost, SlotNeed } from "../../deployment";
import { listed } from "../../document";
import type { SynthRule } from "../rule";

const { size } = BALANCER_INSTANCES;

export const withinSlots: SynthRule = {
  id: "OM-N120",
  title: "An Outpost has slots for every instance that the deployment may start there",
  severity: "error",
  stages: ["synth"],
  why: "An Outpost is cut into slots: so many instances of each type and no more. Above them a launch fails with InsufficientInstanceCapacity, a load balancer stays `active_impaired`, and a local control plane cannot be updated.",
  remedy:
    "Lower `max` of a group, move a group to another type or Outpost, or have the Outpost re-slotted by a capacity task and correct `slots`.",
  source:
    "Outposts user guide, capacity management; Amazon EKS user guide, local clusters on Outposts: capacity considerations; Elastic Load Balancing user guide, load balancers on an Outpost",
  *inspect({ deployment }) {
    for (const [index, outpost] of (deployment.network?.outposts ?? []).entries()) {
      if (outpost.slots === undefined) continue;
      const path = ["network", "outposts", index, "slots"];
      const needs = slotNeeds(deployment, outpost);
      for (const type of [...new Set(needs.map((need) => need.type))]) {
        const wanted = needs.filter((need) => need.type === type);
        const has = outpost.slots[type] ?? 0;
        if (totalOf(wanted) <= has) continue;
        yield { path, message: `Outpost ${outpost.name} has ${slotsText(has)} of ${type}; ${wantedText(wanted)}.` };
      }
      const balancers = balancerSlotNeeds(deployment, outpost);
      const free = freeOfSize(outpost, needs);
      if (totalOf(balancers) <= free) continue;
      const message = `Outpost ${outpost.name} has ${slotsText(free)} of the size ${size} beside its groups; ${wantedText(balancers)}.`;
      yield { path, message };
    }
  },
};

/** Slots of the size that a load balancer starts with, which nothing else may want. */
function freeOfSize({ slots = {} }: Outpost, needs: readonly SlotNeed[]): number {
  return Object.entries(slots)
    .filter(([type]) => type.endsWith(`.${size}`))
    .reduce((sum, [type, has]) => sum + Math.max(0, has - totalOf(needs.filter((need) => need.type === type))), 0);
}

function totalOf(needs: readonly { readonly count: number }[]): number {
  return needs.reduce((sum, { count }) => sum + count, 0);
}

function slotsText(count: number): string {
  return `${count} slot${count === 1 ? "" : "s"}`;
}

function wantedText(needs: readonly Omit<SlotNeed, "type">[]): string {
  return `${totalOf(needs)} may be wanted: ${listed(needs.map(({ count, who }) => `${count} for ${who}`))}`;
}
