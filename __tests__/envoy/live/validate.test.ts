import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { defineDeployment, expandMesh, loadDeployment } from "../../../deployment";
import { BOOTSTRAP_FILE, EnvoyCompileError, EnvoyCompiler, asFiles, compileOptionsOf } from "../../../envoy";
import type { EnvoyConfiguration } from "../../../envoy";
import { ROOT, temporaryFolder } from "../../support/cli";
import { validMesh } from "../../support/envoy/arbitrary";
import { Authority } from "../../support/envoy/authority";
import { Stage, freePorts, refusedByEnvoy, refusedFiles, withEnvoy } from "../../support/envoy/live";
import { onFreePorts } from "../../support/envoy/on-free-ports";

/** Milliseconds in which an Envoy has read everything, names and secrets included that nobody gives it. */
const PATIENCE = 60_000;

withEnvoy("envoy --mode validate on every example, and its start with every example's files")("a real Envoy", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
    for (const [name, text] of Object.entries(new Authority(join(folder.path, "authority")).sign("own.example"))) {
      writeFileSync(join(folder.path, name), text);
    }
  });
  afterAll(() => folder.remove());

  /** Texts whose certificates are files that exist, so that Envoy can read them. */
  function readable(files: Readonly<Record<string, string>>): Record<string, string> {
    const own = (file: string) =>
      join(folder.path, /\/ca\.[a-z]+$/.test(file) ? "ca.crt" : file.endsWith(".key") ? "tls.key" : "tls.crt");
    const changed = Object.entries(files).map(([name, text]) => [
      name,
      text
        .replace(/"filename":"(\/keys\/[^"]+)"/g, (_, file: string) => `"filename":${JSON.stringify(own(file))}`)
        .replace(/"path":"\/keys(\/[^"]*)?"/g, `"path":${JSON.stringify(folder.path)}`),
    ]);
    return Object.fromEntries(changed) as Record<string, string>;
  }

  /** What is wrong with a configuration in one piece, as ECS has it. */
  function refusedInOne({ bootstrap }: EnvoyConfiguration): string | undefined {
    const { one } = readable({ one: JSON.stringify(bootstrap) });
    return refusedByEnvoy(JSON.parse(one!) as object, folder.path);
  }

  /**
   * What is wrong with a configuration in files, as EKS has it. Envoy's own check stops at the file that it starts with, so
   * an Envoy is started, each listener on a port that is free.
   */
  async function refusedInFiles(configuration: EnvoyConfiguration): Promise<string[]> {
    const mounted = mkdtempSync(join(folder.path, "mesh-"));
    const [admin] = (await freePorts(1)) as [number];
    const files = readable(onFreePorts(asFiles(configuration, mounted), admin));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(mounted, name), text);
    const refused = refusedByEnvoy(JSON.parse(files[BOOTSTRAP_FILE]!) as object, folder.path);
    if (refused !== undefined) return [refused];
    const started = new Stage(folder.path);
    try {
      await started.envoyOn(join(mounted, BOOTSTRAP_FILE), admin, PATIENCE);
      return await refusedFiles(admin);
    } finally {
      await started.end();
    }
  }

  const EXAMPLES = readdirSync(join(ROOT, "deployments")).sort();
  test.each(EXAMPLES)(
    "takes every configuration of %s, in one piece and in files",
    async (file) => {
      const { deployment } = loadDeployment(join(ROOT, "deployments", file));
      const mesh = expandMesh(deployment);
      if (mesh === undefined) return;
      const compiler = new EnvoyCompiler(mesh, {
        ...compileOptionsOf(deployment),
        sdsSocket: join(folder.path, "sds.sock"),
      });
      const all = [
        ...mesh.virtualNodes.map((node) => () => compiler.node(node.virtualNodeName)),
        ...mesh.virtualGateways.map((gateway) => () => compiler.gateway(gateway.virtualGatewayName)),
      ];
      for (const compile of all) {
        let configuration: EnvoyConfiguration;
        try {
          configuration = compile();
        } catch (error) {
          // What needs AWS Certificate Manager is refused before there is a configuration.
          if (error instanceof EnvoyCompileError) continue;
          throw error;
        }
        expect(refusedInOne(configuration)).toBeUndefined();
        expect(await refusedInFiles(configuration)).toEqual([]);
      }
    },
    600_000,
  );

  test("takes the configurations of random meshes", async () => {
    await fc.assert(
      fc.asyncProperty(validMesh, async (mesh) => {
        const model = expandMesh(defineDeployment({ name: "m", region: "eu-central-1", mesh }))!;
        const compiler = new EnvoyCompiler(model);
        for (const each of [compiler.node("caller"), compiler.gateway("edge")]) {
          expect(refusedInOne(each)).toBeUndefined();
          expect(await refusedInFiles(each)).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  }, 600_000);
});
