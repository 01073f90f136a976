import { grouped } from "../../grouped";
import type { PlanJson } from "../../plan-json";
import type { Mark } from "../svg";
import { matchText, routeBlock } from "./matches";
import type { Call, DrawnGateway, DrawnMesh, DrawnRoute, DrawnService, Port, Target } from "./model";
import { all, meshObjects, number, only, text } from "./objects";
import type { Block, MeshKind, MeshObject } from "./objects";

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
  [...items].sort((a, b) => compare(a.name, b.name));

/** The meshes of plans, by name. Objects of one mesh in several plans are drawn together. */
export function readMeshes(plans: readonly PlanJson[]): DrawnMesh[] {
  const meshes = grouped(plans.flatMap(meshObjects), ({ mesh }) => mesh);
  return [...meshes].sort(([a], [b]) => compare(a, b)).map(([name, objects]) => new MeshReader(name, objects).read());
}

class MeshReader {
  private readonly byKind: ReadonlyMap<MeshKind, readonly MeshObject[]>;
  private readonly routesOf: ReadonlyMap<string | undefined, readonly MeshObject[]>;
  private readonly gatewayRoutesOf: ReadonlyMap<string | undefined, readonly MeshObject[]>;
  private readonly nodes: ReadonlyMap<string, MeshObject>;
  private readonly routers: ReadonlyMap<string, MeshObject>;

  constructor(
    private readonly name: string,
    objects: readonly MeshObject[],
  ) {
    this.byKind = grouped(objects, ({ kind }) => kind);
    this.routesOf = grouped(this.of("route"), ({ parent }) => parent);
    this.gatewayRoutesOf = grouped(this.of("gatewayRoute"), ({ parent }) => parent);
    this.nodes = new Map(this.of("node").map((node) => [node.name, node]));
    this.routers = new Map(this.of("router").map((router) => [router.name, router]));
  }

  read(): DrawnMesh {
    const services = byName(this.of("service")).map((service) => this.service(service));
    const served = new Set(services.flatMap(({ nodes }) => nodes));
    const lonely = byName(this.of("node")).filter(({ name }) => !served.has(name));
    const nodes = lonely.map((node) => ({ ...keyed("node", node), ports: ports(node) }));
    const gateways = byName(this.of("gateway")).map((gateway) => this.gateway(gateway));
    const { calls, elsewhere } = this.calls(services, gateways);
    return { name: this.name, gateways, services, nodes, calls, elsewhere };
  }

  private of(kind: MeshKind): readonly MeshObject[] {
    return this.byKind.get(kind) ?? [];
  }

  private service(object: MeshObject): DrawnService {
    const provider = only(object.after ?? object.before, "provider");
    const node = text(only(provider, "virtual_node"), "virtual_node_name");
    const router = text(only(provider, "virtual_router"), "virtual_router_name");
    const behind = router === undefined ? [] : (this.routesOf.get(router) ?? []);
    const routes = byName(behind).map((route) => this.route(route));
    const direct = node === undefined ? [] : [this.directly(node)];
    const front = node === undefined ? this.routers.get(router ?? "") : this.nodes.get(node);
    const targets = [...direct, ...routes].flatMap((route) => route.targets);
    const nodes = targets.filter(({ mark }) => mark !== "delete" || object.mark === "delete").map(({ node }) => node);
    return {
      ...keyed("service", object),
      mark: markWith(object.mark, [front, ...routes, ...targets]),
      ports: front === undefined ? [] : ports(front),
      routes: [...direct, ...routes],
      nodes: [...new Set(nodes)].sort(compare),
    };
  }

  private route({ name, mark, before, after }: MeshObject): DrawnRoute {
    const now = routeBlock(after ?? before);
    const then = after === undefined ? [] : targetsOf(routeBlock(before)?.block);
    const targets = targetsOf(now?.block);
    const total = targets.reduce((sum, { weight }) => sum + weight, 0);
    const drawn = targets.map(({ node, weight }): Target => {
      const old = then.find((each) => each.node === node);
      const changed = old === undefined ? "create" : old.weight === weight ? this.nodeMark(node) : "update";
      const share = total === 0 ? undefined : Math.round((weight / total) * 100);
      return { node, weight, share, mark: mark === "create" || mark === "delete" ? mark : changed };
    });
    const left = then.filter(({ node }) => !targets.some((each) => each.node === node));
    const gone = left.map(({ node, weight }): Target => ({ node, weight, share: undefined, mark: "delete" }));
    return { name, mark, protocol: now?.protocol ?? "", match: matchText(now?.block), targets: [...drawn, ...gone] };
  }

