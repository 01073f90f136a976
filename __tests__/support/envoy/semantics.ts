import { RE2 } from "re2-wasm";
import { chainsOf, routeConfigs } from "./sections";
import type { Bootstrap, FilterChain, RouteTargets } from "./sections";

/**
 * What Envoy would have against a bootstrap although the protos have not: names that nothing has, domains given twice,
 * weights without a sum, expressions outside RE2, filter chains that match the same, ports that are held twice.
 */
export function semanticProblems(bootstrap: unknown): string[] {
  const config = bootstrap as Bootstrap;
  return [
    ...clusterNames(config),
    ...targets(config),
    ...domains(config),
    ...expressions(config),
    ...chains(config),
    ...ports(config),
  ];
}

function clusterNames({ static_resources: { clusters, listeners } }: Bootstrap): string[] {
  return [
    ...repeated(clusters.map(({ name }) => name)).map((name) => `cluster ${name} is there twice`),
    ...repeated(listeners.map(({ name }) => name)).map((name) => `listener ${name} is there twice`),
    ...clusters
      .filter(({ name, load_assignment: own }) => own !== undefined && own.cluster_name !== name)
      .map(({ name }) => `the hosts of cluster ${name} are another's`),
    ...clusters
      .filter(({ type, load_assignment: own }) => (type === "ORIGINAL_DST") === (own !== undefined))
      .map(({ name, type }) => `cluster ${name} is ${type} and has the wrong kind of hosts`),
  ];
}

function targets(config: Bootstrap): string[] {
  const known = new Set(config.static_resources.clusters.map(({ name }) => name));
  const problems: string[] = [];
  const judge = (where: string, { cluster, weighted_clusters: weighted }: RouteTargets) => {
    const names = weighted?.clusters.map(({ name }) => name) ?? [cluster!];
    for (const name of names) if (!known.has(name)) problems.push(`${where} leads to ${name}, which is no cluster`);
    const sum = weighted?.clusters.reduce((total, { weight }) => total + weight, 0) ?? 1;
    if (sum < 1) problems.push(`${where} has weights that sum to ${sum}`);
  };
  for (const listener of config.static_resources.listeners) {
    for (const { filters } of chainsOf(listener)) {
      for (const { typed_config: filter } of filters) {
        if (filter.route_config === undefined) judge(listener.name, filter);
      }
    }
  }
  for (const { name, virtual_hosts } of routeConfigs(config)) {
    for (const { routes } of virtual_hosts) {
      for (const route of routes) judge(`a route of ${name}`, route.route);
    }
  }
  // What a cluster is named by elsewhere: the secret discovery service, the collector.
  for (const [, name] of JSON.stringify(config).matchAll(/"envoy_grpc":\{"cluster_name":"([^"]+)"/g)) {
    if (!known.has(name!)) problems.push(`something asks ${name}, which is no cluster`);
  }
  return problems;
}

function domains(config: Bootstrap): string[] {
  return routeConfigs(config).flatMap(({ name, virtual_hosts: hosts }) => [
    ...repeated(hosts.flatMap((host) => host.domains.map((domain) => domain.toLowerCase()))).map(
      (domain) => `${name} has the domain ${domain} twice`,
    ),
    ...repeated(hosts.map((host) => host.name)).map((host) => `${name} has the virtual host ${host} twice`),
  ]);
}

function expressions(config: Bootstrap): string[] {
  return [...JSON.stringify(config).matchAll(/"regex":("(?:[^"\\]|\\.)*")/g)].flatMap(([, text]) => {
    const regex = JSON.parse(text!) as string;
    try {
      new RE2(regex, "u");
      return [];
    } catch (error) {
      return [`${regex} is no expression of RE2: ${String(error)}`];
    }
  });
}

function chains({ static_resources: { listeners } }: Bootstrap): string[] {
  return listeners.flatMap(({ name, filter_chains: list, listener_filters: filters = [] }) => {
    const has = (filter: string) => filters.some((each) => each.name === filter);
    const asksForTls = list.some(
      ({ filter_chain_match: match }) => match?.transport_protocol !== undefined || match?.server_names !== undefined,
    );
    const asksForPort = list.some(({ filter_chain_match: match }) => match?.destination_port !== undefined);
    return [
      ...repeated(list.flatMap(matchesOf)).map((match) => `${name} has two filter chains for ${match}`),
      ...(asksForTls && !has("envoy.filters.listener.tls_inspector") ? [`${name} cannot see TLS`] : []),
      ...(asksForPort && !has("envoy.filters.listener.original_dst") ? [`${name} cannot see ports`] : []),
    ];
  });
}

/** What a filter chain takes, one by one: no other may take any of it. */
function matchesOf({ filter_chain_match: match = {} }: FilterChain): string[] {
  const {
    destination_port: port = "any port",
    transport_protocol: transport = "any bytes",
    server_names: names,
  } = match;
  return (names ?? ["any name"]).map((name) => `${port}, ${transport}, ${name}`);
}

function ports({ admin, static_resources: { listeners } }: Bootstrap): string[] {
  const held = [admin, ...listeners].map(({ address }) => String(address.socket_address.port_value));
  return repeated(held).map((port) => `port ${port} is listened on twice`);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
