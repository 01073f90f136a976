import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { X509Certificate } from "node:crypto";
import { createServer as createTlsServer } from "node:tls";
import { temporaryFolder } from "../support/cli";
import type * as Harness from "../support/envoy/live";
import { Authority, shownOn } from "../support/envoy/authority";
import { BOOTSTRAP_FILE } from "../../envoy";
import { onFreePorts } from "../support/envoy/on-free-ports";

type Live = typeof Harness;

/**
 * What the tests need of an Envoy that is none: it says its version, checks a file, and answers as administration. `refuses`
 * in a file is what it has against it.
 */
const NO_ENVOY = `#!${process.execPath}
const { readFileSync } = require("node:fs");
const args = process.argv.slice(2);
if (args[0] === "--version") process.exit(0);
const config = JSON.parse(readFileSync(args[args.indexOf("-c") + 1], "utf8"));
if (args[args.indexOf("--mode") + 1] === "validate" || config.ends) {
  if (config.refuses) console.error("refused: " + config.refuses);
  process.exit(config.refuses ? 1 : 0);
}
const stats = [
  { name: "cluster_manager.cds.update_rejected", value: config.refused ?? 0 },
  { name: "cluster.web.update_failure", value: 1 },
  { name: "sds.from_service.update_failure", value: 1 },
  { name: "sds.secret_trust_1.key_rotation_failed", value: config.refused ?? 0 },
  { histograms: {} },
];
let asked = 0;
require("node:http").createServer(({ url }, response) => {
  const ready = url === "/ready" && ++asked > 2;
  response.statusCode = ready || url.startsWith("/stats?format=json&filter=") ? 200 : 503;
  response.end(url.startsWith("/stats") ? JSON.stringify({ stats }) : "");
}).listen(config.admin, "127.0.0.1");
`;

