import { block, blocks, objectKey, ofType, positive, text } from "./blocks";
import type { Side } from "./blocks";
import type { PlannedChange, Values } from "./update";

/** Where a route sends requests. */
export interface Target {
  /** Key of the virtual node. */
  readonly node: string;
  readonly name: string;
  readonly weight: number;
  readonly port: number | undefined;
}

/** A route, or a gateway's route, in one of its two states. */
export interface RouteState {
  readonly change: PlannedChange;
  /** Key of the router or gateway. */
  readonly parent: string;
  /** Port of the parent's listener that it names. */
  readonly port: number | undefined;
  /** Of a route; empty for a gateway's. */
  readonly targets: readonly Target[];
  /** Key of the virtual service that a gateway's route names. */
  readonly service: string | undefined;
}

const KINDS = ["http_route", "http2_route", "grpc_route", "tcp_route"] as const;

/** What has been read of a plan: many rules ask for the same, and a plan may have thousands of routes. */
const READ = new WeakMap<readonly PlannedChange[], Partial<Record<Side, readonly RouteState[]>>>();

/** The routes of virtual routers in one state. */
export function routesAt(changes: readonly PlannedChange[], side: Side): readonly RouteState[] {
  const read = READ.get(changes) ?? {};
  READ.set(changes, read);
  return (read[side] ??= statesOf(ofType(changes, "aws_appmesh_route"), "virtual_router_name", side));
}

/** The routes of virtual gateways in one state. */
export function gatewayRoutesAt(changes: readonly PlannedChange[], side: Side): RouteState[] {
  return statesOf(ofType(changes, "aws_appmesh_gateway_route"), "virtual_gateway_name", side);
}

/** Whether a resource is the same one after the apply. */
export function stays({ action }: PlannedChange): boolean {
  return action === "none" || action === "update";
}

/** Routes by the key of what they belong to: a plan may have thousands of both. */
export function byParent(routes: readonly RouteState[]): ReadonlyMap<string, readonly RouteState[]> {
  return indexed(routes, ({ parent }) => [parent]);
}

/** Routes by the key of each node that they name. */
export function byTarget(
  routes: readonly RouteState[],
  counts: (target: Target) => boolean = () => true,
): ReadonlyMap<string, readonly RouteState[]> {
  return indexed(routes, ({ targets }) => targets.filter(counts).map(({ node }) => node));
}

function indexed(routes: readonly RouteState[], keysOf: (route: RouteState) => readonly string[]) {
  const index = new Map<string, RouteState[]>();
  for (const route of routes) {
    for (const key of new Set(keysOf(route))) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [route]);
      else known.push(route);
    }
  }
  return index;
}

/** Whether requests come to a target. */
export function takesRequests({ weight }: Target): boolean {
  return weight > 0;
}

/** Addresses in a sentence. */
export function addressesOf(routes: readonly { readonly change: PlannedChange }[]): string {
  return [...new Set(routes.map(({ change }) => change.address))].sort().join(", ");
}

function statesOf(changes: readonly PlannedChange[], parent: string, side: Side): RouteState[] {
  return changes.flatMap((change) => {
    const values = change[side];
    if (values === undefined) return [];
    const spec = block(values, "spec");
    const kind = KINDS.find((each) => blocks(spec, each).length > 0);
    const route = kind === undefined ? {} : block(spec, kind);
    const action = block(route, "action");
    const service = text(block(action, "target", "virtual_service"), "virtual_service_name");
    return [
      {
        change,
        parent: objectKey(values, text(values, parent)),
        port: positive(block(route, "match"), "port"),
        targets: blocks(action, "weighted_target").map((target) => targetOf(values, target)),
        service: service === undefined ? undefined : objectKey(values, service),
      },
    ];
  });
}

function targetOf(values: Values, target: Values): Target {
  const name = text(target, "virtual_node") ?? "";
  return {
    node: objectKey(values, name),
    name,
    weight: positive(target, "weight") ?? 0,
    port: positive(target, "port"),
  };
}
