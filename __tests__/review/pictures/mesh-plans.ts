import type { ResourceChange } from "../../../review";
import { change } from "../../support/unit/plans";

type Values = Readonly<Record<string, unknown>>;

/** An object of App Mesh in a plan: before and after are its spec. */
function object(type: string, name: string, before: Values | null, after: Values | null, parent: Values = {}) {
  const values = (spec: Values | null) => (spec === null ? null : { mesh_name: "shop", name, spec: [spec], ...parent });
  const same = JSON.stringify(before) === JSON.stringify(after);
  const actions = before === null ? ["create"] : after === null ? ["delete"] : same ? ["no-op"] : ["update"];
  return change(`aws_appmesh_${type}`, name.replace(/\W/g, "-"), actions, values(after), values(before));
}

const listener = (port: number, protocol = "http") => ({ listener: [{ port_mapping: [{ port, protocol }] }] });

export function node(name: string, calls: readonly string[], before: readonly string[] | null = calls): ResourceChange {
  const spec = (backends: readonly string[]) => ({
    ...listener(8080),
    backend: backends.map((service) => ({ virtual_service: [{ virtual_service_name: service }] })),
  });
  return object("virtual_node", name, before === null ? null : spec(before), spec(calls));
}

/** A service behind a router with one route; weights by node, before and after. */
export function routed(
  name: string,
  weights: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>> | null = weights,
): ResourceChange[] {
  const route = (targets: Readonly<Record<string, number>>) => ({
    http_route: [
      {
        match: [{ prefix: "/" }],
        action: [
          { weighted_target: Object.entries(targets).map(([target, weight]) => ({ virtual_node: target, weight })) },
        ],
      },
    ],
  });
  const service = { provider: [{ virtual_router: [{ virtual_router_name: name }] }] };
  const kept = before === null ? null : service;
  return [
    object("virtual_service", `${name}.shop.internal`, kept, service),
    object("virtual_router", name, before === null ? null : listener(8080), listener(8080)),
    object("route", name, before === null ? null : route(before), route(weights), { virtual_router_name: name }),
  ];
}

export function gateway(name: string, service: string): ResourceChange[] {
  const action = { target: [{ virtual_service: [{ virtual_service_name: service }] }] };
  const spec = { http_route: [{ match: [{ prefix: "/orders" }], action: [action] }] };
  return [
    object("virtual_gateway", name, listener(8443), listener(8443)),
    object("gateway_route", `${name}-orders`, null, spec, { virtual_gateway_name: name }),
  ];
}

export function removedService(name: string): ResourceChange {
  const spec = { provider: [{ virtual_node: [{ virtual_node_name: name }] }] };
  return object("virtual_service", `${name}.shop.internal`, spec, null);
}
