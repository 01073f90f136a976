import type { ObjectValue } from "../values";
import { block, blocks } from "./ledger";
import type { Ledger } from "./ledger";

const KINDS = { http_route: "http", http2_route: "http2", grpc_route: "grpc", tcp_route: "tcp" } as const;

/** A listener of a router or gateway. */
export interface Listener {
  readonly port: number;
  readonly protocol: string;
}

/** What a route says that its router or gateway must fit. */
export interface RouteTerms {
  readonly name: string;
  readonly protocol: string | undefined;
  /** Port of the listener that it is for; undefined when it names none. */
  readonly port: number | undefined;
  /** Virtual nodes that it sends to. */
  readonly nodes: readonly string[];
  /** Virtual service that a gateway's route sends to. */
  readonly service: string | undefined;
}

export function listenersOf(values: ObjectValue): Listener[] {
  return blocks(block(values, "spec"), "listener").map((listener) => {
    const { port, protocol } = block(listener, "port_mapping");
    return { port: Number(port), protocol: String(protocol) };
  });
}

export function routeTerms(values: ObjectValue): RouteTerms {
  const spec = block(values, "spec");
  const kind = Object.keys(KINDS).find((each) => blocks(spec, each).length > 0) as keyof typeof KINDS | undefined;
  const route = kind === undefined ? {} : block(spec, kind);
  const port = Number(block(route, "match")["port"] ?? 0);
  const service = block(route, "action", "target", "virtual_service")["virtual_service_name"];
  return {
    name: String(values["name"]),
    protocol: kind && KINDS[kind],
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    nodes: blocks(block(route, "action"), "weighted_target").map((target) => String(target["virtual_node"])),
    service: typeof service === "string" ? service : undefined,
  };
}

/** The routes of a router, or of a gateway. */
export function routesIn(ledger: Ledger, parent: ObjectValue, kind: "router" | "gateway"): ObjectValue[] {
  const type = kind === "router" ? "aws_appmesh_route" : "aws_appmesh_gateway_route";
  return ledger
    .all(type)
    .filter((route) => sameMesh(route, parent) && route[`virtual_${kind}_name`] === parent["name"]);
}

export function sameMesh(a: ObjectValue, b: ObjectValue): boolean {
  return a["mesh_name"] === b["mesh_name"];
}
