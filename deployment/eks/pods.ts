import { createHash } from "node:crypto";
import { nodesOfService } from "../mesh";
import type { NodeOfService } from "../mesh";
import { outpostMeant } from "../outposts";
import type { Deployment, EksWorkload, Service } from "../schema";
import { eksOf } from "./options";

/** The pods of one virtual node, with the version's own settings laid over the service's. */
export interface MeshPod {
  readonly node: NodeOfService;
  readonly service: Service;
  readonly pod: Omit<EksWorkload, "versions" | "image"> & { readonly image: string };
  /** Name of the Outpost that they run on; undefined when the deployment has no network. */
  readonly outpost: string | undefined;
}

/** The pods of a deployment, sorted by virtual node. Workloads without a service or an image are left to the rules. */
export function podsOf(deployment: Deployment): MeshPod[] {
  return Object.entries(eksOf(deployment)?.services ?? {})
    .flatMap(([name, { versions, ...workload }]) => {
      const service = Object.hasOwn(deployment.services ?? {}, name) ? deployment.services?.[name] : undefined;
      if (service === undefined) return [];
      return nodesOfService(name, service).flatMap((node): MeshPod[] => {
        const own = Object.fromEntries(
          Object.entries(versions[node.version ?? ""] ?? {}).filter(([, value]) => value !== undefined),
        );
        const pod = { ...workload, ...own };
        const outpost = outpostMeant(deployment, workload.outpost)?.name;
        return pod.image === undefined ? [] : [{ node, service, outpost, pod: { ...pod, image: pod.image } }];
      });
    })
    .sort((a, b) => (a.node.node < b.node.node ? -1 : 1));
}

/** Labels by which the pods of one virtual node are known. */
export function selectorOf({ node }: Pick<MeshPod, "node">): Readonly<Record<string, string>> {
  return { "app.kubernetes.io/instance": node.node, "app.kubernetes.io/name": node.service };
}

/** All labels of the pods of one virtual node. */
export function podLabels(deployment: Deployment, mesh: MeshPod): Readonly<Record<string, string>> {
  const version: Record<string, string> =
    mesh.node.version === undefined ? {} : { "app.kubernetes.io/version": mesh.node.version };
  return { ...mesh.pod.labels, "app.kubernetes.io/part-of": deployment.name, ...version, ...selectorOf(mesh) };
}

/** Labels by which the pods of a virtual gateway are known. */
export function gatewaySelector(gateway: string): Readonly<Record<string, string>> {
  return { "app.kubernetes.io/component": "virtual-gateway", "app.kubernetes.io/instance": kubernetesName(gateway) };
}

/**
 * A name of Kubernetes (a DNS label) from one of App Mesh, which allows more: the same where it is one already, otherwise
 * what is left of it with eight digits of a hash, so that no two names become one.
 */
export function kubernetesName(name: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return name;
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${plain.slice(0, 54).replace(/-+$/, "") || "x"}-${hash}`;
}
