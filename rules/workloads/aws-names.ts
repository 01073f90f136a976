import { containersOf, gatewaysOf } from "../../deployment";
import type { SynthRule } from "../rule";

/** Longest name of an IAM role (IAM user guide, quotas). */
const MAX_ROLE_NAME = 64;
/** Longest DNS label, which a Cloud Map service's name is (RFC 1035). */
const MAX_DNS_LABEL = 63;

export const awsNames: SynthRule = {
  id: "OM-W008",
  title: "The names that are made from the deployment's are names that AWS takes",
  severity: "error",
  stages: ["synth"],
  why: "Roles, capacity providers and security groups are named after the deployment and the virtual node; AWS refuses some names only when they are applied.",
  remedy: "Shorten or change the name of the deployment, the service or the version.",
  source: "IAM user guide, quotas; ECS API reference, CreateCapacityProvider; EC2 API reference, CreateSecurityGroup",
  *inspect({ deployment, mesh }) {
    if (deployment.workloads?.platform !== "ecs") return;
    const { name } = deployment;
    if (/^(aws|ecs|fargate)/.test(name)) {
      yield {
        path: ["name"],
        message: `"${name}" begins with aws, ecs or fargate, which no capacity provider's name may.`,
      };
    }
    if (name.startsWith("sg-"))
      yield { path: ["name"], message: `"${name}" begins with sg-, which no security group's name may.` };
    for (const { node } of containersOf(deployment)) {
      const path = ["workloads", "services", node.service];
      const role = `${name}-${node.node}-task`;
      if (role.length > MAX_ROLE_NAME) {
        yield {
          path,
          message: `the task role's name "${role}" has ${role.length} characters; ${MAX_ROLE_NAME} are allowed.`,
        };
      }
      if (node.node.length > MAX_DNS_LABEL) {
        yield {
          path,
          message: `the virtual node's name "${node.node}" has ${node.node.length} characters; a DNS label has ${MAX_DNS_LABEL}.`,
        };
      }
    }
    for (const { name: gateway } of gatewaysOf(deployment, mesh)) {
      const role = `${name}-${gateway}-gateway`;
      if (role.length <= MAX_ROLE_NAME) continue;
      yield {
        path: ["workloads", "gateways", gateway],
        message: `the task role's name "${role}" has ${role.length} characters; ${MAX_ROLE_NAME} are allowed.`,
      };
    }
  },
};
