import { controlPlaneOf, podsOf } from "../../../deployment";
import type { Deployment, MeshModel } from "../../../deployment";
import { EnvoyCompiler, compileOptionsOf } from "../../../envoy";
import { appMeshManifests } from "./app-mesh";
import { AppMeshPodEnvoys } from "./app-mesh-envoys";
import { ManifestContext } from "./context";
import { controllerValues } from "./controller-values";
import { authManifests, namespaceManifests, serviceAccountManifests } from "./foundation";
import { gatewayManifests } from "./gateways";
import { meshPodManifests } from "./mesh-pods";
import { nodePortManifests } from "./node-ports";
import type { PodEnvoys } from "./pod-envoy";
import { serviceManifests } from "./services";
import { StaticPodEnvoys } from "./static-envoys";
import type { AppMeshManifest, CoreManifest } from "./types";

/** Everything that a deployment puts into its cluster, as the API of Kubernetes takes it. */
export interface ClusterObjects {
  /** What stands before anything else: access of nodes, namespaces, service accounts. */
  readonly foundation: readonly CoreManifest[];
  /** Values of the controller's chart; undefined where Envoy is written into the pods. */
  readonly controller: Readonly<Record<string, unknown>> | undefined;
  /** The mesh; empty where Terraform owns it. */
  readonly mesh: readonly AppMeshManifest[];
  /** What runs. */
  readonly workloads: readonly CoreManifest[];
}

/** The objects of a deployment whose platform is EKS, each list in an order in which it can be made. */
export function clusterObjects(deployment: Deployment, model: MeshModel): ClusterObjects {
  const context = new ManifestContext(deployment);
  const pods = podsOf(deployment);
  const envoys = podEnvoys(context, model);
  const isInjected = context.platform.injection === "controller";
  return {
    foundation: [...authManifests(context), ...namespaceManifests(context), ...serviceAccountManifests(context)],
    controller: isInjected ? controllerValues(context) : undefined,
    mesh: isInjected ? appMeshManifests(context, model) : [],
    workloads: [
      ...serviceManifests(context, model, pods),
      ...pods.flatMap((pod) => meshPodManifests(context, envoys, pod)),
      ...gatewayManifests(context, envoys, model),
      ...nodePortManifests(context, model),
    ],
  };
}

function podEnvoys(context: ManifestContext, model: MeshModel): PodEnvoys {
  if (controlPlaneOf(context.deployment) !== "envoy") return new AppMeshPodEnvoys(context);
  const options = compileOptionsOf(context.deployment);
  return new StaticPodEnvoys(context, new EnvoyCompiler(model, options), options);
}
