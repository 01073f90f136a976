import { RE2 } from "re2-wasm";
import { EVENTS } from "./request";
import type { Outcome, SampleRequest } from "./request";
import type { Bootstrap, EnvoyHeader, EnvoyRetry, EnvoyRoute, Filter, Listener, RouteConfig } from "./sections";

/** Envoy's own defaults and documentation, read as an interpreter: what it would do with a request at a port. */
export function asEnvoyWould(bootstrap: unknown, port: number, request: SampleRequest): Outcome | undefined {
  const config = bootstrap as Bootstrap;
  const filter = filterAt(config.static_resources.listeners, port);
  if (filter?.route_config === undefined) return undefined;
  return follow(config, filter.route_config, request, undefined);
}

/** Where a tcp connection to a port goes; undefined where it is closed. */
export function tcpSharesAt(bootstrap: unknown, port: number): Readonly<Record<string, number>> | undefined {
  const filter = filterAt((bootstrap as Bootstrap).static_resources.listeners, port);
  return filter === undefined || filter.route_config !== undefined ? undefined : sharesOf(filter);
}

function filterAt(listeners: readonly Listener[], port: number): Filter | undefined {
  const outbound = listeners.find(({ address }) => address.socket_address.port_value === 15001);
  const direct = listeners.find(({ address }) => address.socket_address.port_value === port);
  const isRedirected = outbound?.listener_filters?.some(({ name }) => name.endsWith("original_dst")) === true;
  const chain = isRedirected
    ? outbound.filter_chains.find(({ filter_chain_match: match }) => match?.destination_port === port)
    : direct?.filter_chains[0];
  return chain?.filters[0]!.typed_config;
}

function follow(config: Bootstrap, table: RouteConfig, request: SampleRequest, first?: Outcome): Outcome | undefined {
  const host = table.ignore_port_in_host_matching === true ? request.host.replace(/:\d+$/, "") : request.host;
  const virtualHost = hostFor(table, host.toLowerCase());
  const route = virtualHost?.routes.find((each) => matches(each, request));
  if (route === undefined) return undefined;
  const added = (route.request_headers_to_add ?? []).map(({ header }) => [header.key, header.value] as const);
  const sent: SampleRequest = {
    ...request,
    host: route.route.host_rewrite_literal ?? request.host,
    path: rewritten(request.path, route),
    headers: { ...request.headers, ...Object.fromEntries(added) },
  };
  const cluster = route.route.cluster;
  if (cluster?.includes("_self_redirect_") === true) {
    const again = config.static_resources.listeners.find(
      ({ address }) => address.socket_address.address === "127.0.0.1",
    );
    const outcome = follow(config, again!.filter_chains[0]!.filters[0]!.typed_config.route_config!, sent, first);
    return outcome;
  }
  const { timeout, idle_timeout: idle, retry_policy: retry } = route.route;
  return {
    shares: sharesOf(route.route),
    host: sent.host,
    path: sent.path,
    timeout: millisOf(timeout ?? "15s"),
    idle: idle === undefined ? undefined : millisOf(idle),
    retries: retry === undefined ? 0 : retry.num_retries,
    perTry: retry?.per_try_timeout === undefined ? undefined : millisOf(retry.per_try_timeout),
    retried: retry === undefined ? [] : EVENTS.filter((event) => retries(retry, event)),
  };
}

/** The exact domain, then the longest that begins with a star, then the star alone (Envoy, virtual host). */
function hostFor({ virtual_hosts: hosts }: RouteConfig, host: string) {
  const fits = hosts.flatMap((each) =>
    each.domains
      .filter(
        (domain) =>
          domain === "*" ||
          (domain.startsWith("*")
            ? host.length > domain.length - 1 && host.endsWith(domain.slice(1))
            : domain === host),
      )
      .map((domain) => ({ each, rank: domain === "*" ? 0 : domain.startsWith("*") ? domain.length : Infinity })),
  );
  return fits.sort((a, b) => b.rank - a.rank)[0]?.each;
}