  private directly(node: string): DrawnRoute {
    const target: Target = { node, weight: 1, share: 100, mark: this.nodeMark(node) };
    return { name: node, mark: "none", protocol: "", match: "everything", targets: [target] };
  }

  private nodeMark(name: string): Mark {
    return this.nodes.get(name)?.mark ?? "none";
  }

  private gateway(object: MeshObject): DrawnGateway {
    const routes = this.gatewayRoutesOf.get(object.name) ?? [];
    return {
      ...keyed("gateway", object),
      mark: markWith(object.mark, routes),
      ports: ports(object),
      routes: byName(routes).map(({ name, mark, before, after }) => {
        const block = routeBlock(after ?? before)?.block;
        const target = only(only(block, "action"), "target");
        const service = text(only(target, "virtual_service"), "virtual_service_name") ?? "";
        return { name, mark, match: matchText(block), service };
      }),
    };
  }

  private calls(services: readonly DrawnService[], gateways: readonly DrawnGateway[]) {
    const keyOf = new Map(services.map(({ name, key }) => [name, key]));
    const elsewhere = new Set<string>();
    const calls = new Map<string, Call>();
    const add = (from: string, service: string, mark: Mark) => {
      const to = keyOf.get(service) ?? `elsewhere/${service}`;
      if (!keyOf.has(service)) elsewhere.add(service);
      const before = calls.get(`${from} ${to}`);
      // Several nodes of a service may call the same one: what is the same for some of them is no change.
      calls.set(`${from} ${to}`, { from, to, mark: before === undefined || before.mark === mark ? mark : "none" });
    };
    const served = services.flatMap(({ key, nodes }) => nodes.map((node) => ({ key, node })));
    const servicesOf = grouped(served, ({ node }) => node);
    for (const node of this.of("node")) {
      const callers = (servicesOf.get(node.name) ?? []).map(({ key }) => key);
      for (const [service, mark] of backends(node)) {
        for (const from of callers.length === 0 ? [`node/${node.name}`] : callers) add(from, service, mark);
      }
    }
    for (const { key, routes } of gateways) for (const route of routes) add(key, route.service, route.mark);
    const sorted = [...calls.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
    return { calls: sorted, elsewhere: [...elsewhere].sort(compare) };
  }
}

/** A thing with a part that changes has changed, also where its own object in App Mesh stays as it is. */
function markWith(own: Mark, parts: readonly ({ readonly mark: Mark } | undefined)[]): Mark {
  const hasChanged = parts.some((part) => part !== undefined && part.mark !== "none");
  return own === "none" && hasChanged ? "update" : own;
}

function keyed(kind: "service" | "node" | "gateway", { name, mark }: MeshObject) {
  return { key: `${kind}/${name}`, name, mark };
}

function ports({ before, after }: MeshObject): Port[] {
  return all(after ?? before, "listener").flatMap((listener) => {
    const mapping = only(listener, "port_mapping");
    const port = number(mapping, "port");
    return port === undefined ? [] : [{ port, protocol: text(mapping, "protocol") ?? "" }];
  });
}

function targetsOf(route: Block | undefined): { node: string; weight: number }[] {
  const targets = all(only(route, "action"), "weighted_target").map((target) => ({
    node: text(target, "virtual_node") ?? "",
    weight: number(target, "weight") ?? 0,
  }));
  return targets.sort((a, b) => compare(a.node, b.node));
}

function backends({ mark, before, after }: MeshObject): [string, Mark][] {
  const named = (spec: Block | undefined) =>
    all(spec, "backend").flatMap((each) => text(only(each, "virtual_service"), "virtual_service_name") ?? []);
  const then = new Set(named(before));
  const now = new Set(named(after));
  if (mark !== "update") return [...(after === undefined ? then : now)].sort(compare).map((each) => [each, mark]);
  const everything = [...new Set([...then, ...now])].sort(compare);
  return everything.map((each) => [each, !then.has(each) ? "create" : now.has(each) ? "none" : "delete"]);
}
