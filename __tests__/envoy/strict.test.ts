import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expandMesh, loadDeployment } from "../../deployment";
import { EnvoyCompileError, EnvoyCompiler, asFiles, compileMesh, compileOptionsOf } from "../../envoy";
import { ROOT, temporaryFolder } from "../support/cli";
import { fileProblems } from "../support/envoy/files";
import { semanticProblems } from "../support/envoy/semantics";
import { protoProblems } from "../support/envoy/strict";
import { SWITCHED, writeSwitched } from "../support/envoy/switched";
import { meshWith } from "../support/mesh-builder";

const EXAMPLES = readdirSync(join(ROOT, "deployments")).sort();

describe("the check against the published protos", () => {
  const good = () =>
    JSON.parse(JSON.stringify(new EnvoyCompiler(expandMesh(meshWith())!).node("web").bootstrap)) as Record<
      string,
      never
    >;
  /** Changes the object at the end of a path. */
  const at = (config: object, path: string): Record<string, unknown> =>
    path
      .split(".")
      .reduce<Record<string, unknown>>((each, step) => each[step] as Record<string, unknown>, config as never);
  const MANAGER = "static_resources.listeners.1.filter_chains.1.filters.0.typed_config";

  test("finds nothing in a good configuration", () => {
    expect(protoProblems(good())).toEqual([]);
    expect(semanticProblems(good())).toEqual([]);
  });

  test.each<[string, string, (part: Record<string, unknown>) => void, RegExp]>([
    ["an unknown field", "admin", (part) => (part["adress"] = {}), /has no field adress/],
    ["a word of no enumeration", MANAGER, (part) => (part["codec_type"] = "HTTP9"), /"HTTP9" is none of/],
    ["two of a oneof", MANAGER, (part) => (part["rds"] = {}), /rds and route_config.*one of them/],
    ["none of a oneof", MANAGER, (part) => delete part["route_config"], /one of rds, route_config.* must be given/],
    [
      "a number as text",
      "admin.address.socket_address",
      (part) => (part["port_value"] = "9901"),
      /"9901" is no uint32/,
    ],
    [
      "a number out of range",
      "admin.address.socket_address",
      (part) => (part["port_value"] = 70_000),
      /70000 is outside/,
    ],
    ["a required text left out", MANAGER, (part) => delete part["stat_prefix"], /stat_prefix: must be given/],
    ["a duration without its unit", MANAGER, (part) => (part["stream_idle_timeout"] = "300"), /"300" is no duration/],
    ["an unknown type", MANAGER, (part) => (part["@type"] = "type.googleapis.com/envoy.Nothing"), /is an unknown type/],
    ["a type left out", MANAGER, (part) => delete part["@type"], /has no @type/],
    ["a list of nothing", `${MANAGER}.route_config.virtual_hosts.0`, (part) => (part["domains"] = []), /fewer than 1/],
  ])("finds %s", (_what, path, change, message) => {
    const config = good();
    change(at(config, path));
    expect(protoProblems(config).join("\n")).toMatch(message);
  });

  test.each<[string, string, (part: Record<string, unknown>) => void, RegExp]>([
    [
      "a cluster that is not there",
      "static_resources.clusters",
      (part) => (part as unknown as unknown[]).shift(),
      /which is no cluster/,
    ],
    [
      "a domain twice",
      `${MANAGER}.route_config`,
      (part) => {
        const hosts = part["virtual_hosts"] as object[];
        hosts.push({ ...hosts[0], name: "again" });
      },
      /domain prices.shop.internal twice/,
    ],
    [
      "filter chains that match the same",
      "static_resources.listeners.1",
      (part) => {
        const chains = part["filter_chains"] as object[];
        chains.push(chains[0]!);
      },
      /two filter chains/,
    ],
    [
      "a filter chain that takes one of another's server names",
      "static_resources.listeners.1",
      (part) => {
        const chains = part["filter_chains"] as { filter_chain_match: { server_names?: string[] } }[];
        const aws = chains.find(({ filter_chain_match: match }) => match.server_names !== undefined)!;
        chains.push({ ...aws, filter_chain_match: { ...aws.filter_chain_match, server_names: ["amazonaws.com"] } });
      },
      /two filter chains for any port, tls, amazonaws\.com/,
    ],
    [
      "server names that nothing reads",
      "static_resources.listeners.1",
      (part) => void (part["listener_filters"] as unknown[]).pop(),
      /cannot see TLS/,
    ],
    [
      "ports that nothing keeps",
      "static_resources.listeners.0",
      (part) => (part["listener_filters"] = []),
      /cannot see ports/,
    ],
    [
      "weights without a sum",
      `${MANAGER}.route_config.virtual_hosts.0.routes.0`,
      (part) => {
        const clusters = [{ name: "cds_egress_shop_prices_grpc_50051", weight: 0 }];
        part["route"] = { weighted_clusters: { clusters } };
      },
      /weights that sum to 0/,
    ],
    [
      "a listener twice",
      "static_resources",
      (part) => {
        const listeners = part["listeners"] as object[];
        listeners.push({ ...listeners[0]!, address: { socket_address: { address: "0.0.0.0", port_value: 1 } } });
      },
      /listener lds_ingress_0\.0\.0\.0_15000 is there twice/,
    ],
    [
      "hosts of another cluster",
      "static_resources.clusters.1.load_assignment",
      (part) => (part["cluster_name"] = "another"),
      /hosts of cluster .* are another's/,
    ],
    [
      "hosts where the caller's address counts",
      "static_resources.clusters.1",
      (part) => (part["type"] = "ORIGINAL_DST"),
      /is ORIGINAL_DST and has the wrong kind of hosts/,
    ],
    [
      "a port twice",
      "admin.address.socket_address",
      (part) => (part["port_value"] = 15001),
      /15001 is listened on twice/,
    ],
    [
      "an expression outside RE2",
      `${MANAGER}.route_config.virtual_hosts.0.routes.0.match`,
      (part) => (part["safe_regex"] = { regex: "(?=a)" }),
      /no expression of RE2/,
    ],
  ])("and of what Envoy asks beyond them finds %s", (_what, path, change, message) => {
    const config = good();
    change(at(config, path));
    expect(semanticProblems(config).join("\n")).toMatch(message);
  });
});

