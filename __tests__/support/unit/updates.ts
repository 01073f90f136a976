import type { PlannedAction, PlannedChange } from "../../../rules";

type Values = Readonly<Record<string, unknown>>;

/** A change of a resource from one state to another; a missing state makes it a creation or a deletion. */
export function moved(
  type: string,
  name: string,
  before: Values | undefined,
  after: Values | undefined,
  action?: PlannedAction,
): PlannedChange {
  const natural = before === undefined ? "create" : after === undefined ? "delete" : "update";
  const same = JSON.stringify(before) === JSON.stringify(after);
  return {
    address: `${type}.${name}`,
    type,
    action: action ?? (same ? "none" : natural),
    ...(before && { before }),
    ...(after && { after }),
  };
}

const inMesh = (name: string, spec: Values) => ({ name, mesh_name: "orders", spec: [spec] });

/** A listener as `port protocol` or `port protocol TLS`. */
const listener = (words: string) => {
  const [port, protocol, mode] = words.split(" ");
  return { port_mapping: [{ port: Number(port), protocol }], tls: mode === undefined ? [] : [{ mode }] };
};

/** A virtual node, router or gateway with listeners like `8080 http`. */
export function listening(name: string, ...listeners: readonly string[]): Values {
  return inMesh(name, { listener: listeners.map(listener) });
}

/** A route of the router `shop` with targets like `v1 90` or `v1 90 8080`. */
export function route(kind: string, targets: readonly string[], port?: number): Values {
  const weighted_target = targets.map((words) => {
    const [virtual_node, weight, at] = words.split(" ");
    return { virtual_node, weight: Number(weight), port: at === undefined ? 0 : Number(at) };
  });
  const spec = { [`${kind}_route`]: [{ match: [{ port: port ?? 0 }], action: [{ weighted_target }] }] };
  return { ...inMesh("all", spec), virtual_router_name: "shop" };
}

/** A route of the gateway `door` to a virtual service. */
export function gatewayRoute(kind: string, service: string, port?: number): Values {
  const target = [{ virtual_service: [{ virtual_service_name: service }] }];
  const spec = { [`${kind}_route`]: [{ match: [{ port: port ?? 0 }], action: [{ target }] }] };
  return { ...inMesh("in", spec), virtual_gateway_name: "door" };
}

/** A virtual service whose provider is a node or a router. */
export function service(name: string, kind: "node" | "router", provider: string): Values {
  const key = `virtual_${kind}`;
  return inMesh(name, { provider: [{ [key]: [{ [`${key}_name`]: provider }] }] });
}

/** A mesh with an egress filter. */
export function mesh(name: string, egress?: string): Values {
  return { name, spec: egress === undefined ? [] : [{ egress_filter: [{ type: egress }] }] };
}
