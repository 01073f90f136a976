import fc from "fast-check";
import { defineDeployment, expandMesh } from "../../deployment";
import { BOOTSTRAP_FILE, EnvoyCompiler, asFiles } from "../../envoy";
import type { EnvoyConfiguration } from "../../envoy";
import { validMesh } from "../support/envoy/arbitrary";
import { fileProblems, together } from "../support/envoy/files";
import { meshWith } from "../support/mesh-builder";
import type { Change } from "../support/mesh-builder";

const FOLDER = "/etc/envoy/mesh";

type Json = Readonly<Record<string, unknown>>;

function read(configuration: EnvoyConfiguration): Readonly<Record<string, Json>> {
  const files = asFiles(configuration, FOLDER);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, JSON.parse(text) as Json]));
}

function resources(file: Json): Json[] {
  return (file["resources"] as Json[]).map(({ "@type": _type, ...resource }) => resource);
}

const secured: Change = (mesh) => {
  const file = { certificateChain: "/keys/own.pem", privateKey: "/keys/own.key" };
  const trust = { file: { certificateChain: "/trust/ca.pem" } };
  const [web, prices] = mesh.virtualNodes;
  prices!.spec.listeners![0]!.tls = { mode: "STRICT", certificate: { file }, validation: { trust } };
  web!.spec.backendDefaults = { clientPolicy: { tls: { certificate: { file }, validation: { trust } } } };
};

describe("the check of configuration in files", () => {
  const good = asFiles(new EnvoyCompiler(expandMesh(meshWith(secured))!).node("web"), FOLDER);
  const changed = (name: string, from: string, to: string) => {
    expect(good[name]).toContain(from);
    return { ...good, [name]: good[name]!.replace(from, to) };
  };
  const { "clusters.json": _clusters, ...without } = good;

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["a file that is not there", without, /\/clusters\.json is not among the files/],
    ["a file that nothing names", { ...good, "more.json": '{"resources":[]}' }, /^more\.json is read by nothing$/m],
    ["an unknown field", changed("clusters.json", '"name"', '"nane"'), /^clusters\.json: .*nane/m],
    [
      "another folder",
      changed("listeners.json", `${FOLDER}/rds`, "/elsewhere/rds"),
      /\/elsewhere\/rds\S+ is not among/,
    ],
    [
      "a table of another name",
      changed("rds_ingress_http_8080.json", '"name":"rds_ingress_http_8080"', '"name":"x"'),
      /rds_ingress_http_8080 is not the one resource/,
    ],
    [
      "a secret that watches another folder",
      changed("secret_trust_1.json", '"path":"/trust"', '"path":"/other"'),
      /secret_trust_1 lies in \/trust and watches \/other/,
    ],
    [
      "a file that is watched elsewhere",
      changed("bootstrap.json", `"watched_directory":{"path":"${FOLDER}"}`, '"watched_directory":{"path":"/tmp"}'),
      /is read when \/tmp changes/,
    ],
    [
      "a cluster that is not there",
      changed("clusters.json", '"name":"cds_ingress', '"name":"lost'),
      /which is no cluster/,
    ],
  ])("finds %s", (_what, files, message) => {
    expect(fileProblems(good, FOLDER)).toEqual([]);
    expect(fileProblems(files, FOLDER).join("\n")).toMatch(message);
  });
});

describe("configuration in files", () => {
  test("is what Envoy takes, file by file, and together the same configuration", () => {
    fc.assert(
      fc.property(validMesh, (mesh) => {
        const model = expandMesh(defineDeployment({ name: "m", region: "eu-central-1", mesh }))!;
        for (const configuration of new EnvoyCompiler(model).all()) {
          const files = asFiles(configuration, FOLDER);
          expect(fileProblems(files, FOLDER)).toEqual([]);
          expect(together(files, FOLDER)).toEqual(configuration.bootstrap);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("has names that keys of a ConfigMap can have, and is watched where a folder is renamed", () => {
    const files = asFiles(new EnvoyCompiler(expandMesh(meshWith())!).node("web"), FOLDER);
    expect(Object.keys(files)).toEqual([
      "bootstrap.json",
      "clusters.json",
      "listeners.json",
      "rds_egress_http_50051.json",
      "rds_ingress_http_8080.json",
    ]);
    for (const name of Object.keys(files)) expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
    const sources = [
      ...Object.values(files)
        .join("")
        .matchAll(/"path_config_source":(\{[^}]*\{[^}]*\}\})/g),
    ];
    expect(sources.length).toBe(4);
    for (const [, text] of sources) expect(JSON.parse(text!)).toMatchObject({ watched_directory: { path: FOLDER } });
  });

  test("changes in one file when a weight changes", () => {
    const shifted: Change = (mesh) => {
      mesh.routes[1]!.spec.grpcRoute!.match = { serviceName: "shop.Quotes" };
    };
    const [before, after] = [[], [shifted]].map((changes) =>
      asFiles(new EnvoyCompiler(expandMesh(meshWith(...changes))!).node("web"), FOLDER),
    );
    const changed = Object.keys(before!).filter((name) => before![name] !== after![name]);
    expect(changed).toEqual(["rds_egress_http_50051.json"]);
  });

  test("reads certificates again when the folder that they lie in changes", () => {
    const compiler = new EnvoyCompiler(expandMesh(meshWith(secured))!);
    for (const name of ["web", "prices"]) {
      const files = read(compiler.node(name));
      const texts = asFiles(compiler.node(name), FOLDER);
      expect(fileProblems(texts, FOLDER)).toEqual([]);
      expect(together(texts, FOLDER)).toEqual(compiler.node(name).bootstrap);
      expect(resources(files["secret_certificate_0.json"]!)).toEqual([
        {
          name: "secret_certificate_0",
          tls_certificate: {
            certificate_chain: { filename: "/keys/own.pem" },
            private_key: { filename: "/keys/own.key" },
            watched_directory: { path: "/keys" },
          },
        },
      ]);
      expect(resources(files["secret_trust_1.json"]!)).toMatchObject([
        { validation_context: { trusted_ca: { filename: "/trust/ca.pem" }, watched_directory: { path: "/trust" } } },
      ]);
      // No TLS context names a file itself.
      expect(JSON.stringify([files["listeners.json"], files["clusters.json"]])).not.toMatch(/\.pem|\.key"/);
    }
    // The name that a caller asks for stays with the caller.
    expect(JSON.stringify(read(compiler.node("web"))["clusters.json"])).toMatch(
      /combined_validation_context.*prices\.shop\.internal/,
    );
  });

  test("keeps the secret discovery service where Envoy has it first", () => {
    const sds: Change = (mesh) => {
      mesh.virtualNodes[1]!.spec.listeners![0]!.tls = { mode: "STRICT", certificate: { sds: { secretName: "own" } } };
    };
    const compiler = new EnvoyCompiler(expandMesh(meshWith(sds))!, { sdsSocket: "/run/sds.sock" });
    const files = read(compiler.node("prices"));
    expect(JSON.stringify(files[BOOTSTRAP_FILE]!["static_resources"])).toContain("static_cluster_sds_unix_socket");
    expect(JSON.stringify(files["clusters.json"])).not.toContain('"name":"static_cluster_sds_unix_socket"');
  });
});
