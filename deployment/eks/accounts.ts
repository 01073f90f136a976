import type { Deployment } from "../schema";
import { eksNamespace, eksOf } from "./options";
import { kubernetesName, podsOf } from "./pods";

/** A service account of Kubernetes whose pods need AWS: an Envoy is one object of the mesh, the controller owns it all. */
export interface MeshAccount {
  readonly kind: "virtualNode" | "virtualGateway" | "controller";
  /** Name of the object in App Mesh; of the controller, its own. */
  readonly object: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Name of the IAM role, where service accounts have roles: the stack in AWS and the one in the cluster meet by it. */
  readonly roleName: string;
}

/** Namespace of App Mesh's controller. */
export const CONTROLLER_NAMESPACE = "appmesh-system";
const CONTROLLER = "appmesh-controller";

/** The service accounts of a deployment on EKS, sorted by role. */
export function meshAccountsOf(deployment: Deployment): MeshAccount[] {
  const platform = eksOf(deployment);
  if (platform === undefined) return [];
  const namespace = eksNamespace(deployment);
  const account = (kind: MeshAccount["kind"], object: string, serviceAccount: string, inside = namespace) => ({
    kind,
    object,
    namespace: inside,
    serviceAccount,
    roleName: `${deployment.name}-${serviceAccount}`,
  });
  const all = [
    ...podsOf(deployment).map(({ node }) => account("virtualNode", node.node, node.node)),
    ...Object.keys(platform.gateways).map((name) => account("virtualGateway", name, gatewayObjectName(name))),
    ...(platform.injection === "controller"
      ? [account("controller", CONTROLLER, CONTROLLER, CONTROLLER_NAMESPACE)]
      : []),
  ];
  return all.sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
}

/** Name in Kubernetes of what runs a virtual gateway. */
export function gatewayObjectName(gateway: string): string {
  return `gateway-${kubernetesName(gateway)}`;
}
