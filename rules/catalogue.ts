import * as connectivity from "./connectivity";
import * as mesh from "./mesh";
import * as meshLimits from "./mesh-limits";
import * as network from "./network";
import * as prerequisites from "./prerequisites";
import type { Rule, SynthRule } from "./rule";
import * as terraformGaps from "./terraform-gaps";
import * as workloads from "./workloads";

const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "id" in value && "why" in value;
const isSynthRule = (rule: Rule): rule is SynthRule => "inspect" in rule;

/** Every rule of the product, sorted by id. */
export const RULES: readonly Rule[] = [prerequisites, connectivity, network, mesh, meshLimits, terraformGaps, workloads]
  .flatMap((area) => Object.values(area) as unknown[])
  .filter(isRule)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rules that are decided from a deployment alone. */
export const SYNTH_RULES: readonly SynthRule[] = RULES.filter(isSynthRule);

/** The rule with that id, letter case aside; undefined when there is none. */
export function findRule(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id.toLowerCase() === id.toLowerCase());
}
