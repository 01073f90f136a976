import { controlPlaneOf, hasAppMeshObjects, leavingAppMesh, podsOf } from "../../../deployment";
import type { Deployment, MeshModel } from "../../../deployment";
import { EnvoyCompiler, compileOptionsOf } from "../../../envoy";
import { appMeshManifests } from "./app-mesh";
import { AppMeshPodEnvoys } from "./app-mesh-envoys";
import { ManifestContext } from "./context";
import { controllerValues } from "./controller-values";
import { authManifests, namespaceManifests, serviceAccountManifests } from "./foundation";
import { gatewayManifests } from "./gateways";
import { InjectedPodEnvoys } from "./injected-envoys";
import { LeavingPodEnvoys } from "./leaving-envoys";
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
  /** The mesh that may have been there, and stays as it is without Terraform: App Mesh's controller cannot delete it. */
  readonly forgotten: readonly AppMeshManifest[];
  /** What runs. */
  readonly workloads: readonly CoreManifest[];
}

/** The objects of a deployment whose platform is EKS, each list in an order in which it can be made. */
export function clusterObjects(deployment: Deployment, model: MeshModel): ClusterObjects {
  const context = new ManifestContext(deployment);
  const pods = podsOf(deployment);
  const envoys = podEnvoys(context, model);
  const isInjected = context.platform.injection === "controller";
  const mesh = () => appMeshManifests(context, model);
  return {
    foundation: [...authManifests(context), ...namespaceManifests(context), ...serviceAccountManifests(context)],
    controller: isInjected ? controllerValues(context) : undefined,
    mesh: isInjected && hasAppMeshObjects(deployment) ? mesh() : [],
    forgotten: forgetsMesh(context) ? mesh() : [],
    workloads: [
      ...serviceManifests(context, model, pods),
      ...pods.flatMap((pod) => meshPodManifests(context, envoys, pod)),
      ...gatewayManifests(context, envoys, model),
      ...nodePortManifests(context, model),
    ],
  };
}

function podEnvoys(context: ManifestContext, model: MeshModel): PodEnvoys {
  const { deployment, platform } = context;
  const ofAppMesh = () =>
    platform.injection === "controller" ? new InjectedPodEnvoys(context) : new AppMeshPodEnvoys(context);
  if (controlPlaneOf(deployment) !== "envoy") return ofAppMesh();
  const options = compileOptionsOf(deployment);
  const own = new StaticPodEnvoys(context, new EnvoyCompiler(model, options), options);
  const leaving = leavingAppMesh(deployment);
  return leaving === undefined ? own : new LeavingPodEnvoys(ofAppMesh(), own, leaving);
}

/** Whether objects of App Mesh's controller are to be forgotten: without App Mesh it can never finish their deletion. */
function forgetsMesh({ deployment, platform }: ManifestContext): boolean {
  if (controlPlaneOf(deployment) !== "envoy") return false;
  const leaving = leavingAppMesh(deployment);
  if (leaving === undefined) return deployment.mesh?.envoy?.forgetAppMesh === true;
  return leaving.api === "gone" && platform.injection === "controller";
}
