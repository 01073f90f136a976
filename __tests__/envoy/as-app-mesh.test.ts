import { expandMesh } from "../../deployment";
import { EnvoyCompiler } from "../../envoy";
import type { CompileOptions } from "../../envoy";
import { RE2 } from "re2-wasm";
import type { Bootstrap, FilterChain } from "../support/envoy/sections";
import { routeConfigs } from "../support/envoy/sections";
import { semanticProblems } from "../support/envoy/semantics";
import { protoProblems } from "../support/envoy/strict";
import { meshWith, router, service } from "../support/mesh-builder";
import type { Change, MeshInput } from "../support/mesh-builder";

/**
 * Numbers and names that a person never wrote and App Mesh's Envoys had all the same: from its user guide (Envoy defaults,
 * metrics), issue 229 of its roadmap, its agent's source, and configurations that its users have published.
 */
function compile(name: string, changes: readonly Change[] = [], options: Partial<CompileOptions> = {}): Bootstrap {
  const compiler = new EnvoyCompiler(expandMesh(meshWith(...changes))!, options);
  const { bootstrap } = name === "edge" ? compiler.gateway(name) : compiler.node(name);
  expect(protoProblems(bootstrap)).toEqual([]);
  expect(semanticProblems(bootstrap)).toEqual([]);
  return bootstrap as unknown as Bootstrap;
}

const nodeIn = (mesh: MeshInput, name: string) => mesh.virtualNodes.find((each) => each.virtualNodeName === name)!;
const clusterOf = (config: Bootstrap, name: string) =>
  config.static_resources.clusters.find((each) => each.name === name);
const routesOf = (config: Bootstrap, table: string) =>
  routeConfigs(config)
    .filter(({ name }) => name === table)
    .flatMap(({ virtual_hosts: hosts }) => hosts.flatMap(({ routes }) => routes.map(({ route }) => route)));
const filters = (config: Bootstrap) =>
  config.static_resources.listeners.flatMap(({ filter_chains: chains }) =>
    chains.map((chain) => chain.filters[0]!.typed_config),
  );

/** "web" with a second listener, for http2. */
const twoListeners: Change = (mesh) =>
  void nodeIn(mesh, "web").spec.listeners!.push({ portMapping: { port: 9090, protocol: "http2" } });
const twoGatewayListeners: Change = (mesh) => {
  mesh.virtualGateways[0]!.spec.listeners.push({
    portMapping: { port: 9443, protocol: "http2" },
    connectionPool: { http2: { maxRequests: 9 } },
  });
  mesh.virtualGateways[0]!.spec.listeners[0]!.connectionPool = { http: { maxConnections: 5 } };
};

