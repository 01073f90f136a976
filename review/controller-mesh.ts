import { actionOf, managedChanges } from "./changes";
import { isRecord, own } from "./json-value";
import { withBlocks } from "./nested-blocks";
import type { PlanJson, ResourceChange } from "./plan-json";

type Values = Readonly<Record<string, unknown>>;

/** Keys that Terraform's resources of App Mesh spell otherwise than in snake case. */
const BLOCKS: Readonly<Record<string, string>> = {
  backends: "backend",
  headers: "header",
  listeners: "listener",
  queryParameters: "query_parameter",
  weightedTargets: "weighted_target",
};

/** Kinds of the objects of a mesh, as Terraform calls its own. */
const KINDS: Readonly<Record<string, string>> = {
  Mesh: "mesh",
  VirtualNode: "virtual_node",
  VirtualRouter: "virtual_router",
  VirtualService: "virtual_service",
  VirtualGateway: "virtual_gateway",
  GatewayRoute: "gateway_route",
};

/**
 * The changes of a mesh that App Mesh's controller owns, as if its objects were Terraform's own resources of App Mesh: what
 * reads one reads the other. A router's routes are changes of their own.
 */
export function controllerChanges(plan: PlanJson): ResourceChange[] {
  const found = managedChanges(plan).filter(({ type, change }) => type === "kubernetes_manifest" && isOfMesh(change));
  if (found.length === 0) return [];
  const names = new MeshNames(found);
  return found.flatMap((each) => names.changesOf(each));
}

function isOfMesh({ before, after }: ResourceChange["change"]): boolean {
  return textIn(manifestIn(after ?? before), "apiVersion")?.startsWith("appmesh.k8s.aws/") === true;
}

/** What the objects of a plan are called in App Mesh, by what they are called in the cluster. */
class MeshNames {
  private readonly known = new Map<string, string>();
  private readonly gateways: { readonly name: string; readonly routes: Values }[] = [];
  private readonly mesh: string;

  constructor(changes: readonly ResourceChange[]) {
    let mesh = "";
    for (const { change } of changes) {
      const manifest = manifestIn(change.after ?? change.before);
      const kind = textIn(manifest, "kind") ?? "";
      const name = awsNameOf(manifest);
      if (kind === "Mesh") mesh = name;
      this.known.set(`${kind} ${nameIn(manifest)}`, name);
      const routes = own(own(own(manifest, "spec"), "gatewayRouteSelector"), "matchLabels");
      if (kind === "VirtualGateway" && isRecord(routes)) this.gateways.push({ name, routes });
    }
    this.mesh = mesh;
  }

  changesOf(resource: ResourceChange): ResourceChange[] {
    const [before, after] = [resource.change.before, resource.change.after].map(manifestIn);
    const kind = textIn(after ?? before, "kind") ?? "";
    if (!Object.hasOwn(KINDS, kind)) return [];
    const values = (manifest: Values | undefined) => (manifest === undefined ? null : this.values(kind, manifest));
    const object = changeOf(resource, KINDS[kind]!, resource.name, values(before), values(after));
    return [object, ...(kind === "VirtualRouter" ? this.routesOf(resource, before, after) : [])];
  }

  private values(kind: string, manifest: Values): Values {
    const { routes: _routes, ...spec } = (own(manifest, "spec") ?? {}) as Values;
    const parent = kind === "GatewayRoute" ? { virtual_gateway_name: this.gatewayOf(manifest) } : {};
    return { mesh_name: this.mesh, name: awsNameOf(manifest), ...parent, spec: [withBlocks(this.block(spec))] };
  }

  /** The gateway whose selector has the labels of a gateway route. */
  private gatewayOf(route: Values): string {
    const labels = own(own(route, "metadata"), "labels");
    const selects = (routes: Values) => Object.entries(routes).every(([key, value]) => own(labels, key) === value);
    return this.gateways.find(({ routes }) => selects(routes))?.name ?? "";
  }

  private routesOf(resource: ResourceChange, before: Values | undefined, after: Values | undefined): ResourceChange[] {
    const [was, is] = [this.routesIn(before), this.routesIn(after)];
    return [...new Set([...was.keys(), ...is.keys()])]
      .sort()
      .map((name) => changeOf(resource, "route", `${resource.name}--${name}`, was.get(name), is.get(name)));
  }

  private routesIn(router: Values | undefined): ReadonlyMap<string, Values> {
    const routes = own(own(router, "spec"), "routes");
    const virtual = router === undefined ? "" : awsNameOf(router);
    return new Map(
      (Array.isArray(routes) ? routes.filter(isRecord) : []).map(({ name, ...spec }) => [
        String(name),
        { mesh_name: this.mesh, name, virtual_router_name: virtual, spec: [withBlocks(this.block(spec))] },
      ]),
    );
  }

  /** A part of an object in the words of Terraform's resources. */
  private block(part: Values, within = ""): Values {
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => {
        const kind = /^(virtual(?:Node|Router|Service))(Ref|ARN)$/.exec(key);
        if (kind === null) return [BLOCKS[key] ?? snakeCase(key), this.inside(value, key)];
        const type = snakeCase(kind[1]!);
        const name = kind[2] === "ARN" ? String(value).split("/").slice(3).join("/") : this.referred(kind[1]!, value);
        return [within === "weightedTargets" ? type : `${type}_name`, name];
      }),
    );
  }

  private inside(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.inside(item, key));
    return isRecord(value) ? this.block(value, key) : value;
  }

  private referred(kind: string, reference: unknown): string {
    const name = textIn(reference, "name") ?? "";
    return this.known.get(`${kind.replace(/^v/, "V")} ${name}`) ?? name;
  }
}

/** A change of one object, marked as its own: of a router that changes, a route may stay as it is. */
function changeOf(
  resource: ResourceChange,
  type: string,
  name: string,
  before: Values | null | undefined,
  after: Values | null | undefined,
): ResourceChange {
  const whole = actionOf(resource);
  const actions =
    before == null
      ? ["create"]
      : after == null
        ? ["delete"]
        : whole === "replace"
          ? resource.change.actions
          : [JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update"];
  const change = { actions, before: before ?? null, after: after ?? null };
  return { ...resource, type: `aws_appmesh_${type}`, name, change };
}

function manifestIn(values: Values | null | undefined): Values | undefined {
  const manifest = own(values, "manifest");
  return isRecord(manifest) ? manifest : undefined;
}

function nameIn(manifest: Values | undefined): string {
  return textIn(own(manifest, "metadata"), "name") ?? "";
}

/** Name in App Mesh; one that is not given is the controller's choice, of which the object's own is the beginning. */
function awsNameOf(manifest: Values | undefined): string {
  return textIn(own(manifest, "spec"), "awsName") ?? nameIn(manifest);
}

function textIn(value: unknown, key: string): string | undefined {
  const text = own(value, key);
  return typeof text === "string" && text !== "" ? text : undefined;
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
