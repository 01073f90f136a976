import {
  CONTROLLER_ENDPOINTS,
  ECS_ENDPOINTS,
  ECS_ENDPOINTS_WITHOUT_APP_MESH,
  EKS_EXTENDED_ENDPOINTS,
  EKS_LOCAL_ENDPOINTS,
  SECRETS_ENDPOINTS,
  TRACING_ENDPOINTS,
} from "../aws";
import type { EndpointNeed } from "../aws";
import { containersOf, hasAppMeshEnvoys } from "../deployment";
import type { Deployment, MeshModel } from "../deployment";

/**
 * The endpoints that a deployment creates. A network without workloads creates them too when it has a subnet for them:
 * another team's will need them.
 */
export function endpointNeeds(deployment: Deployment, model: MeshModel | undefined): EndpointNeed[] {
  const { network, workloads } = deployment;
  if (network === undefined || network.endpoints === "existing") return [];
  if (network.regionalSubnets.every(({ availabilityZone }) => availabilityZone !== undefined)) return [];
  if (workloads === undefined && model !== undefined) return [];
  if (workloads?.platform === "eks") {
    if (workloads.cluster.form === "existing") return [];
    return [
      ...(workloads.cluster.form === "local" ? EKS_LOCAL_ENDPOINTS : EKS_EXTENDED_ENDPOINTS),
      ...(workloads.injection === "controller" ? CONTROLLER_ENDPOINTS : []),
      ...(workloads.envoy.tracing === undefined ? [] : TRACING_ENDPOINTS),
    ];
  }
  const secrets = containersOf(deployment).some(({ container }) => Object.keys(container.secrets).length > 0);
  const ecs = hasAppMeshEnvoys(deployment) ? ECS_ENDPOINTS : ECS_ENDPOINTS_WITHOUT_APP_MESH;
  return [...ecs, ...(secrets ? SECRETS_ENDPOINTS : [])];
}
