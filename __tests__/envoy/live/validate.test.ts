import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { defineDeployment, expandMesh, loadDeployment } from "../../../deployment";
import { EnvoyCompileError, EnvoyCompiler, compileOptionsOf } from "../../../envoy";
import type { EnvoyConfiguration } from "../../../envoy";
import { ROOT, temporaryFolder } from "../../support/cli";
import { validMesh } from "../../support/envoy/arbitrary";
import { certificates, refusedByEnvoy, withEnvoy } from "../../support/envoy/live";

withEnvoy("envoy --mode validate on every example")("a real Envoy", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
    certificates(folder.path, { own: "own.example" });
  });
  afterAll(() => folder.remove());

  /** The configuration with files that exist, so that Envoy can read them. */
  function readable({ bootstrap }: EnvoyConfiguration): object {
    const text = JSON.stringify(bootstrap)
      .replace(/"\/keys\/ca\.pem"/g, JSON.stringify(join(folder.path, "ca.pem")))
      .replace(/"\/keys\/[^"]*\.pem"/g, JSON.stringify(join(folder.path, "own.pem")))
      .replace(/"\/keys\/[^"]*\.key"/g, JSON.stringify(join(folder.path, "own.key")));
    return JSON.parse(text) as object;
  }

  test.each(readdirSync(join(ROOT, "deployments")).sort())("takes every configuration of %s", (file) => {
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
      expect(refusedByEnvoy(readable(configuration), folder.path)).toBeUndefined();
    }
  });

  test("takes the configurations of random meshes", () => {
    fc.assert(
      fc.property(validMesh, (mesh) => {
        const model = expandMesh(defineDeployment({ name: "m", region: "eu-central-1", mesh }))!;
        const compiler = new EnvoyCompiler(model);
        for (const each of [compiler.node("caller"), compiler.gateway("edge")]) {
          expect(refusedByEnvoy(each.bootstrap, folder.path)).toBeUndefined();
        }
      }),
      { numRuns: 15 },
    );
  });
});
