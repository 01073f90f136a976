/**
 * Name of the resource that keeps the mesh in a plan without App Mesh: `terraform_data.<name>`. Its `objects` are what App
 * Mesh's resources would be, by their addresses without `aws_appmesh_` in front.
 */
export const MESH_RECORD = "mesh";

/**
 * Name of the resource that tells the plan of what is in a cluster who still has App Mesh's Envoy, once App Mesh is gone:
 * `terraform_data.<name>`.
 */
export const WAY_RECORD = "from-app-mesh";

/** Annotation of pods whose Envoy has its own configuration: a digest of what it starts with. */
export const OWN_ENVOY = "outpost-mesh/envoy-start";
