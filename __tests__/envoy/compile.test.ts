import { expandMesh } from "../../deployment";
import { EnvoyCompileError, EnvoyCompiler } from "../../envoy";
import type { CompileOptions } from "../../envoy";
import type { Bootstrap, Cluster, Listener } from "../support/envoy/sections";
import { semanticProblems } from "../support/envoy/semantics";
import { protoProblems } from "../support/envoy/strict";
import { meshWith, node } from "../support/mesh-builder";
import type { Change, MeshInput } from "../support/mesh-builder";

/** The configuration of a node of the base mesh, changed; checked against the protos on the way. */
function compile(name: string, changes: readonly Change[], options: Partial<CompileOptions> = {}): Bootstrap {
  const compiler = new EnvoyCompiler(expandMesh(meshWith(...changes))!, options);
  const { bootstrap } = name === "edge" ? compiler.gateway(name) : compiler.node(name);
  expect(protoProblems(bootstrap)).toEqual([]);
  expect(semanticProblems(bootstrap)).toEqual([]);
  return bootstrap as unknown as Bootstrap;
}

function listener(config: Bootstrap, name: string): Listener {
  const found = config.static_resources.listeners.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(`no ${name}: ${config.static_resources.listeners.map((l) => l.name).join()}`);
  return found;
}