describe.each(SWITCHED)("the example $example without App Mesh", (switched) => {
  test("has nothing but configurations that Envoy takes", () => {
    const folder = temporaryFolder();
    try {
      const { deployment } = loadDeployment(writeSwitched(switched, folder.path));
      const all = compileMesh(expandMesh(deployment)!, compileOptionsOf(deployment));
      expect(all.length).toBeGreaterThan(0);
      for (const configuration of all) {
        expect(protoProblems(configuration.bootstrap)).toEqual([]);
        expect(semanticProblems(configuration.bootstrap)).toEqual([]);
        expect(fileProblems(asFiles(configuration, "/etc/outpost-mesh"), "/etc/outpost-mesh")).toEqual([]);
      }
    } finally {
      folder.remove();
    }
  });
});

describe.each(EXAMPLES)("the example %s", (file) => {
  const { deployment } = loadDeployment(join(ROOT, "deployments", file));
  const mesh = expandMesh(deployment);

  test("compiles to configurations that Envoy takes, whatever its control plane, or is refused", () => {
    if (mesh === undefined) return;
    const compiler = new EnvoyCompiler(mesh, { ...compileOptionsOf(deployment), sdsSocket: "/run/sds.sock" });
    const all = [
      ...mesh.virtualNodes.map(
        ({ virtualNodeName }) =>
          () =>
            compiler.node(virtualNodeName),
      ),
      ...mesh.virtualGateways.map(
        ({ virtualGatewayName }) =>
          () =>
            compiler.gateway(virtualGatewayName),
      ),
    ];
    let compiled = 0;
    for (const compile of all) {
      try {
        const configuration = compile();
        expect(protoProblems(configuration.bootstrap)).toEqual([]);
        expect(semanticProblems(configuration.bootstrap)).toEqual([]);
        // AND in the files of a ConfigMap
        expect(fileProblems(asFiles(configuration, "/etc/outpost-mesh"), "/etc/outpost-mesh")).toEqual([]);
        compiled++;
      } catch (error) {
        if (!(error instanceof EnvoyCompileError)) throw error;
        expect(error.message).toMatch(/AWS Certificate Manager/);
      }
    }
    expect(compiled).toBeGreaterThan(0);
  });
});
