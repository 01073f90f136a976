import { eksNamespace, eksOf, gatewayObjectName, meshAccountsOf, podCredentialsOf, podsOf } from "../../deployment";
import type { SynthRule } from "../rule";

const MAX_ROLE_NAME = 64;
const MAX_LABEL = 63;
const RESERVED_NAMESPACES = new Set(["default", "appmesh-system"]);
/** Containers that stand beside a service's own. */
const CONTAINERS = new Set(["envoy", "otel-collector", "proxyinit", "xray-daemon"]);

export const namesTaken: SynthRule = {
  id: "OM-K031",
  title: "The names that are made on EKS are names that AWS and Kubernetes take",
  severity: "error",
  stages: ["synth"],
  why: "Roles are named after the deployment and the service account, containers after the service; IAM and the API of Kubernetes refuse some names only when they are applied.",
  remedy: "Shorten or change the name of the deployment, the service, the version, the gateway or the namespace.",
  source: "IAM user guide, quotas; Kubernetes documentation, object names and namespaces",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined) return;
    const namespace = eksNamespace(deployment);
    if (/^kube-/.test(namespace) || RESERVED_NAMESPACES.has(namespace)) {
      const path = platform.namespace === undefined ? ["name"] : ["workloads", "namespace"];
      yield { path, message: `the namespace "${namespace}" belongs to the cluster itself.` };
    }
    for (const name of Object.keys(platform.services)) {
      if (!CONTAINERS.has(name)) continue;
      const path = ["workloads", "services", name];
      yield { path, message: `the name "${name}" belongs to a container beside the service's own.` };
    }
    if (podCredentialsOf(platform) === "irsa") {
      for (const { kind, object, roleName } of meshAccountsOf(deployment)) {
        if (roleName.length <= MAX_ROLE_NAME) continue;
        const path = kind === "virtualGateway" ? ["workloads", "gateways", object] : ["workloads"];
        const message = `the role's name "${roleName}" has ${roleName.length} characters; ${MAX_ROLE_NAME} are allowed.`;
        yield { path, message };
      }
    }
    for (const { node } of podsOf(deployment)) {
      if (node.node.length <= MAX_LABEL) continue;
      const message = `the virtual node's name "${node.node}" has ${node.node.length} characters; a label has ${MAX_LABEL}.`;
      yield { path: ["workloads", "services", node.service], message };
    }
    for (const gateway of Object.keys(platform.gateways).sort()) {
      const name = gatewayObjectName(gateway);
      if (name.length <= MAX_LABEL) continue;
      const message = `the gateway's name in the cluster, "${name}", has ${name.length} characters; a label has ${MAX_LABEL}.`;
      yield { path: ["workloads", "gateways", gateway], message };
    }
  },
};
