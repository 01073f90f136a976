import { meshIndex, partsOfGatewayRoute, partsOfRoute } from "../mesh-model";
import type { GatewayRoutePart, Path, Placed, RoutePart } from "../mesh-model";
import type { Subject } from "../rule";

/** What a route matches, so that two routes can be compared without comparing each with each. */
export interface RouteMatch {
  readonly label: string;
  readonly name: string;
  readonly priority: number | undefined;
  readonly path: Path;
  /** Conditions besides the path; undefined asks for nothing. */
  readonly conditions: readonly (string | undefined)[];
  readonly url: { readonly kind: "prefix" | "exact" | "regex" | "none"; readonly text: string };
}

/** The matches of all routes under each router and each gateway. */
export function* routesTogether(subject: Subject): Iterable<readonly RouteMatch[]> {
  const { routesByRouter, gatewayRoutesByGateway } = meshIndex(subject);
  for (const routes of routesByRouter.values()) {
    if (routes.length > 1) yield routes.flatMap((route) => [...partsOfRoute(route)].map(ofRoute));
  }
  for (const routes of gatewayRoutesByGateway.values()) {
    if (routes.length > 1) yield routes.flatMap((route) => [...partsOfGatewayRoute(route)].map(ofGatewayRoute));
  }
}

/** A key that two matches share exactly when they match the same. */
export function keyOf({ conditions, url }: RouteMatch): string {
  return JSON.stringify([conditions.map((each) => each ?? null), url.kind, url.text]);
}

type Part = RoutePart | GatewayRoutePart;

function base({ at, kind }: Part, { label, name, value }: Placed<{ spec: { priority?: number } }>) {
  return { label, name, priority: value.spec.priority, path: at("match"), kind };
}

function ofRoute(part: RoutePart): RouteMatch {
  const { http, grpc, port } = part;
  const { kind, ...rest } = base(part, part.route);
  return {
    ...rest,
    // The kind never generalises: a grpc route says nothing about http traffic.
    conditions: [
      text(port),
      http?.method,
      http?.scheme,
      grpc?.serviceName,
      grpc?.methodName,
      unordered(http?.headers ?? grpc?.metadata),
      unordered(http?.queryParameters),
    ],
    url: { ...urlOf(http), text: `${kind} ${urlOf(http).text}` },
  };
}

function ofGatewayRoute(part: GatewayRoutePart): RouteMatch {
  const match = part.http?.match;
  const grpc = part.grpc?.match;
  const { kind, ...rest } = base(part, part.route);
  const hostname = match?.hostname ?? grpc?.hostname;
  return {
    ...rest,
    conditions: [
      text(match?.port ?? grpc?.port),
      match?.method,
      hostname === undefined ? undefined : JSON.stringify([hostname.exact, hostname.suffix]),
      grpc?.serviceName,
      unordered(match?.headers ?? grpc?.metadata),
      unordered(match?.queryParameters),
    ],
    url: { ...urlOf(match), text: `${kind} ${urlOf(match).text}` },
  };
}

function urlOf(match: { prefix?: string; path?: { exact?: string; regex?: string } } | undefined): RouteMatch["url"] {
  if (match?.prefix !== undefined) return { kind: "prefix", text: match.prefix };
  if (match?.path?.exact !== undefined) return { kind: "exact", text: match.path.exact };
  if (match?.path?.regex !== undefined) return { kind: "regex", text: match.path.regex };
  return { kind: "none", text: "" };
}

function text(port: number | undefined): string | undefined {
  return port === undefined ? undefined : String(port);
}

/** Conditions of a list hold together, in any order. */
function unordered(list: readonly object[] | undefined): string | undefined {
  if (list === undefined || list.length === 0) return undefined;
  return JSON.stringify(list.map((each) => stable(each)).sort());
}

function stable(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .map(([key, each]) => `${JSON.stringify(key)}:${stable(each)}`)
    .sort()
    .join(",")}}`;
}
