import type { MeshModel } from "../../deployment";
import type { SampleMesh } from "./arbitrary-mesh";

/** The model that a sample must come back as: lists sorted by parent and name. */
export function expectedModel({ model, described }: SampleMesh, { tags = true } = {}): MeshModel {
  const { mesh, ...lists } = model;
  const { spec, tags: meshTags, ...identity } = mesh;
  const assumed = { egressFilter: { type: "DROP_ALL" }, serviceDiscovery: { ipPreference: "IPv4_ONLY" } };
  const own = described ? { spec, ...(tags && meshTags !== undefined ? { tags: meshTags } : {}) } : { spec: assumed };
  const sorted = Object.fromEntries(
    Object.entries(lists).map(([list, objects]) => [
      list,
      (objects as unknown as { tags?: unknown }[])
        .map(({ tags: ownTags, ...object }) => (tags && ownTags !== undefined ? { ...object, tags: ownTags } : object))
        .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    ]),
  );
  return { mesh: { ...identity, ...own }, ...sorted } as unknown as MeshModel;
}

function sortKey(object: object): string {
  const names = object as Record<string, string | undefined>;
  const parent =
    "routeName" in names ? names.virtualRouterName : "gatewayRouteName" in names ? names.virtualGatewayName : "";
  const own =
    names.routeName ??
    names.gatewayRouteName ??
    names.virtualNodeName ??
    names.virtualRouterName ??
    names.virtualServiceName ??
    names.virtualGatewayName;
  return `${parent}\u0000${own}`;
}
