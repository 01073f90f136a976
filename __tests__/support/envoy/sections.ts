/** Parts of a bootstrap that tests look at, in the form in which they are written. */
export interface Bootstrap {
  readonly node: { readonly id: string; readonly cluster: string };
  readonly admin: { readonly address: Address };
  readonly static_resources: { readonly listeners: readonly Listener[]; readonly clusters: readonly Cluster[] };
}

export interface Address {
  readonly socket_address: { readonly address: string; readonly port_value: number };
}

export interface Listener {
  readonly name: string;
  readonly address: Address;
  readonly listener_filters?: readonly { readonly name: string; readonly filter_disabled?: unknown }[];
  readonly filter_chains: readonly FilterChain[];
  readonly default_filter_chain?: FilterChain;
}

export interface FilterChain {
  readonly filter_chain_match?: {
    readonly destination_port?: number;
    readonly transport_protocol?: string;
    readonly server_names?: readonly string[];
  };
  readonly filters: readonly { readonly typed_config: Filter }[];
  readonly transport_socket?: { readonly typed_config: Readonly<Record<string, unknown>> };
}

export interface Filter extends RouteTargets {
  readonly "@type": string;
  readonly stat_prefix: string;
  readonly route_config?: RouteConfig;
  readonly access_log?: readonly unknown[];
  readonly idle_timeout?: string;
  readonly stream_idle_timeout?: string;
  readonly merge_slashes?: boolean;
  readonly tracing?: Readonly<Record<string, unknown>>;
}

export interface RouteConfig {
  readonly name: string;
  readonly virtual_hosts: readonly VirtualHost[];
  readonly ignore_port_in_host_matching?: boolean;
}

export interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
  readonly routes: readonly EnvoyRoute[];
}

export interface EnvoyRoute {
  readonly name?: string;
  readonly match: {
    readonly prefix?: string;
    readonly path?: string;
    readonly safe_regex?: { readonly regex: string };
    readonly headers?: readonly EnvoyHeader[];
    readonly query_parameters?: readonly {
      readonly name: string;
      readonly present_match?: boolean;
      readonly string_match?: { readonly exact: string };
    }[];
    readonly grpc?: object;
  };
  readonly route: RouteTargets & {
    readonly timeout?: string;
    readonly idle_timeout?: string;
    readonly prefix_rewrite?: string;
    readonly regex_rewrite?: { readonly pattern: { readonly regex: string }; readonly substitution: string };
    readonly host_rewrite_literal?: string;
    readonly retry_policy?: EnvoyRetry;
  };
  readonly request_headers_to_add?: readonly {
    readonly header: { readonly key: string; readonly value: string };
    readonly append_action: string;
  }[];
  readonly request_headers_to_remove?: readonly string[];
}

export interface EnvoyRetry {
  readonly retry_on?: string;
  readonly num_retries: number;
  readonly per_try_timeout?: string;
  readonly retriable_status_codes?: readonly number[];
}

export interface EnvoyHeader {
  readonly name: string;
  readonly invert_match?: boolean;
  readonly present_match?: boolean;
  readonly range_match?: { readonly start: string; readonly end: string };
  readonly string_match?: {
    readonly exact?: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly safe_regex?: { readonly regex: string };
  };
}

export interface RouteTargets {
  readonly cluster?: string;
  readonly weighted_clusters?: {
    readonly clusters: readonly { readonly name: string; readonly weight: number }[];
  };
}

export interface Cluster {
  readonly name: string;
  readonly type: string;
  readonly connect_timeout?: string;
  readonly lb_policy?: string;
  readonly dns_lookup_family?: string;
  readonly load_assignment?: {
    readonly cluster_name: string;
    readonly endpoints: readonly {
      readonly lb_endpoints: readonly { readonly endpoint: { readonly address: Partial<Address> & object } }[];
    }[];
  };
  readonly transport_socket?: { readonly typed_config: Readonly<Record<string, unknown>> };
  readonly circuit_breakers?: { readonly thresholds: readonly Readonly<Record<string, number>>[] };
  readonly health_checks?: readonly Readonly<Record<string, unknown>>[];
  readonly outlier_detection?: Readonly<Record<string, unknown>>;
  readonly typed_extension_protocol_options?: Readonly<Record<string, unknown>>;
}

/** Every routing table of a bootstrap. */
export function routeConfigs({ static_resources: { listeners } }: Bootstrap): RouteConfig[] {
  return listeners
    .flatMap(chainsOf)
    .flatMap(({ filters }) => filters.flatMap(({ typed_config: f }) => f.route_config ?? []));
}

/** Every filter chain of a listener, the default one too. */
export function chainsOf({ filter_chains, default_filter_chain }: Listener): FilterChain[] {
  return [...filter_chains, ...(default_filter_chain === undefined ? [] : [default_filter_chain])];
}
