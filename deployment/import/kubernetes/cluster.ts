import { child, descend, textAt } from "../cursor";
import type { Cursor } from "../cursor";
import { defaultName, labelsOf, resourceOf, selects } from "./resources";
import type { Resource, ResourceKind } from "./resources";

/** All manifests of the input together, as a cluster would hold them: references are looked up in it. */
export class Cluster {
  private readonly resources = new Map<string, Resource>();
  private readonly byKind = new Map<ResourceKind, Resource[]>();
  private readonly meshOfNamespace = new Map<string, string | undefined>();
  private readonly namespaces = new Map<string, ReadonlyMap<string, string>>();

  constructor(manifests: readonly Cursor[]) {
    for (const manifest of manifests) {
      const resource = resourceOf(manifest);
      if (resource !== undefined) this.add(resource);
      if (textAt(manifest, "kind") === "Namespace" && textAt(manifest, "apiVersion") === "v1") {
        const name = textAt(child(manifest, "metadata") ?? manifest, "name");
        if (name !== undefined) this.namespaces.set(name, labelsOf(manifest));
      }
    }
  }

  /** The resource with a name; undefined when the input does not hold it. */
  find(kind: ResourceKind, namespace: string, name: string): Resource | undefined {
    return this.resources.get(keyOf(kind, namespace, name));
  }

  /** All resources of a kind, in the order of the input. */
  all(kind: ResourceKind): readonly Resource[] {
    return this.byKind.get(kind) ?? [];
  }

  /** Name in App Mesh of a resource, also of one that the input does not hold. */
  awsName(kind: ResourceKind, namespace: string, name: string): string {
    return this.find(kind, namespace, name)?.awsName ?? defaultName(kind, name, namespace);
  }

  /** Name in App Mesh of the mesh that a resource is in; undefined when the input does not tell. */
  meshOf(resource: Resource): string | undefined {
    const referred = descend(resource.at, "spec", "meshRef");
    const name = referred && textAt(referred, "name");
    if (name !== undefined) return this.awsName("Mesh", "", name);
    if (!this.meshOfNamespace.has(resource.namespace)) {
      const meshes = this.all("Mesh");
      const selecting = meshes.filter((mesh) => this.selectsNamespace(mesh, resource.namespace));
      this.meshOfNamespace.set(resource.namespace, only(selecting.length > 0 ? selecting : meshes)?.awsName);
    }
    return this.meshOfNamespace.get(resource.namespace);
  }

  /** Name in App Mesh of the gateway that a gateway route belongs to; undefined when the input does not tell. */
  gatewayOf(route: Resource): string | undefined {
    const referred = descend(route.at, "spec", "virtualGatewayRef");
    const name = referred && textAt(referred, "name");
    if (name !== undefined) {
      return this.awsName("VirtualGateway", textAt(referred!, "namespace") ?? route.namespace, name);
    }
    const mesh = this.meshOf(route);
    const gateways = this.all("VirtualGateway").filter((gateway) => this.meshOf(gateway) === mesh);
    const selecting = gateways.filter(
      (gateway) => this.selectsNamespace(gateway, route.namespace) && selectsRoute(gateway, route),
    );
    return only(selecting.length > 0 ? selecting : gateways)?.awsName;
  }

  private add(resource: Resource): void {
    const key = keyOf(resource.kind, resource.namespace, resource.name);
    // The same manifest may be given twice; whether both say the same is compared later.
    if (!this.resources.has(key)) this.listOf(resource.kind).push(resource);
    this.resources.set(key, resource);
  }

  private listOf(kind: ResourceKind): Resource[] {
    const list = this.byKind.get(kind) ?? [];
    this.byKind.set(kind, list);
    return list;
  }

  private selectsNamespace({ at }: Resource, namespace: string): boolean {
    const selector = descend(at, "spec", "namespaceSelector");
    if (selector === undefined) return false;
    // Kubernetes labels every namespace with its name.
    const own = ["kubernetes.io/metadata.name", namespace] as const;
    return selects(selector, new Map([...(this.namespaces.get(namespace) ?? []), own]));
  }
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function selectsRoute(gateway: Resource, route: Resource): boolean {
  const selector = descend(gateway.at, "spec", "gatewayRouteSelector");
  return selector === undefined || selects(selector, labelsOf(route.at));
}

function keyOf(kind: ResourceKind, namespace: string, name: string): string {
  return JSON.stringify(kind === "Mesh" ? [kind, name] : [kind, namespace, name]);
}
