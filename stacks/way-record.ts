import { leavingAppMesh } from "../deployment";
import type { Deployment, FromAppMesh } from "../deployment";

/** What a plan is told of the way from App Mesh; nothing when a deployment is on none. */
export function wayRecord(deployment: Deployment): { readonly fromAppMesh?: Omit<FromAppMesh, "image"> } {
  const leaving = leavingAppMesh(deployment);
  if (leaving === undefined) return {};
  const { api, nodes, gateways } = leaving;
  return { fromAppMesh: { api, nodes: [...nodes].sort(), gateways: [...gateways].sort() } };
}
