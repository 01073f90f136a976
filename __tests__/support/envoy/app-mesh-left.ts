/**
 * What is called after App Mesh and asks nothing of it: the redirect of ECS, the image that sets it on EKS, the annotation
 * at which a controller that is still there leaves a pod alone, and the tags of metrics.
 */
const KEPT =
  /\\*"type\\*": ?(?:\{"constant_value":)?\\*"APPMESH\\*"|aws-appmesh-proxy-route-manager|appmesh\.k8s\.aws\/sidecarInjectorWebhook\\*":\\*"disabled|appmesh\.(?:mesh|virtual_node|virtual_gateway|listener_protocol|listener_port)\b/g;

/** Everything of App Mesh in a configuration or a plan: objects, permissions, endpoints, managed policies, images. */
export function appMeshIn(text: string): string[] {
  return text.replace(KEPT, "").match(/.{0,60}(?:appmesh|app-mesh-).{0,60}/gi) ?? [];
}