function cluster(config: Bootstrap, name: string): Cluster {
  const found = config.static_resources.clusters.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name}: ${config.static_resources.clusters.map((c) => c.name).join()}`);
  return found;
}

const INGRESS = "lds_ingress_0.0.0.0_15000";
const EGRESS = "lds_egress_0.0.0.0_15001";
const ofNode = (mesh: MeshInput, name: string) => mesh.virtualNodes.find((each) => each.virtualNodeName === name)!;
const files = { certificateChain: "/keys/own.pem", privateKey: "/keys/own.key" };
const ca = { certificateChain: "/keys/ca.pem" };

describe("the configuration of a virtual node", () => {
  test("has the identity and the names that App Mesh gave", () => {
    const config = compile("web", []);
    expect(config.node).toEqual({ id: "mesh/shop/virtualNode/web", cluster: "shop/web" });
    expect(config.static_resources.clusters.map(({ name }) => name)).toEqual([
      "cds_egress_shop_amazonaws",
      "cds_egress_shop_prices_grpc_50051",
      "cds_egress_shop_store_tcp_5432",
      "cds_ingress_shop_web_http_8080",
    ]);
    expect(config).toMatchObject({
      stats_config: {
        stats_tags: [
          { tag_name: "appmesh.mesh", fixed_value: "shop" },
          { tag_name: "appmesh.virtual_node", fixed_value: "web" },
        ],
      },
    });
  });

  test("keeps its administration to itself, and lets others have metrics where they are asked for", () => {
    expect(compile("web", []).admin.address.socket_address).toEqual({ address: "127.0.0.1", port_value: 9901 });
    const metrics = listener(compile("web", [], { metricsPort: 9100 }), "lds_ingress_0.0.0.0_9100");
    const [host] = metrics.filter_chains[0]!.filters[0]!.typed_config.route_config!.virtual_hosts;
    expect(host!.routes.map(({ match }) => match.path)).toEqual(["/ready", "/stats/prometheus"]);
  });

  test("hands redirected traffic to the application by its port, within the connection pool", () => {
    const config = compile("web", [
      (mesh) => {
        ofNode(mesh, "web").spec.listeners![0]!.connectionPool = { http: { maxConnections: 7, maxPendingRequests: 3 } };
      },
    ]);
    expect(listener(config, INGRESS).filter_chains.map((chain) => chain.filter_chain_match)).toEqual([
      { destination_port: 8080 },
    ]);
    expect(cluster(config, "cds_ingress_shop_web_http_8080")).toMatchObject({
      load_assignment: {
        endpoints: [
          { lb_endpoints: [{ endpoint: { address: { socket_address: { address: "127.0.0.1", port_value: 8080 } } } }] },
        ],
      },
      circuit_breakers: { thresholds: [{ max_connections: 7, max_pending_requests: 3, max_requests: 2147483647 }] },
    });
  });

  test("passes paths on to the application as they came, and makes them one where they are matched", () => {
    const config = compile("web", []);
    expect(listener(config, INGRESS).filter_chains[0]!.filters[0]!.typed_config.merge_slashes).toBeUndefined();
    const egress = listener(config, EGRESS).filter_chains.find(
      (chain) => chain.filter_chain_match?.destination_port === 50051,
    );
    expect(egress!.filters[0]!.typed_config.merge_slashes).toBe(true);
  });

  test("closes what is no backend under DROP_ALL, AWS's own services aside", () => {
    const egress = listener(compile("web", []), EGRESS);
    expect(egress.default_filter_chain).toBeUndefined();
    expect(egress.filter_chains.map(({ filter_chain_match: match }) => match)).toEqual([
      { destination_port: 5432 },
      { destination_port: 50051 },
      { transport_protocol: "tls", server_names: ["amazonaws.com", "*.amazonaws.com"] },
    ]);
    // A database that speaks first would wait for its client for ever.
    expect(egress.listener_filters![1]!.filter_disabled).toEqual({
      destination_port_range: { start: 5432, end: 5433 },
    });
  });

  test("lets everything through under ALLOW_ALL, unknown hosts on a backend's port too", () => {
    const config = compile("web", [(mesh) => void (mesh.spec = { egressFilter: { type: "ALLOW_ALL" } })]);
    const egress = listener(config, EGRESS);
    expect(egress.default_filter_chain!.filters[0]!.typed_config.cluster).toBe("cds_egress_shop_mesh-allow-all");
    const [, grpc] = egress.filter_chains;
    expect(grpc!.filters[0]!.typed_config.route_config!.virtual_hosts.map(({ domains }) => domains)).toEqual([
      ["prices.shop.internal"],
      ["*"],
    ]);
    expect(cluster(config, "cds_egress_shop_mesh-allow-all")).toMatchObject({
      type: "ORIGINAL_DST",
      lb_policy: "CLUSTER_PROVIDED",
    });
  });

  test.each([
    [{ dns: { hostname: "p.example" } }, "LOGICAL_DNS", "p.example"],
    [{ dns: { hostname: "p.example", responseType: "ENDPOINTS" as const } }, "STRICT_DNS", "p.example"],
    [{ awsCloudMap: { namespaceName: "shop.internal", serviceName: "prices" } }, "STRICT_DNS", "prices.shop.internal"],
  ])("finds hosts as %j says: %s of %s", (serviceDiscovery, type, host) => {
    const config = compile("web", [(mesh) => void (ofNode(mesh, "prices").spec.serviceDiscovery = serviceDiscovery)]);
    const found = cluster(config, "cds_egress_shop_prices_grpc_50051");
    expect(found.type).toBe(type);
    expect(JSON.stringify(found.load_assignment)).toContain(`"address":"${host}","port_value":50051`);
  });

  test.each([
    ["IPv4_ONLY", "V4_ONLY"],
    ["IPv6_ONLY", "V6_ONLY"],
    ["IPv4_PREFERRED", "V4_PREFERRED"],
    ["IPv6_PREFERRED", "AUTO"],
  ] as const)("looks up %s as %s, the mesh's preference where the node has none", (ipPreference, family) => {
    const config = compile("web", [
      (mesh) => {
        mesh.spec = { serviceDiscovery: { ipPreference } };
        ofNode(mesh, "store").spec.serviceDiscovery = { dns: { hostname: "s.example", ipPreference: "IPv4_ONLY" } };
      },
    ]);
    expect(cluster(config, "cds_egress_shop_prices_grpc_50051").dns_lookup_family).toBe(family);
    expect(cluster(config, "cds_egress_shop_store_tcp_5432").dns_lookup_family).toBe("V4_ONLY");
  });

  test("takes addresses that are given instead of looking a name up", () => {
    const config = compile("web", [], { endpoints: { prices: ["10.40.128.7", "10.40.128.8"] } });
    const found = cluster(config, "cds_egress_shop_prices_grpc_50051");
    expect(found).toMatchObject({ type: "STATIC" });
    expect(found.dns_lookup_family).toBeUndefined();
    expect(found.load_assignment!.endpoints[0]!.lb_endpoints).toHaveLength(2);
  });

  test("checks hosts and ejects them as their own listener says", () => {
    const config = compile("web", [
      (mesh) => {
        Object.assign(ofNode(mesh, "prices").spec.listeners![0]!, {
          healthCheck: {
            protocol: "http2",
            path: "/ok",
            healthyThreshold: 2,
            unhealthyThreshold: 3,
            intervalMillis: 5000,
            timeoutMillis: 2500,
          },
          outlierDetection: {
            maxServerErrors: 4,
            maxEjectionPercent: 0,
            interval: { unit: "ms", value: 500 },
            baseEjectionDuration: { unit: "s", value: 9 },
          },
        });
      },
    ]);
    expect(cluster(config, "cds_egress_shop_prices_grpc_50051")).toMatchObject({
      health_checks: [
        {
          timeout: "2.5s",
          interval: "5s",
          healthy_threshold: 2,
          unhealthy_threshold: 3,
          http_health_check: { path: "/ok", codec_client_type: "HTTP2" },
        },
      ],
      outlier_detection: {
        consecutive_5xx: 4,
        interval: "0.5s",
        base_ejection_time: "9s",
        max_ejection_percent: 0,
        always_eject_one_host: true,
      },
    });
    expect(config).toMatchObject({ cluster_manager: { outlier_detection: { event_log_path: "/dev/stdout" } } });
  });

  test("writes access logs in their own form, without opening the container's output", () => {
    const logged = (path: string, format?: object) =>
      compile("web", [
        (mesh) =>
          void (ofNode(mesh, "web").spec.logging = {
            accessLog: { file: { path, ...(format === undefined ? {} : { format }) } },
          }),
      ]);
    const logOf = (config: Bootstrap) =>
      listener(config, INGRESS).filter_chains[0]!.filters[0]!.typed_config.access_log;
    expect(logOf(logged("/dev/stdout"))).toEqual([
      { name: "envoy.access_loggers.stdout", typed_config: { "@type": expect.stringContaining("StdoutAccessLog") } },
    ]);
    expect(logOf(logged("/var/log/a", { text: "%RESPONSE_CODE%\n" }))).toMatchObject([
      {
        typed_config: {
          path: "/var/log/a",
          log_format: { text_format_source: { inline_string: "%RESPONSE_CODE%\n" } },
        },
      },
    ]);
    expect(logOf(logged("/dev/stderr", { json: [{ key: "code", value: "%RESPONSE_CODE%" }] }))).toMatchObject([
      {
        name: "envoy.access_loggers.stderr",
        typed_config: { log_format: { json_format: { code: "%RESPONSE_CODE%" } } },
      },
    ]);
  });

  test("traces to a collector, a part of the requests", () => {
    const config = compile("web", [], { tracing: { address: "otel.internal", port: 4317, samplingPercent: 5 } });
    expect(listener(config, INGRESS).filter_chains[0]!.filters[0]!.typed_config.tracing).toMatchObject({
      provider: { name: "envoy.tracers.opentelemetry", typed_config: { service_name: "shop/web" } },
      random_sampling: { value: 5 },
    });
    expect(JSON.stringify(cluster(config, "opentelemetry_collector"))).toContain("otel.internal");
  });
});

describe("TLS", () => {
  const serve =
    (mode: "STRICT" | "PERMISSIVE" | "DISABLED", more: object = {}): Change =>
    (mesh) => {
      ofNode(mesh, "prices").spec.listeners![0]!.tls = { mode, certificate: { file: files }, ...more };
    };
  const context = (config: Bootstrap) =>
    cluster(config, "cds_egress_shop_prices_grpc_50051").transport_socket?.typed_config as
      Record<string, unknown> | undefined;

  test("of a STRICT listener is all that its port takes; of a DISABLED one there is none", () => {
    const strict = listener(compile("prices", [serve("STRICT")]), INGRESS).filter_chains;
    expect(strict).toHaveLength(1);
    expect(strict[0]!.transport_socket!.typed_config).toMatchObject({
      common_tls_context: {
        tls_certificates: [
          { certificate_chain: { filename: "/keys/own.pem" }, private_key: { filename: "/keys/own.key" } },
        ],
      },
    });
    expect(strict[0]!.transport_socket!.typed_config["require_client_certificate"]).toBeUndefined();
    expect(
      listener(compile("prices", [serve("DISABLED")]), INGRESS).filter_chains[0]!.transport_socket,
    ).toBeUndefined();
  });

  test("of a PERMISSIVE listener is told from plain text by the first bytes, on its own port alone", () => {
    const ingress = listener(compile("prices", [serve("PERMISSIVE")]), INGRESS);
    expect(
      ingress.filter_chains.map(({ filter_chain_match: match, transport_socket: socket }) => [
        match,
        socket !== undefined,
      ]),
    ).toEqual([
      [{ destination_port: 50051, transport_protocol: "tls" }, true],
      [{ destination_port: 50051, transport_protocol: "raw_buffer" }, false],
    ]);
    expect(ingress.listener_filters![1]!.filter_disabled).toEqual({
      not_match: { destination_port_range: { start: 50051, end: 50052 } },
    });
  });

  test("is mutual where the listener validates its clients", () => {
    const names = { match: { exact: ["web.shop.internal", "spiffe://shop/web"] } };
    const mutual = serve("STRICT", { validation: { trust: { file: ca }, subjectAlternativeNames: names } });
    expect(
      listener(compile("prices", [mutual]), INGRESS).filter_chains[0]!.transport_socket!.typed_config,
    ).toMatchObject({
      require_client_certificate: true,
      common_tls_context: {
        validation_context: {
          trusted_ca: { filename: "/keys/ca.pem" },
          match_typed_subject_alt_names: [
            { san_type: "DNS", matcher: { exact: "web.shop.internal" } },
            { san_type: "URI", matcher: { exact: "spiffe://shop/web" } },
          ],
        },
      },
    });
  });

  test("of a caller validates the name that the node is found under, unless it names others", () => {
    const policy =
      (more: object = {}): Change =>
      (mesh) => {
        ofNode(mesh, "web").spec.backendDefaults = {
          clientPolicy: { tls: { certificate: { file: files }, validation: { trust: { file: ca }, ...more } } },
        };
      };
    const common = (config: Bootstrap) => context(config)!["common_tls_context"];
    expect(common(compile("web", [policy()]))).toMatchObject({
      tls_certificates: [{ private_key: { filename: "/keys/own.key" } }],
      validation_context: { match_typed_subject_alt_names: [{ matcher: { exact: "prices.shop.internal" } }] },
    });
    const others = { subjectAlternativeNames: { match: { exact: ["other.example"] } } };
    expect(common(compile("web", [policy(others)]))).toMatchObject({
      validation_context: { match_typed_subject_alt_names: [{ matcher: { exact: "other.example" } }] },
    });
  });

  test.each([
    ["no policy", undefined, undefined, false],
    ["no policy", undefined, "STRICT", true],
    ["no policy", undefined, "PERMISSIVE", true],
    ["no policy", undefined, "DISABLED", false],
    ["a policy", {}, undefined, true],
    ["a policy that does not enforce", { enforce: false }, undefined, false],
    ["a policy that does not enforce", { enforce: false }, "STRICT", true],
    ["a policy for another port", { ports: [1] }, undefined, false],
    ["a policy for this port", { ports: [50051] }, undefined, true],
  ] as const)("with %s (%j) towards a listener of mode %s: used %s", (_label, tls, mode, used) => {
    const config = compile("web", [
      ...(mode === undefined ? [] : [serve(mode)]),
      (mesh) => {
        if (tls === undefined) return;
        const { enforce, ports } = tls as { enforce?: boolean; ports?: number[] };
        ofNode(mesh, "web").spec.backendDefaults = {
          clientPolicy: {
            tls: {
              ...(enforce === undefined ? {} : { enforce }),
              ...(ports === undefined ? {} : { ports: [...ports] }),
              validation: { trust: { file: ca } },
            },
          },
        };
      },
    ]);
    expect(context(config) !== undefined).toBe(used);
  });

  test("takes secrets from a secret discovery service by its socket", () => {
    const sds = serve("STRICT", {
      certificate: { sds: { secretName: "own" } },
      validation: { trust: { sds: { secretName: "roots" } } },
    });
    const config = compile("prices", [sds], { sdsSocket: "/run/sds.sock" });
    expect(JSON.stringify(cluster(config, "static_cluster_sds_unix_socket"))).toContain(
      '"pipe":{"path":"/run/sds.sock"}',
    );
    expect(() => compile("prices", [sds])).toThrow(EnvoyCompileError);
  });

  test("differs between two backends that lead to one listener: each has a cluster of its own", () => {
    const config = compile("web", [
      serve("STRICT"),
      (mesh) => {
        mesh.virtualServices.push({
          virtualServiceName: "quotes.shop.internal",
          spec: { provider: { virtualRouter: { virtualRouterName: "prices" } } },
        });
        const clientPolicy = { tls: { validation: { trust: { file: ca } } } };
        ofNode(mesh, "web").spec.backends!.push({
          virtualService: { virtualServiceName: "quotes.shop.internal", clientPolicy },
        });
      },
    ]);
    const found = config.static_resources.clusters
      .map(({ name }) => name)
      .filter((name) => name.includes("prices_grpc"));
    expect(found).toEqual([
      "cds_egress_shop_prices_grpc_50051_prices.shop.internal",
      "cds_egress_shop_prices_grpc_50051_quotes.shop.internal",
    ]);
  });
});

describe("the configuration of a virtual gateway", () => {
  test("listens where callers dial, trusts nothing that they say of themselves, and goes straight to the nodes", () => {
    const config = compile("edge", []);
    expect(config.static_resources.listeners.map(({ name }) => name)).toEqual(["lds_ingress_0.0.0.0_8088"]);
    const manager = listener(config, "lds_ingress_0.0.0.0_8088").filter_chains[0]!.filters[0]!.typed_config;
    expect(manager).toMatchObject({ use_remote_address: true });
    expect(manager.route_config!.virtual_hosts[0]!.routes[0]!.route).toMatchObject({
      cluster: "cds_egress_shop_web_http_8080",
      host_rewrite_literal: "web.shop.internal",
      prefix_rewrite: "/",
    });
  });

  test("looks at its requests once more where the router matches what the gateway has rewritten", () => {
    const config = compile("edge", [
      (mesh) => {
        mesh.routes[0]!.spec.httpRoute!.match = { prefix: "/v2" };
        mesh.gatewayRoutes[0]!.spec.httpRoute!.action.rewrite = { prefix: { value: "/v2/" } };
      },
    ]);
    const again = listener(config, "lds_egress_127.0.0.1_15001").filter_chains[0]!.filters[0]!.typed_config
      .route_config!;
    expect(again.virtual_hosts[0]!.routes[0]).toMatchObject({
      match: {
        prefix: "/v2",
        headers: [{ name: "x-outpost-mesh-target", string_match: { exact: "web.shop.internal:80" } }],
      },
      request_headers_to_remove: ["x-outpost-mesh-target"],
    });
  });

  test("counts connections where its listener has a pool", () => {
    const config = compile("edge", [
      (mesh) => void (mesh.virtualGateways[0]!.spec.listeners[0]!.connectionPool = { http: { maxConnections: 5 } }),
    ]);
    expect(
      cluster(config, "cds_ingress_shop_edge_self_redirect_http_15001").circuit_breakers!.thresholds[0],
    ).toMatchObject({
      max_connections: 5,
    });
  });
});

describe("without redirected traffic", () => {
  const interception = {
    kind: "loopback" as const,
    backendPort: (_service: string, port: number) => port + 1000,
    applicationPort: (port: number) => port + 10_000,
  };

  test("backends are called on ports of the loopback, and the application listens elsewhere", () => {
    const config = compile("web", [], { interception });
    expect(config.static_resources.listeners.map(({ name }) => name)).toEqual([
      "lds_ingress_0.0.0.0_8080",
      "lds_egress_127.0.0.1_6432",
      "lds_egress_127.0.0.1_51051",
    ]);
    expect(JSON.stringify(cluster(config, "cds_ingress_shop_web_http_8080"))).toContain('"port_value":18080');
    const [host] = listener(config, "lds_egress_127.0.0.1_51051").filter_chains[0]!.filters[0]!.typed_config
      .route_config!.virtual_hosts;
    // It may be dialled as 127.0.0.1.
    expect(host!.domains).toEqual(["*"]);
  });
});

describe("a mesh that cannot be compiled", () => {
  test.each<[string, Change, RegExp]>([
    [
      "a backend that is not in the mesh",
      (mesh) => void mesh.virtualServices.pop(),
      /store\.shop\.internal.*not in the mesh/,
    ],
    ["a router that is not in the mesh", (mesh) => void mesh.virtualRouters.pop(), /virtual router "store"/],
    ["a target that is not in the mesh", (mesh) => void mesh.virtualNodes.pop(), /virtual node "store"/],
    [
      "a node that nothing finds",
      (mesh) => void delete ofNode(mesh, "store").spec.serviceDiscovery,
      /no service discovery/,
    ],
    [
      "two backends on the port of one that speaks tcp",
      (mesh) => void (mesh.virtualRouters[2]!.spec.listeners = [{ portMapping: { port: 50051, protocol: "tcp" } }]),
      /port 50051 leads to prices.*tcp.*alone/,
    ],
  ])("is refused with what is wrong: %s", (_what, change, message) => {
    expect(() => compile("web", [change])).toThrow(message);
    expect(() => compile("web", [change])).toThrow(EnvoyCompileError);
  });

  test("has no Envoy of a name that it does not know", () => {
    const compiler = new EnvoyCompiler(expandMesh(meshWith())!);
    expect(() => compiler.node("wep")).toThrow(/no virtual node "wep"/);
    expect(() => compiler.gateway("web")).toThrow(/no virtual gateway "web"/);
  });
});

describe("the bytes of a configuration", () => {
  test("are the same whatever the order of the mesh's lists", () => {
    const turned: Change = (mesh) => {
      for (const list of Object.values(mesh)) if (Array.isArray(list)) list.reverse();
      mesh.virtualNodes.push(node("other", 9000, "http"));
      ofNode(mesh, "web").spec.backends!.reverse();
    };
    for (const name of ["web", "prices", "edge"]) {
      expect(JSON.stringify(compile(name, [turned]))).toBe(JSON.stringify(compile(name, [])));
    }
  });
});
