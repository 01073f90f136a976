import type { FromAppMesh } from "../../deployment";
import type { Placed } from "./placed";

/** Whether a virtual node or gateway still has App Mesh's Envoy on the way from there. */
export function stillWaits(
  leaving: Pick<FromAppMesh, "nodes" | "gateways">,
  { kind, name }: Pick<Placed<unknown>, "kind" | "name">,
): boolean {
  return (kind === "virtualGateway" ? leaving.gateways : leaving.nodes).includes(name);
}
