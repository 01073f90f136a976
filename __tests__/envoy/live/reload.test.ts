import { join } from "node:path";
import { BOOTSTRAP_FILE, asFiles } from "../../../envoy";
import { LiveMesh } from "../../support/envoy/live-mesh";
import { MountedFolder, call, refusedFiles, tally, until, withEnvoy } from "../../support/envoy/live";

withEnvoy("files that are replaced under an Envoy")("a real Envoy whose files are replaced", () => {
  let mesh: LiveMesh;
  let files: MountedFolder;
  beforeEach(async () => {
    mesh = await LiveMesh.open();
    files = new MountedFolder(join(mesh.folder, "mesh"));
    await mesh.stage.application(mesh.ports.app1, (_request, response) => response.end("v1"));
    await mesh.stage.application(mesh.ports.app2, (_request, response) => response.end("v2"));
  });
  afterEach(() => mesh.close());

  const compiled = (v1: number, v2: number) =>
    mesh.compiler([{ httpRoute: { match: { prefix: "/" }, action: mesh.to(v1, v2) } }]);
  const filesOf = (v1: number, v2: number) => asFiles(compiled(v1, v2).node("caller"), files.folder);

  /** Starts the caller with all requests to v1. */
  async function start(): Promise<void> {
    await mesh.start(compiled(1, 1), "v1", "v2");
    files.put(filesOf(1, 0));
    await mesh.stage.envoyOn(join(files.folder, BOOTSTRAP_FILE), mesh.ports.admins.caller);
    await until(async () => (await call(mesh.ports.service)).status === 200);
    expect(await tally(mesh.ports.service, 20)).toEqual({ "200 v1": 20 });
  }

  test("follows them without a restart", async () => {
    // GIVEN a caller whose configuration lies in a mounted ConfigMap
    await start();
    // WHEN
    files.put(filesOf(0, 1));
    // THEN
    await until(async () => (await call(mesh.ports.service)).body === "v2");
    expect(await tally(mesh.ports.service, 20)).toEqual({ "200 v2": 20 });
    expect(await refusedFiles(mesh.ports.admins.caller)).toEqual([]);
  });

  test("goes on with what it had when it does not understand them, and says so", async () => {
    await start();
    // WHEN a table has a field that nobody knows
    const broken = filesOf(0, 1);
    const table = Object.keys(broken).find((name) => name.startsWith("rds_egress_"))!;
    expect(broken[table]).toContain('"virtual_hosts"');
    files.put({ ...broken, [table]: broken[table]!.replace('"virtual_hosts"', '"virtual_host"') });
    // THEN
    await until(async () => (await refusedFiles(mesh.ports.admins.caller)).some((name) => name.includes("rds")));
    expect(await tally(mesh.ports.service, 20)).toEqual({ "200 v1": 20 });
  });
});
