/** What the AWS provider calls an object of App Mesh, and what App Mesh's operations call it, by type. */
export const APP_MESH_WORDS: Readonly<Record<string, readonly [words: string, operation: string]>> = {
  aws_appmesh_gateway_route: ["Gateway Route", "GatewayRoute"],
  aws_appmesh_mesh: ["Service Mesh", "Mesh"],
  aws_appmesh_route: ["Route", "Route"],
  aws_appmesh_virtual_gateway: ["Virtual Gateway", "VirtualGateway"],
  aws_appmesh_virtual_node: ["Virtual Node", "VirtualNode"],
  aws_appmesh_virtual_router: ["Virtual Router", "VirtualRouter"],
  aws_appmesh_virtual_service: ["Virtual Service", "VirtualService"],
};
