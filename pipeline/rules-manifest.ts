import type { Deployment } from "../deployment";
import { RULES, examineDeployment, fixedBecause } from "../rules";

/**
 * Every rule with the mode that the deployment gives it, for whoever reads the plan: `enforce` unless it says otherwise.
 * It does not depend on the day: whether a waiver is over is for the reader to compare with the plan's own time.
 */
export function rulesManifest(deployment: Deployment): object {
  const waived = new Map(examineDeployment(deployment).waived.map((each) => [each.rule, each]));
  return {
    schemaVersion: 1,
    deployment: deployment.name,
    rules: RULES.map((rule) => {
      const because = fixedBecause(rule.id);
      const findings = waived.get(rule.id)?.findings.map(({ path, message }) => ({ path, message })) ?? [];
      return {
        ...rule,
        canBeWaived: because === undefined,
        ...(deployment.rules[rule.id] === undefined ? {} : { setting: deployment.rules[rule.id] }),
        ...(findings.length === 0 ? {} : { waivedFindings: findings }),
      };
    }),
  };
}
