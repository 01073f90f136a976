import { MAX_ENDPOINT_POLICY } from "../../aws";
import type { SynthRule } from "../rule";

export const endpointPolicyTaken: SynthRule = {
  id: "OM-N134",
  title: "An endpoint policy is one that EC2 takes",
  severity: "error",
  stages: ["synth"],
  why: "EC2 refuses an endpoint policy whose statements do not say whom and what they are about, or that is too long, and does so half-way through an apply.",
  remedy:
    "Give each statement an Effect, a Principal, an Action and a Resource, or their Not forms, and keep the policy short: what is common to principals belongs into a condition.",
  source: "PrivateLink guide, endpoint policies: considerations; IAM user guide, grammar of the JSON policy language",
  *inspect({ deployment }) {
    const { services = {} } = deployment.network?.endpointPolicies ?? {};
    for (const [service, policy] of Object.entries(services)) {
      if (policy === "everybody") continue;
      const path = ["network", "endpointPolicies", "services", service];
      for (const [index, statement] of policy.Statement.entries()) {
        const missing = PARTS.filter((part) => !part.some((name) => Object.hasOwn(statement, name)));
        if (missing.length === 0) continue;
        const names = missing.map(([name]) => name).join(", ");
        yield { path: [...path, "Statement", index], message: `the statement has no ${names}.` };
      }
      const { length } = JSON.stringify(policy);
      if (length > MAX_ENDPOINT_POLICY) {
        yield { path, message: `the policy has ${length} characters; ${MAX_ENDPOINT_POLICY} is the most.` };
      }
    }
  },
};

const PARTS: readonly (readonly string[])[] = [
  ["Effect"],
  ["Principal", "NotPrincipal"],
  ["Action", "NotAction"],
  ["Resource", "NotResource"],
];
