import type { ControlPlane, Deployment } from "../schema";
import type { Service } from "../schema";

/** How Envoys find tasks, with the default filled in. */
export type Discovery = NonNullable<NonNullable<Deployment["mesh"]>["discovery"]>;

/** Name of the mesh: the given one, otherwise the deployment's. */
export function meshName(deployment: Deployment): string {
  return deployment.mesh?.meshName ?? deployment.name;
}

/** What the mesh is rendered as: App Mesh's objects unless the deployment says otherwise. */
export function controlPlaneOf({ mesh }: Pick<Deployment, "mesh">): ControlPlane {
  return mesh?.controlPlane ?? "app-mesh";
}

/**
 * Discovery of the mesh: the given one, otherwise Cloud Map with the namespace `NAME.internal`; on EKS the names of the
 * cluster's own Services.
 */
export function discoveryOf(deployment: Deployment): Discovery {
  const { mesh, name, workloads } = deployment;
  if (mesh?.discovery !== undefined) return mesh.discovery;
  if (workloads?.platform === "eks") {
    return { type: "dns", domain: `${workloads.namespace ?? name}.svc.cluster.local`, responseType: "LOADBALANCER" };
  }
  return { type: "cloud-map", namespace: `${name}.internal`, existing: false };
}

/** Domain under which virtual services and nodes are named. */
export function meshDomain(deployment: Deployment): string {
  const discovery = discoveryOf(deployment);
  return discovery.type === "cloud-map" ? discovery.namespace : discovery.domain;
}

/** Name that callers dial: the virtual service's. A name with a dot is one already. */
export function virtualServiceName(deployment: Deployment, service: string): string {
  return service.includes(".") ? service : `${service}.${meshDomain(deployment)}`;
}

/** One virtual node of a service: one for each version, or a single one with the service's name. */
export interface NodeOfService {
  readonly service: string;
  /** Undefined when the service has no versions. */
  readonly version?: string;
  readonly node: string;
  readonly weight: number;
}

/** The nodes of a service, sorted by version. */
export function nodesOfService(name: string, service: Service): NodeOfService[] {
  if (service.versions === undefined) return [{ service: name, node: name, weight: 100 }];
  return Object.keys(service.versions)
    .sort()
    .map((version) => ({
      service: name,
      version,
      node: `${name}-${version}`,
      weight: service.versions![version]!.weight,
    }));
}
