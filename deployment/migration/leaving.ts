import { controlPlaneOf } from "../mesh";
import type { ControlPlane, Deployment, FromAppMesh } from "../schema";

/** The way from App Mesh that a deployment is on; undefined when it is on none. */
export function leavingAppMesh(deployment: Pick<Deployment, "mesh">): FromAppMesh | undefined {
  return controlPlaneOf(deployment) === "envoy" ? deployment.mesh?.envoy?.fromAppMesh : undefined;
}

/** Whether the mesh has objects of App Mesh: also on the way from there, as long as App Mesh answers. */
export function hasAppMeshObjects(deployment: Pick<Deployment, "mesh">): boolean {
  return controlPlaneOf(deployment) === "app-mesh" || leavingAppMesh(deployment)?.api === "answers";
}

/** Whether tasks may have App Mesh's Envoy: until the way from there is over, so that each of its stages has a way back. */
export function hasAppMeshEnvoys(deployment: Pick<Deployment, "mesh">): boolean {
  return controlPlaneOf(deployment) === "app-mesh" || leavingAppMesh(deployment) !== undefined;
}

/** The control planes that a mesh must do justice to; two of them on the way from one to the other. */
export function controlPlanesOf(deployment: Pick<Deployment, "mesh">): readonly ControlPlane[] {
  const own = controlPlaneOf(deployment);
  return own === "envoy" && hasAppMeshObjects(deployment) ? ["app-mesh", "envoy"] : [own];
}
