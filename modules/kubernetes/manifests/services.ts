import { selectorOf } from "../../../deployment";
import type { MeshPod } from "../../../deployment";
import type { ManifestContext } from "./context";
import type { ServiceManifest, TextMap } from "./types";

/**
 * The Services by which the mesh's names resolve: one for each virtual node, where its Envoys' callers find it, and one
 * for each service of several versions, whose name the callers' containers dial.
 */
export function serviceManifests(context: ManifestContext, pods: readonly MeshPod[]): ServiceManifest[] {
  const made = new Map<string, ServiceManifest>();
  for (const pod of pods) {
    made.set(pod.node.node, service(context, pod.node.node, selectorOf(pod), [pod.service.port]));
  }
  for (const { node, service: of } of pods) {
    if (made.has(node.service)) continue;
    made.set(node.service, service(context, node.service, { "app.kubernetes.io/name": node.service }, [of.port]));
  }
  return [...made.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
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
