import { child, descend, textAt } from "../cursor";
import type { Cursor } from "../cursor";
import { defaultName, labelsOf, resourceOf, selects } from "./resources";
import type { Resource, ResourceKind } from "./resources";

/** All manifests of the input together, as a cluster would hold them: references are looked up in it. */
export class Cluster {
  private readonly resources = new Map<string, Resource>();
  private readonly namespaces = new Map<string, ReadonlyMap<string, string>>();

  constructor(manifests: readonly Cursor[]) {
    for (const manifest of manifests) {
      const resource = resourceOf(manifest);
      if (resource !== undefined) this.resources.set(keyOf(resource.kind, resource.namespace, resource.name), resource);
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

  /** Name in App Mesh of a resource, also of one that the input does not hold. */
  awsName(kind: ResourceKind, namespace: string, name: string): string {
    return this.find(kind, namespace, name)?.awsName ?? defaultName(kind, name, namespace);
  }

  /** Name in App Mesh of the mesh that a resource is in; undefined when the input does not tell. */
  meshOf(resource: Resource): string | undefined {
    const referred = descend(resource.at, "spec", "meshRef");
    const name = referred && textAt(referred, "name");
    if (name !== undefined) return this.awsName("Mesh", "", name);
    const meshes = this.all("Mesh");
    const selecting = meshes.filter((mesh) => this.selectsNamespace(mesh, resource.namespace));
    const candidates = selecting.length > 0 ? selecting : meshes;
    return candidates.length === 1 ? candidates[0]!.awsName : undefined;
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
    const candidates = selecting.length > 0 ? selecting : gateways;
    return candidates.length === 1 ? candidates[0]!.awsName : undefined;
  }

  private all(kind: ResourceKind): Resource[] {
    return [...this.resources.values()].filter((resource) => resource.kind === kind);
  }

  private selectsNamespace({ at }: Resource, namespace: string): boolean {
    const selector = descend(at, "spec", "namespaceSelector");
    if (selector === undefined) return false;
    // Kubernetes labels every namespace with its name.
    const own = ["kubernetes.io/metadata.name", namespace] as const;
    return selects(selector, new Map([...(this.namespaces.get(namespace) ?? []), own]));
  }
}

function selectsRoute(gateway: Resource, route: Resource): boolean {
  const selector = descend(gateway.at, "spec", "gatewayRouteSelector");
  return selector === undefined || selects(selector, labelsOf(route.at));
}

function keyOf(kind: ResourceKind, namespace: string, name: string): string {
  return JSON.stringify(kind === "Mesh" ? [kind, name] : [kind, namespace, name]);
}
