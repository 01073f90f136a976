import {
  CONTROLLER_NAMESPACE,
  authenticationOf,
  meshAccountsOf,
  meshName,
  podCredentialsOf,
} from "../../../deployment";
import { partitionOf } from "../../../aws";
import { ACCOUNT_MARK } from "./context";
import type { ManifestContext } from "./context";
import type { ConfigMapManifest, NamespaceManifest, ServiceAccountManifest } from "./types";

/** The namespaces: that of the services, and the controller's where it injects. */
export function namespaceManifests(context: ManifestContext): NamespaceManifest[] {
  const { namespace, platform, deployment } = context;
  const injected = platform.injection === "controller";
  const of = (name: string, own: Record<string, string> = {}): NamespaceManifest => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: context.labels(own) },
  });
  const labels: Record<string, string> = injected
    ? { "appmesh.k8s.aws/sidecarInjectorWebhook": "enabled", mesh: meshName(deployment) }
    : {};
  return [of(namespace, labels), ...(injected ? [of(CONTROLLER_NAMESPACE)] : [])];
}

/** A service account for each Envoy, so that each is one object of the mesh and nothing else, and one for the controller. */
export function serviceAccountManifests(context: ManifestContext): ServiceAccountManifest[] {
  const { deployment, platform } = context;
  const { name: partition } = partitionOf(deployment.region);
  return meshAccountsOf(deployment).map(({ namespace, serviceAccount, roleName }) => ({
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: {
      name: serviceAccount,
      namespace,
      labels: context.labels(),
      ...(podCredentialsOf(platform) === "irsa"
        ? { annotations: { "eks.amazonaws.com/role-arn": `arn:${partition}:iam::${ACCOUNT_MARK}:role/${roleName}` } }
        : {}),
    },
  }));
}

/** Lets the nodes into a cluster that knows no access entries. */
export function authManifests(context: ManifestContext): ConfigMapManifest[] {
  const { deployment, platform } = context;
  if (platform.cluster.form === "existing" || authenticationOf(platform) !== "CONFIG_MAP") return [];
  const { name: partition } = partitionOf(deployment.region);
  const role = `arn:${partition}:iam::${ACCOUNT_MARK}:role/${deployment.name}-nodes`;
  const mapRoles = [
    `- rolearn: ${role}`,
    "  username: system:node:{{EC2PrivateDNSName}}",
    "  groups:",
    "    - system:bootstrappers",
    "    - system:nodes",
    "",
  ].join("\n");
  return [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "aws-auth", namespace: "kube-system" },
      data: { mapRoles },
    },
  ];
}
