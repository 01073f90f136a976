import { meshDomain } from "../mesh";
import type { Deployment, EksForm, EksPlatform } from "../schema";

/** What a deployment asks of EKS; undefined when something else runs its services, or nothing. */
export function eksOf({ workloads }: Deployment): EksPlatform | undefined {
  return workloads?.platform === "eks" ? workloads : undefined;
}

/** Name of the cluster: the given one, otherwise the deployment's. */
export function eksClusterName({ name }: Deployment, { cluster }: EksPlatform): string {
  return cluster.name ?? name;
}

/** Namespace of the services: the given one, otherwise the deployment's name. */
export function eksNamespace(deployment: Deployment): string {
  return eksOf(deployment)?.namespace ?? deployment.name;
}

/** Whether the names of the mesh are those of the cluster's own Services, which are answered in the cluster. */
export function namesInCluster(deployment: Deployment): boolean {
  return eksOf(deployment) !== undefined && meshDomain(deployment).endsWith(".svc.cluster.local");
}

/** Name of the stack with what is inside the cluster, which meets the cluster by its name. */
export function workloadsStackName({ name }: Deployment): string {
  return `${name}-workloads`;
}

/** Names of the stacks that a deployment gives, in the order in which they are deployed. */
export function stackNamesOf(deployment: Deployment): string[] {
  return [deployment.name, ...(eksOf(deployment) === undefined ? [] : [workloadsStackName(deployment)])];
}

/** How IAM principals are let into a cluster of a form, when the deployment does not say. */
export function authenticationOf({ cluster }: EksPlatform): "API" | "API_AND_CONFIG_MAP" | "CONFIG_MAP" {
  return cluster.authentication ?? (cluster.form === "local" ? "CONFIG_MAP" : "API");
}

/** Where pods get their AWS credentials: a local cluster has no roles of service accounts. */
export function podCredentialsOf({ cluster }: EksPlatform): "irsa" | "node-role" {
  return cluster.podCredentials ?? (cluster.form === "extended" ? "irsa" : "node-role");
}

/** The operating system of a group of nodes. */
export function amiOf(form: EksForm, { ami }: EksPlatform["capacity"][string]): "al2023" | "al2" {
  return ami ?? (form === "local" ? "al2" : "al2023");
}

/** Label that the nodes which are made here carry: the name of their Outpost. */
export const OUTPOST_LABEL = "outpost-mesh/outpost";

/** Labels of the nodes on an Outpost, to which pods are kept; none when an existing cluster does not say. */
export function outpostLabels({ cluster }: EksPlatform, outpost: string | undefined): Readonly<Record<string, string>> {
  if (cluster.form === "existing") return cluster.nodeLabels ?? {};
  return outpost === undefined ? {} : { [OUTPOST_LABEL]: outpost };
}