describe("what the tests against a real Envoy are made of", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let live: Live;

  /** The harness as it is loaded where that is what is found. */
  function loaded(envoy: string | undefined, path: string): Live {
    const before = { ...process.env };
    try {
      if (envoy === undefined) delete process.env["ENVOY"];
      else process.env["ENVOY"] = envoy;
      process.env["PATH"] = path;
      let found: Live | undefined;
      jest.isolateModules(() => (found = jest.requireActual<Live>("../support/envoy/live")));
      return found!;
    } finally {
      process.env = before;
    }
  }

  beforeAll(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, "bin"));
    const binary = join(folder.path, "bin", "envoy");
    writeFileSync(binary, NO_ENVOY);
    chmodSync(binary, 0o755);
    live = loaded(binary, "");
  });
  afterAll(() => folder.remove());

  test("is an Envoy from the variable or from PATH, and otherwise said loudly to be missing", () => {
    const bin = join(folder.path, "bin");
    expect(loaded(undefined, [bin, "/nowhere"].join(delimiter)).ENVOY).toBe("envoy");
    expect(live.ENVOY).toBe(join(bin, "envoy"));
    expect(live.withEnvoy("x")).toBe(describe);
    // WHEN there is none
    const none = loaded(undefined, "/nowhere");
    const said: string[] = [];
    const write = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const skipping = none.withEnvoy("traffic");
    write.mockRestore();
    // THEN
    expect(none.ENVOY).toBeUndefined();
    expect(skipping).toBe(describe.skip);
    expect(said.join("")).toMatch(/SKIPPED: traffic\..*\n.*npm run test:envoy/);
  });

  test("hands a configuration to Envoy's own check and says what it says", () => {
    expect(live.refusedByEnvoy({ admin: 1 }, folder.path)).toBeUndefined();
    expect(live.refusedByEnvoy({ refuses: "all of it" }, folder.path)).toContain("refused: all of it");
  });

  test("starts Envoys, waits until they are ready, asks what they have refused, and ends them", async () => {
    const stage = new live.Stage(folder.path);
    const [good, bad] = (await live.freePorts(2)) as [number, number];
    await stage.envoy("good", { admin: good, address: "0.0.0.0" }, good);
    await stage.envoy("bad", { admin: bad, refused: 1 }, bad);
    expect(await live.refusedFiles(good)).toEqual([]);
    expect(await live.refusedFiles(bad)).toEqual([
      "cluster_manager.cds.update_rejected",
      "sds.secret_trust_1.key_rotation_failed",
    ]);
    // AND nothing listens beyond the loopback
    expect(readFileSync(join(folder.path, "good.json"), "utf8")).toContain('"address":"127.0.0.1"');
    await stage.end();
    expect(await live.call(good, { path: "/ready" })).toEqual({ status: 0, body: "" });
  });

  test("says what an Envoy said that ended at once", async () => {
    const stage = new live.Stage(folder.path);
    await expect(stage.envoy("ends", { ends: true, refuses: "its file" }, 1)).rejects.toThrow(
      /ended with 1: refused: its file/,
    );
    await stage.end();
  });

  test("counts answers of applications, and gives up waiting", async () => {
    const stage = new live.Stage(folder.path);
    const [port] = (await live.freePorts(1)) as [number];
    let count = 0;
    await stage.application(port, ({ headers }, response) => {
      response.statusCode = headers["x-bad"] === undefined ? 200 : 500;
      response.end(count++ % 2 === 0 ? "even" : "odd");
    });
    expect(await live.tally(port, 4)).toEqual({ "200 even": 2, "200 odd": 2 });
    expect(await live.tally(port, 1, { headers: { "x-bad": "1" } })).toEqual({ "500 even": 1 });
    await expect(live.until(() => Promise.resolve(false), 10)).rejects.toThrow(/waited for 0\.01 seconds/);
    await stage.end();
  });

  test("fills a folder as the kubelet does: links stay, and what they lead to is replaced by one rename", () => {
    const mounted = new live.MountedFolder(join(folder.path, "mounted"));
    const read = (name: string) => readFileSync(join(mounted.folder, name), "utf8");
    mounted.put({ a: "1", b: "1" });
    expect([read("a"), read("b")]).toEqual(["1", "1"]);
    mounted.put({ a: "2", b: "2", c: "2" });
    expect([read("a"), read("b"), read("c")]).toEqual(["2", "2", "2"]);
  });

  test("signs certificates, and sees which one is shown", async () => {
    const authority = new Authority(join(folder.path, "authority"));
    const [one, two] = [authority.sign("a.test"), authority.sign("b.test")];
    const certificate = new X509Certificate(one["tls.crt"]);
    expect(certificate.subjectAltName).toBe("DNS:a.test");
    expect(certificate.verify(new X509Certificate(one["ca.crt"]).publicKey)).toBe(true);
    expect(two["ca.crt"]).toBe(one["ca.crt"]);
    const [port, silent] = (await live.freePorts(2)) as [number, number];
    // One that asks for a certificate shows its own first.
    const server = createTlsServer({ cert: two["tls.crt"], key: two["tls.key"], requestCert: true }, () => {});
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    expect(await shownOn(port)).toBe(two["tls.crt"]);
    expect(await shownOn(silent)).toBeUndefined();
    server.close();
  });

  test("binds the listeners of files to free ports", () => {
    const files = onFreePorts(
      {
        [BOOTSTRAP_FILE]: JSON.stringify({ node: { id: "n" }, admin: { address: {} } }),
        "listeners.json": JSON.stringify({
          resources: [{ name: "in", address: { socket_address: { port_value: 443 } } }],
        }),
        "clusters.json": "{}",
      },
      4711,
    );
    const address = (port: number) => ({ socket_address: { address: "127.0.0.1", port_value: port } });
    expect(JSON.parse(files[BOOTSTRAP_FILE]!)).toEqual({ node: { id: "n" }, admin: { address: address(4711) } });
    expect(JSON.parse(files["listeners.json"]!)).toEqual({ resources: [{ name: "in", address: address(0) }] });
    expect(files["clusters.json"]).toBe("{}");
  });
});
