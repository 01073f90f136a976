import { selectorOf } from "../../../deployment";
import type { MeshModel, MeshPod, VirtualNode } from "../../../deployment";
import type { ManifestContext } from "./context";
import type { ServiceManifest, TextMap } from "./types";

/**
 * The Services by which the mesh's names resolve: one for each virtual node, where its Envoys' callers find it, and one
 * for each service of several versions, whose name the callers' containers dial.
 */
export function serviceManifests(
  context: ManifestContext,
  model: MeshModel,
  pods: readonly MeshPod[],
): ServiceManifest[] {
  const made = new Map<string, ServiceManifest>();
  const everyPod = new Set(model.virtualNodes.filter(findsEveryPod).map(({ virtualNodeName }) => virtualNodeName));
  for (const pod of pods) {
    const { node } = pod.node;
    const plain = service(context, node, selectorOf(pod), [pod.service.port]);
    made.set(node, everyPod.has(node) ? { ...plain, spec: { ...plain.spec, clusterIP: "None" } } : plain);
  }
  for (const { node, service: of } of pods) {
    if (made.has(node.service)) continue;
    made.set(node.service, service(context, node.service, { "app.kubernetes.io/name": node.service }, [of.port]));
  }
  return [...made.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** Whether callers ask for every host of a node: its name then stands for its pods, not for one address before them. */
function findsEveryPod({ spec }: VirtualNode): boolean {
  return spec.serviceDiscovery?.dns?.responseType === "ENDPOINTS";
}

/** One Service of the cluster. */
export function service(
  context: ManifestContext,
  name: string,
  selector: TextMap,
  ports: readonly number[],
): ServiceManifest {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: context.namespace, labels: context.labels(selector) },
    spec: {
      type: "ClusterIP",
      selector: { "app.kubernetes.io/part-of": context.deployment.name, ...selector },
      ports: ports.map((port) => ({ name: `port-${port}`, port, targetPort: port, protocol: "TCP" })),
    },
  };
}