describe("as App Mesh had it", () => {
  test("a request lasts 15 seconds on both sides, and is silent for 300 at most", () => {
    const config = compile("web");
    expect(routesOf(config, "rds_ingress_http_8080")).toMatchObject([{ timeout: "15s" }]);
    expect(routesOf(config, "rds_egress_http_50051")).toMatchObject([{ timeout: "15s" }]);
    const http = filters(config).filter(({ route_config: table }) => table !== undefined);
    expect(http.map((filter) => filter.stream_idle_timeout)).toEqual(["300s", "300s"]);
  });

  test("a request is tried twice more, each time on one of up to five other hosts", () => {
    const policies = [
      ...routesOf(compile("web"), "rds_egress_http_50051"),
      ...routesOf(compile("edge"), "rds_ingress_http_8088"),
    ].map(({ retry_policy: policy }) => policy);
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(policy).toMatchObject({
        retry_on: "connect-failure,refused-stream,reset,retriable-status-codes,unavailable",
        num_retries: 2,
        retriable_status_codes: [503],
        host_selection_retry_max_attempts: "5",
        retry_host_predicate: [{ name: "envoy.retry_host_predicates.previous_hosts" }],
      });
    }
    // AND a policy of the model's own chooses hosts in the same way
    const own = compile("web", [
      (mesh) => {
        const retryPolicy = {
          maxRetries: 7,
          perRetryTimeout: { unit: "ms" as const, value: 250 },
          httpRetryEvents: ["gateway-error" as const],
        };
        mesh.routes.find((each) => each.routeName === "prices")!.spec.grpcRoute!.retryPolicy = retryPolicy;
      },
    ]);
    expect(routesOf(own, "rds_egress_http_50051")[0]!.retry_policy).toMatchObject({
      retry_on: "reset,retriable-status-codes",
      num_retries: 7,
      per_try_timeout: "0.25s",
      retriable_status_codes: [502, 503, 504],
      host_selection_retry_max_attempts: "5",
    });
  });

  test("a connection is waited for a second, and a quarter of one inside the task", () => {
    const config = compile("web");
    expect(clusterOf(config, "cds_egress_shop_prices_grpc_50051")!.connect_timeout).toBe("1s");
    expect(clusterOf(config, "cds_ingress_shop_web_http_8080")!.connect_timeout).toBe("0.25s");
    const gateway = compile("edge", [twoGatewayListeners]);
    expect(clusterOf(gateway, "cds_ingress_shop_edge_self_redirect_8088_http_15001")!.connect_timeout).toBe("0.25s");
  });

  test("nothing is limited but what a connection pool limits", () => {
    const none = { max_connections: 2147483647, max_pending_requests: 2147483647, max_requests: 2147483647 };
    const limits = compile("web").static_resources.clusters.map(({ circuit_breakers: breakers }) => breakers);
    expect(limits).toHaveLength(4);
    for (const limit of limits) expect(limit).toEqual({ thresholds: [{ ...none, max_retries: 2147483647 }] });
  });

  test("a check over http names the host that the node is found under", () => {
    const healthCheck = (protocol: "http" | "http2" | "grpc" | "tcp"): Change => {
      const numbers = { healthyThreshold: 2, unhealthyThreshold: 3, intervalMillis: 5000, timeoutMillis: 2000 };
      return (mesh) => void (nodeIn(mesh, "prices").spec.listeners![0]!.healthCheck = { protocol, ...numbers });
    };
    const checkOf = (config: Bootstrap) =>
      clusterOf(config, "cds_egress_shop_prices_grpc_50051")!.health_checks![0] as Record<string, unknown>;
    expect(checkOf(compile("web", [healthCheck("http")]))).toEqual({
      timeout: "2s",
      interval: "5s",
      healthy_threshold: 2,
      unhealthy_threshold: 3,
      http_health_check: { host: "prices.shop.internal:50051", path: "/", codec_client_type: "HTTP1" },
    });
    expect(checkOf(compile("web", [healthCheck("http2")]))["http_health_check"]).toMatchObject({
      host: "prices.shop.internal:50051",
    });
    expect(checkOf(compile("web", [healthCheck("tcp")]))["tcp_health_check"]).toEqual({});
    expect(checkOf(compile("web", [healthCheck("grpc")]))["grpc_health_check"]).toEqual({});
  });

  test("the metrics of one listener among several say which one it is", () => {
    // GIVEN one listener, and two
    const ingress = (config: Bootstrap) =>
      filters(config)
        .map(({ stat_prefix: prefix }) => prefix)
        .filter((prefix) => prefix.startsWith("ingress"));
    expect(ingress(compile("web"))).toEqual(["ingress"]);
    const two = compile("web", [twoListeners]);
    expect(ingress(two)).toEqual(["ingress.http.8080", "ingress.http2.9090"]);
    expect(ingress(compile("edge", [twoGatewayListeners]))).toEqual(["ingress.http.8088", "ingress.http2.9443"]);
    // THEN the protocol and the port are taken out of the metrics' names and become tags
    const { stats_tags: tags } = (two as unknown as { stats_config: { stats_tags: StatsTag[] } }).stats_config;
    const read = (metric: string) =>
      Object.fromEntries(
        tags
          .filter(({ regex }) => regex !== undefined)
          .map(({ tag_name: name, regex }) => [name, new RE2(regex!, "u").exec(metric)?.slice(1)]),
      );
    for (const metric of [
      "http.ingress.http2.9090.downstream_rq_2xx",
      "listener.0.0.0.0_15000.http.ingress.http2.9090.x",
    ]) {
      expect(read(metric)).toEqual({
        "appmesh.listener_protocol": ["http2.", "http2"],
        "appmesh.listener_port": ["9090.", "9090"],
      });
    }
    expect(read("http.egress.downstream_rq_2xx")["appmesh.listener_port"]).toBeUndefined();
  });

  test("a gateway's way to itself is named after the listener where there are several", () => {
    const pool: Change = (mesh) =>
      void (mesh.virtualGateways[0]!.spec.listeners[0]!.connectionPool = { http: { maxConnections: 5 } });
    expect(clusterOf(compile("edge", [pool]), "cds_ingress_shop_edge_self_redirect_http_15001")).toBeDefined();
    const several = compile("edge", [twoGatewayListeners]);
    expect(clusterOf(several, "cds_ingress_shop_edge_self_redirect_8088_http_15001")).toBeDefined();
  });

  describe.each(["DROP_ALL", "ALLOW_ALL"] as const)("under %s", (type) => {
    const external =
      (protocol: "tcp" | "http"): Change =>
      (mesh) => {
        // GIVEN a backend on the port of AWS's own services
        mesh.spec = { egressFilter: { type } };
        nodeIn(mesh, "store").spec.listeners = [{ portMapping: { port: 443, protocol } }];
        mesh.virtualRouters.splice(2, 1, router("store", 443, protocol));
        const action = { weightedTargets: [{ virtualNode: "store", weight: 1 }] };
        mesh.routes[2]!.spec =
          protocol === "tcp" ? { tcpRoute: { action } } : { httpRoute: { match: { prefix: "/" }, action } };
        mesh.virtualServices.splice(2, 1, service("store.shop.internal", "store"));
      };

    test.each(["tcp", "http"] as const)(
      "a %s backend on port 443 does not take the calls of AWS's services",
      (protocol) => {
        const config = compile("web", [external(protocol)]);
        const egress = config.static_resources.listeners.find(({ name }) => name === "lds_egress_0.0.0.0_15001")!;
        const on443 = egress.filter_chains.filter(({ filter_chain_match: match }) => match?.destination_port === 443);
        // THEN those that name AWS go past it
        const names = ({ filter_chain_match: match }: FilterChain) => match!.server_names;
        expect(on443.map(names)).toEqual([undefined, ["amazonaws.com", "*.amazonaws.com"]]);
        const passed = on443[1]!.filters[0]!.typed_config.cluster!;
        expect(clusterOf(config, passed)!.type).toBe("ORIGINAL_DST");
        // AND the names are looked at on that port, but on no port where a server may speak first
        const inspector = egress.listener_filters!.find(({ name }) => name === "envoy.filters.listener.tls_inspector")!;
        const only443 = { not_match: { destination_port_range: { start: 443, end: 444 } } };
        expect(inspector.filter_disabled).toEqual(type === "ALLOW_ALL" ? only443 : undefined);
      },
    );
  });
});

interface StatsTag {
  readonly tag_name: string;
  readonly regex?: string;
}
