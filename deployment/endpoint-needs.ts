import {
  CONTROLLER_ENDPOINTS,
  ECS_ENDPOINTS,
  EKS_EXTENDED_ENDPOINTS,
  EKS_LOCAL_ENDPOINTS,
  ENVOY_MANAGEMENT_SERVICE,
  SECRETS_ENDPOINTS,
  TRACING_ENDPOINTS,
} from "../aws";
import type { EndpointNeed } from "../aws";
import { containersOf } from "./containers";
import { endpointSubnets } from "./egress";
import { hasAppMeshEnvoys } from "./migration";
import type { MeshModel } from "./mesh";
import type { Deployment } from "./schema";

/**
 * The endpoints that a deployment creates. A network without workloads creates them too when it has a subnet for them:
 * another team's will need them.
 */
export function endpointNeeds(deployment: Deployment, model: MeshModel | undefined): EndpointNeed[] {
  const { network, workloads } = deployment;
  if (network === undefined || network.endpoints === "existing") return [];
  if (endpointSubnets(network).length === 0) return [];
  if (workloads === undefined && model !== undefined) return [];
  const ofMesh = (needs: readonly EndpointNeed[]) =>
    hasAppMeshEnvoys(deployment) ? needs : needs.filter(({ service }) => service !== ENVOY_MANAGEMENT_SERVICE);
  if (workloads?.platform === "eks") {
    if (workloads.cluster.form === "existing") return [];
    return [
      ...ofMesh(workloads.cluster.form === "local" ? EKS_LOCAL_ENDPOINTS : EKS_EXTENDED_ENDPOINTS),
      ...(workloads.injection === "controller" ? CONTROLLER_ENDPOINTS : []),
      ...(workloads.envoy.tracing === undefined ? [] : TRACING_ENDPOINTS),
    ];
  }
  const secrets = containersOf(deployment).some(({ container }) => Object.keys(container.secrets).length > 0);
  return [...ofMesh(ECS_ENDPOINTS), ...(secrets ? SECRETS_ENDPOINTS : [])];
}
