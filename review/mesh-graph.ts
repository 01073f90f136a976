import { actionOf } from "./changes";
import { isRecord, own } from "./json-value";
import type { PlanJson, ResourceChange } from "./plan-json";

/** What becomes of a part of the mesh. */
export type MeshChange = "created" | "changed" | "removed" | "kept";

/** A thing of the mesh. */
export interface MeshThing {
  /** Kind and name; unique in a graph. */
  readonly id: string;
  readonly kind: "gateway" | "service" | "router" | "node";
  readonly name: string;
  readonly change: MeshChange;
  /** Of a listener: `http`, `grpc`, and so on; sorted. */
  readonly protocols: readonly string[];
}

/** A way of calls: from a gateway or a node to a service, from a service to what provides it, from a router to a node. */
export interface MeshLink {
  readonly from: string;
  readonly to: string;
  /** Share of the calls of a route that takes this way. */
  readonly weight?: number;
  /** The route or gateway route; absent for what a node may call and for what provides a service. */
  readonly route?: string;
  readonly change: MeshChange;
}

/** The mesh that a plan makes, with what goes. Things that only other stacks hold are there as kept. */
export interface MeshGraph {
  readonly things: readonly MeshThing[];
  readonly links: readonly MeshLink[];
}

const KINDS = {
  aws_appmesh_virtual_gateway: "gateway",
  aws_appmesh_virtual_service: "service",
  aws_appmesh_virtual_router: "router",
  aws_appmesh_virtual_node: "node",
} as const;

/** Reads the mesh out of several plans together, sorted. */
export function meshGraph(plans: readonly PlanJson[]): MeshGraph {
  const reader = new GraphReader();
  for (const plan of plans)
    for (const change of plan.resource_changes ?? [])
      if (change.mode === "managed" && change.type.startsWith("aws_appmesh_")) reader.read(change);
  return reader.graph();
}

class GraphReader {
  private readonly things = new Map<string, MeshThing>();
  private readonly links = new Map<string, MeshLink>();

  read(resource: ResourceChange): void {
    const { before, after } = resource.change;
    const action = actionOf(resource);
    const change: MeshChange =
      action === "create" ? "created" : action === "delete" ? "removed" : action === "none" ? "kept" : "changed";
    const values = after ?? before ?? {};
    const kind = Object.hasOwn(KINDS, resource.type) ? KINDS[resource.type as keyof typeof KINDS] : undefined;
    const name = textOf(values, "name");
    if (name === undefined) return;
    if (kind !== undefined) {
      const id = `${kind} ${name}`;
      this.things.set(id, { id, kind, name, change, protocols: protocolsOf(values) });
    }
    const now = linksOf(resource.type, name, values);
    const old = change === "changed" ? linksOf(resource.type, name, before ?? {}) : now;
    const known = new Set(old.map(keyOf));
    for (const link of now)
      this.link({
        ...link,
        change: change !== "changed" ? change : known.has(keyOf(link)) ? changed(link, old) : "created",
      });
    const left = new Set(now.map(keyOf));
    for (const link of old) if (!left.has(keyOf(link))) this.link({ ...link, change: "removed" });
  }

  graph(): MeshGraph {
    for (const { from, to } of [...this.links.values()]) for (const id of [from, to]) this.know(id);
    const things = [...this.things.values()].sort((a, b) => compare(a.id, b.id));
    const links = [...this.links.entries()].sort(([a], [b]) => compare(a, b)).map(([, link]) => link);
    return { things, links };
  }

  private link(link: MeshLink): void {
    this.links.set(keyOf(link), link);
  }

  /** What is referred to and stands in another stack. */
  private know(id: string): void {
    if (this.things.has(id)) return;
    const [kind, ...name] = id.split(" ");
    this.things.set(id, { id, kind: kind as MeshThing["kind"], name: name.join(" "), change: "kept", protocols: [] });
  }
}

type BareLink = Omit<MeshLink, "change">;

function linksOf(type: string, name: string, values: unknown): BareLink[] {
  const spec = firstOf(own(values, "spec"));
  if (type === "aws_appmesh_virtual_node") return services(blocks(spec, "backend"), `node ${name}`);
  if (type === "aws_appmesh_virtual_service") {
    const provider = firstOf(own(spec, "provider"));
    const router = textOf(firstOf(own(provider, "virtual_router")), "virtual_router_name");
    const node = textOf(firstOf(own(provider, "virtual_node")), "virtual_node_name");
    const to = router !== undefined ? `router ${router}` : node !== undefined ? `node ${node}` : undefined;
    return to === undefined ? [] : [{ from: `service ${name}`, to }];
  }
  if (type === "aws_appmesh_route") {
    const from = `router ${textOf(values, "virtual_router_name") ?? ""}`;
    return routesIn(spec).flatMap((route) =>
      blocks(firstOf(own(route, "action")), "weighted_target").flatMap((target) => {
        const node = textOf(target, "virtual_node");
        const weight = own(target, "weight");
        if (node === undefined) return [];
        return [{ from, to: `node ${node}`, route: name, ...(typeof weight === "number" ? { weight } : {}) }];
      }),
    );
  }
  if (type === "aws_appmesh_gateway_route") {
    const from = `gateway ${textOf(values, "virtual_gateway_name") ?? ""}`;
    return routesIn(spec).flatMap((route) => {
      const target = firstOf(own(firstOf(own(route, "action")), "target"));
      const service = textOf(firstOf(own(target, "virtual_service")), "virtual_service_name");
      return service === undefined ? [] : [{ from, to: `service ${service}`, route: name }];
    });
  }
  return [];
}

function services(backends: readonly unknown[], from: string): BareLink[] {
  return backends.flatMap((backend) => {
    const service = textOf(firstOf(own(backend, "virtual_service")), "virtual_service_name");
    return service === undefined ? [] : [{ from, to: `service ${service}` }];
  });
}

/** The specs of a route, whatever their protocol. */
function routesIn(spec: unknown): unknown[] {
  return ["grpc_route", "http2_route", "http_route", "tcp_route"].flatMap((kind) => blocks(spec, kind));
}

function protocolsOf(values: unknown): string[] {
  const listeners = blocks(firstOf(own(values, "spec")), "listener");
  const found = listeners.flatMap((listener) => textOf(firstOf(own(listener, "port_mapping")), "protocol") ?? []);
  return [...new Set(found)].sort();
}

/** A link whose weight changes, changes. */
function changed(link: BareLink, old: readonly BareLink[]): MeshChange {
  const before = old.find((each) => keyOf(each) === keyOf(link));
  return before?.weight === link.weight ? "kept" : "changed";
}

function keyOf({ from, to, route = "" }: BareLink): string {
  return JSON.stringify([from, to, route]);
}

function blocks(value: unknown, key: string): unknown[] {
  const list = own(value, key);
  return Array.isArray(list) ? list.filter(isRecord) : isRecord(list) ? [list] : [];
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function textOf(value: unknown, key: string): string | undefined {
  const text = own(value, key);
  return typeof text === "string" && text !== "" ? text : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
