import { hopOf, loadBalancersHop } from "../rules";
import type { Hop } from "../rules";
import { actionOf, managedChanges } from "./changes";
import { modesOf, severityIn } from "./modes";
import { placesIn } from "./places";
import type { PlanJson, ResourceChange } from "./plan-json";
import type { Prerequisite } from "./prerequisites";

/** What a plan says of load balancers that stand in the Region. */
export interface RegionalLoadBalancers {
  readonly hops: readonly Hop[];
  /** The same as verdicts, where the deployment enforces the rule or wants to be warned. */
  readonly prerequisites: readonly Prerequisite[];
}

const KINDS: ReadonlySet<string> = new Set(["aws_lb", "aws_elb"]);

/** Finds the load balancers of a plan that stay, or come to stand, in the Region. */
export function regionalLoadBalancers(plan: PlanJson): RegionalLoadBalancers {
  const places = placesIn(plan);
  const found = managedChanges(plan)
    .filter((change) => KINDS.has(change.type) && actionOf(change) !== "delete" && places.of(change) !== "outpost")
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const mode = modesOf(plan).find(({ rule }) => rule === loadBalancersHop.id);
  if (found.length === 0 || (mode?.mode === "off" && !mode.over)) return { hops: [], prerequisites: [] };
  const message = `Load balancers stand in the Region: ${found.map(nameOf).join(", ")}.`;
  if (mode === undefined || mode.over) {
    const takers = found.map((change) => `load balancer ${nameOf(change)}`);
    return { hops: [hopOf(loadBalancersHop, { path: [], takers, message })], prerequisites: [] };
  }
  const { id, title, remedy } = loadBalancersHop;
  const severity = severityIn(loadBalancersHop.severity, mode);
  const prerequisites = found.map((change) => ({
    rule: id,
    subject: nameOf(change),
    verdict: "fail" as const,
    severity,
    stage: "review" as const,
    title,
    messages: [`${change.address} stands in the Region.`],
    remedy,
    address: change.address,
  }));
  return { hops: [], prerequisites };
}

function nameOf({ name, change }: ResourceChange): string {
  const given = (change.after ?? {})["name"];
  return typeof given === "string" && given !== "" ? given : name;
}
