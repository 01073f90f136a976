/**
 * Name of the resource that keeps the mesh in a plan without App Mesh: `terraform_data.<name>`. Its `objects` are what App
 * Mesh's resources would be, by their addresses without `aws_appmesh_` in front.
 */
export const MESH_RECORD = "mesh";
