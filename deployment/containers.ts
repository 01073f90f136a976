import { nodesOfService } from "./mesh";
import type { NodeOfService } from "./mesh";
import type { Deployment, Service, Workload } from "./schema";

/** The container that runs one virtual node, with the version's own settings laid over the service's. */
export interface NodeContainer {
  readonly node: NodeOfService;
  readonly service: Service;
  readonly container: Omit<Workload, "versions" | "image"> & { readonly image: string };
}

/** The containers of a deployment, sorted by virtual node. Workloads without a service or an image are left to the rules. */
export function containersOf(deployment: Deployment): NodeContainer[] {
  return Object.entries(deployment.workloads?.services ?? {})
    .flatMap(([name, { versions, ...workload }]) => {
      const service = deployment.services?.[name];
      if (service === undefined) return [];
      return nodesOfService(name, service).flatMap((node) => {
        const own = definedOnly(versions[node.version ?? ""] ?? {});
        const container = { ...workload, ...own };
        return container.image === undefined
          ? []
          : [{ node, service, container: { ...container, image: container.image } }];
      });
    })
    .sort((a, b) => (a.node.node < b.node.node ? -1 : 1));
}

function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>;
}
