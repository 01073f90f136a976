import * as connectivity from "./connectivity";
import * as eks from "./eks";
import * as envoyMode from "./envoy-mode";
import * as loadBalancers from "./load-balancers";
import * as locality from "./locality";
import * as mesh from "./mesh";
import * as meshLimits from "./mesh-limits";
import * as modes from "./modes";
import type { ModeRule } from "./modes";
import * as network from "./network";
import * as prerequisites from "./prerequisites";
import type { HopRule, Rule, SynthRule } from "./rule";
import * as terraformGaps from "./terraform-gaps";
import * as updates from "./updates";
import type { UpdateRule } from "./updates";
import * as workloads from "./workloads";

const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "id" in value && "why" in value;
const isSynthRule = (rule: Rule): rule is SynthRule => "inspect" in rule;
const isHopRule = (rule: Rule): rule is HopRule => "reaches" in rule;
const isUpdateRule = (rule: Rule): rule is UpdateRule => "examine" in rule;
const isModeRule = (rule: Rule): rule is ModeRule => "judge" in rule;

/** Every rule of the product, sorted by id. */
export const RULES: readonly Rule[] = [
  prerequisites,
  connectivity,
  network,
  loadBalancers,
  mesh,
  meshLimits,
  envoyMode,
  terraformGaps,
  workloads,
  eks,
  locality,
  modes,
  updates,
]
  .flatMap((area) => Object.values(area) as unknown[])
  .filter(isRule)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rules that are decided from a deployment alone. */
export const SYNTH_RULES: readonly SynthRule[] = RULES.filter(isSynthRule);

/** The rules that describe what leaves the Outpost. */
export const HOP_RULES: readonly HopRule[] = RULES.filter(isHopRule);

/** The rules about the modes that a deployment sets. */
export const MODE_RULES: readonly ModeRule[] = RULES.filter(isModeRule);

/** The rules about the way from one state to the next. */
export const UPDATE_RULES: readonly UpdateRule[] = RULES.filter(isUpdateRule);

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id.toLowerCase(), rule]));

/** The rule with that id, letter case aside; undefined when there is none. */
export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id.toLowerCase());
}