function matches({ match }: EnvoyRoute, request: SampleRequest): boolean {
  const { prefix, path, safe_regex: regex, grpc, headers = [], query_parameters: query = [] } = match;
  const byPath =
    prefix !== undefined
      ? request.path.startsWith(prefix)
      : path !== undefined
        ? request.path === path
        : full(regex!.regex, request.path);
  return (
    byPath &&
    (grpc === undefined || request.grpc) &&
    headers.every((header) => hasHeader(header, request)) &&
    query.every(({ name, string_match: text }) => {
      const value = request.query[name];
      return value !== undefined && (text === undefined || value === text.exact);
    })
  );
}

function hasHeader(header: EnvoyHeader, request: SampleRequest): boolean {
  const pseudo: Readonly<Record<string, string>> = { ":method": request.method, ":scheme": request.scheme };
  const value = pseudo[header.name] ?? request.headers[header.name];
  const inverted = header.invert_match === true;
  if (header.present_match !== undefined) return ((value !== undefined) === header.present_match) !== inverted;
  // What is not there fits no value, and no inverted one either (Envoy, HeaderMatcher).
  if (value === undefined) return false;
  return ofValue(header, value) !== inverted;
}

function ofValue({ range_match: range, string_match: text }: EnvoyHeader, value: string): boolean {
  if (range !== undefined) {
    return /^-?\d+$/.test(value) && Number(value) >= Number(range.start) && Number(value) < Number(range.end);
  }
  if (text!.exact !== undefined) return value === text!.exact;
  if (text!.prefix !== undefined) return value.startsWith(text!.prefix);
  if (text!.suffix !== undefined) return value.endsWith(text!.suffix);
  return full(text!.safe_regex!.regex, value);
}

const compiled = new Map<string, RE2>();

function re2(source: string): RE2 {
  const known = compiled.get(source) ?? new RE2(source, "u");
  compiled.set(source, known);
  return known;
}

function full(regex: string, text: string): boolean {
  return re2(`^(?:${regex})$`).test(text);
}

function rewritten(path: string, { route, match }: EnvoyRoute): string {
  if (route.prefix_rewrite !== undefined) return route.prefix_rewrite + path.slice(match.prefix!.length);
  if (route.regex_rewrite === undefined) return path;
  const { pattern, substitution } = route.regex_rewrite;
  return re2(pattern.regex).replace(path, substitution.replaceAll("\\\\", "\\").replaceAll("$", "$$$$"));
}

function sharesOf({ cluster, weighted_clusters: weighted }: Filter | EnvoyRoute["route"]): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const { name, weight } of weighted?.clusters ?? [{ name: cluster!, weight: 1 }]) {
    if (weight > 0) shares[name] = (shares[name] ?? 0) + weight;
  }
  return shares;
}

/** Envoy's words for retries (Envoy, x-envoy-retry-on and x-envoy-retry-grpc-on). */
function retries({ retry_on: on = "", retriable_status_codes: codes = [] }: EnvoyRetry, event: string): boolean {
  const words = on.split(",");
  const [kind, what] = event.split(" ") as [string, string | undefined];
  switch (kind) {
    case "status":
      return (
        (words.includes("retriable-status-codes") && codes.includes(Number(what))) ||
        (words.includes("retriable-4xx") && what === "409") ||
        (words.includes("5xx") && what!.startsWith("5")) ||
        (words.includes("gateway-error") && ["502", "503", "504"].includes(what!))
      );
    case "reset":
      return words.includes("reset") || words.includes("5xx");
    case "refused":
      return words.includes("refused-stream") || words.includes("5xx") || words.includes("reset");
    case "no":
      return words.includes("connect-failure") || words.includes("5xx") || words.includes("reset");
    default:
      return words.includes(what!);
  }
}

function millisOf(text: string): number {
  return Math.round(Number(text.replace(/s$/, "")) * 1000);
}
