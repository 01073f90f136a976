import { RE2 } from "re2-wasm";
import { EVENTS, OUTSIDE } from "./request";
import type { Arrival, Connection, Outcome, SampleRequest } from "./request";
import type { Bootstrap, Cluster, EnvoyHeader, EnvoyRetry, EnvoyRoute, Filter, Listener } from "./sections";
import type { RouteConfig, RouteTargets } from "./sections";

/** What an Envoy does with a request that an application, or somebody outside, sends to a port. */
export function asEnvoyWould(
  bootstrap: unknown,
  port: number,
  request: SampleRequest,
): Outcome | typeof OUTSIDE | undefined {
  const config = bootstrap as Bootstrap;
  const filter = filterAt(config, port);
  if (filter === undefined) return undefined;
  return filter.route_config === undefined ? outsideIn(config, filter) : follow(config, filter, request, request);
}

/** Where a tcp connection to a port goes; undefined where it is closed. */
export function connectionAt(bootstrap: unknown, port: number): Connection | typeof OUTSIDE | undefined {
  const config = bootstrap as Bootstrap;
  const filter = filterAt(config, port);
  if (filter === undefined || filter.route_config !== undefined) return undefined;
  const { idle_timeout: idle } = filter;
  const shares = sharesOf(config, filter);
  return outsideIn(config, filter) ?? { shares, idle: idle === undefined ? undefined : millisOf(idle) };
}

/** What becomes of a request, or of a connection, that was redirected to a node's Envoy on its way in. */
export function arrivalAt(bootstrap: unknown, port: number): Arrival | undefined {
  const config = bootstrap as Bootstrap;
  const inbound = config.static_resources.listeners.find(({ address }) => address.socket_address.port_value === 15000);
  const filter = inbound?.filter_chains.find(({ filter_chain_match: match }) => match?.destination_port === port)
    ?.filters[0]!.typed_config;
  if (filter === undefined) return undefined;
  const route = filter.route_config?.virtual_hosts[0]!.routes[0]!.route;
  const { cluster } = route ?? filter;
  const [limits] = clusterNamed(config, cluster!).circuit_breakers!.thresholds;
  const idle = route === undefined ? filter.idle_timeout : (route.idle_timeout ?? filter.stream_idle_timeout);
  return {
    to: Object.keys(sharesOf(config, { cluster: cluster! })).join(),
    timeout: route === undefined ? undefined : millisOf(route.timeout ?? "15s"),
    idle: idle === undefined ? undefined : millisOf(idle),
    limits: [limits!["max_connections"]!, limits!["max_pending_requests"]!, limits!["max_requests"]!],
  };
}

/** The filter that a connection in plain text to a port meets. */
function filterAt({ static_resources: { listeners } }: Bootstrap, port: number): Filter | undefined {
  const outbound = listeners.find(({ address }) => address.socket_address.port_value === 15001);
  const direct = listeners.find(({ address }) => address.socket_address.port_value === port);
  const isRedirected = outbound?.listener_filters?.some(({ name }) => name.endsWith("original_dst")) === true;
  if (!isRedirected) return direct?.filter_chains[0]!.filters[0]!.typed_config;
  const chain =
    outbound.filter_chains.find(
      ({ filter_chain_match: match }) => match?.destination_port === port && match.server_names === undefined,
    ) ?? outbound.default_filter_chain;
  return chain?.filters[0]!.typed_config;
}

function follow(
  config: Bootstrap,
  filter: Filter,
  arrived: SampleRequest,
  request: SampleRequest,
): Outcome | typeof OUTSIDE | undefined {
  const table = filter.route_config!;
  const host = table.ignore_port_in_host_matching === true ? request.host.replace(/:\d+$/, "") : request.host;
  const virtualHost = hostFor(table, host.toLowerCase());
  const route = virtualHost?.routes.find((each) => matches(each, request));
  if (route === undefined) return undefined;
  const sent: SampleRequest = {
    ...request,
    host: route.route.host_rewrite_literal ?? request.host,
    path: rewritten(request.path, route),
    headers: changedHeaders(request.headers, route),
  };
  const shares = sharesOf(config, route.route);
  const itself = listenerAt(config, Object.keys(shares));
  if (itself !== undefined) return follow(config, itself.filter_chains[0]!.filters[0]!.typed_config, arrived, sent);
  const { timeout, idle_timeout: idle = filter.stream_idle_timeout ?? "300s", retry_policy: retry } = route.route;
  return (
    outsideIn(config, route.route) ?? {
      shares,
      host: sent.host,
      path: sent.path,
      timeout: millisOf(timeout ?? "15s"),
      idle: millisOf(idle),
      retries: retry === undefined ? 0 : retry.num_retries,
      perTry: retry?.per_try_timeout === undefined ? undefined : millisOf(retry.per_try_timeout),
      retried: retry === undefined ? [] : EVENTS.filter((event) => retries(retry, event)),
      added: Object.keys(sent.headers).filter((name) => arrived.headers[name] === undefined),
    }
  );
}

/** A listener of the Envoy itself, where that is all that a route leads to. */
function listenerAt({ static_resources: { listeners } }: Bootstrap, to: readonly string[]): Listener | undefined {
  if (to.length === 0) return undefined;
  return listeners.find(({ address: { socket_address: own } }) =>
    to.every((each) => each.startsWith(`${own.address}:${own.port_value} `)),
  );
}

/** Headers as they leave; what is added to one that is there stands behind a comma, unless it is to replace it. */
function changedHeaders(headers: SampleRequest["headers"], route: EnvoyRoute): SampleRequest["headers"] {
  const sent: Record<string, string> = { ...headers };
  for (const { header, append_action: action } of route.request_headers_to_add ?? []) {
    const known = action === "OVERWRITE_IF_EXISTS_OR_ADD" ? undefined : sent[header.key];
    // A percent sign begins a command.
    const value = header.value.replaceAll("%%", "%");
    sent[header.key] = known === undefined ? value : `${known},${value}`;
  }
  for (const name of route.request_headers_to_remove ?? []) delete sent[name];
  return sent;
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

function clusterNamed({ static_resources: { clusters } }: Bootstrap, wanted: string): Cluster {
  const found = clusters.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`${wanted} is no cluster`);
  return found;
}

function outsideIn(config: Bootstrap, { cluster }: RouteTargets): typeof OUTSIDE | undefined {
  return cluster !== undefined && clusterNamed(config, cluster).type === "ORIGINAL_DST" ? OUTSIDE : undefined;
}

/** Weight by the hosts that clusters stand for, with what is spoken to them. One alone has all, whatever its weight. */
function sharesOf(config: Bootstrap, { cluster, weighted_clusters: weighted }: RouteTargets): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const { name, weight } of weighted?.clusters ?? [{ name: cluster!, weight: 1 }]) {
    if (weight === 0) continue;
    const { load_assignment: hosts, typed_extension_protocol_options: spoken } = clusterNamed(config, name);
    const protocol = JSON.stringify(spoken ?? {}).includes('"explicit_http_config":{"http2') ? "h2" : "h1 or tcp";
    for (const { endpoint } of hosts?.endpoints.flatMap(({ lb_endpoints: each }) => each) ?? []) {
      const { address, port_value: port } = endpoint.address.socket_address!;
      const key = `${address}:${port} ${protocol}`;
      shares[key] = (shares[key] ?? 0) + weight;
    }
  }
  const [only, ...others] = Object.keys(shares);
  return only !== undefined && others.length === 0 ? { [only]: 1 } : shares;
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
