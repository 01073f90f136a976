import type { Deployment } from "../../../deployment";
import type { Finding } from "../../../rules";
import { SYNTH_RULES, inspectDeployment } from "../../../rules";
import { expandMesh } from "../../../deployment";
import { formatPath } from "../../../document";

/** What one rule says about a deployment: `path: message`, one line each. */
export function violationsOf(rule: string, deployment: Deployment): string[] {
  const found = SYNTH_RULES.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`there is no rule ${rule}`);
  return [...found.inspect({ deployment, mesh: expandMesh(deployment) })].map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  );
}

/** What all rules say about a deployment, notes aside. */
export function findingsOf(deployment: Deployment): Pick<Finding, "rule" | "severity">[] {
  return inspectDeployment(deployment)
    .filter(({ severity }) => severity !== "note")
    .map(({ rule, severity }) => ({ rule, severity }));
}
