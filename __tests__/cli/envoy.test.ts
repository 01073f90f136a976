import { expandMesh, loadDeployment } from "../../deployment";
import { EnvoyCompiler, compileOptionsOf } from "../../envoy";
import { ROOT, runCli } from "../support/cli";
import { join } from "node:path";

describe("outpost-mesh envoy", () => {
  test("prints the configuration of one node, of a deployment of either control plane", async () => {
    for (const file of ["deployments/orders.yaml", "deployments/orders-envoy.yaml"]) {
      // WHEN
      const { code, stdout } = await runCli(["envoy", file, "--node", "catalog-v1"]);
      // THEN
      const { deployment } = loadDeployment(join(ROOT, file));
      const compiler = new EnvoyCompiler(expandMesh(deployment)!, compileOptionsOf(deployment));
      expect(JSON.parse(stdout)).toEqual(compiler.node("catalog-v1").bootstrap);
      expect(code).toBe(0);
    }
  });

  test("prints all of them, by kind and name, when none is named", async () => {
    const { code, stdout } = await runCli(["envoy", "deployments/orders-envoy.yaml"]);
    const { virtualNodes, virtualGateways } = JSON.parse(stdout) as Record<string, object>;
    expect(Object.keys(virtualNodes!)).toEqual(["catalog-v1", "catalog-v2", "desk", "prices", "stock"]);
    expect([virtualGateways, code]).toEqual([{}, 0]);
  });

  test("says which there are when the name is none of them", async () => {
    const { code, stdout, stderr } = await runCli(["envoy", "deployments/orders-envoy.yaml", "--node", "catalog-v3"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /no virtual node or virtual gateway "catalog-v3"\. Did you mean "catalog-v\d"\? There are: catalog-v1, catalog-v2, desk, prices, stock\./,
    );
  });

  test("refuses what no Envoy can have, with what to do, and prints nothing", async () => {
    const { code, stdout, stderr } = await runCli(["envoy", "deployments/full-mesh.yaml", "--node", "web_v1"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/full-mesh\.yaml:\d+:\d+ error OM-E001 .*certificate of AWS Certificate Manager/);
    expect(stderr).toMatch(/error OM-E002 .*attributes/);
    expect(stderr).toMatch(/export-certificate/);
  });

  test("has nothing to print of a network alone", async () => {
    const { code, stderr } = await runCli(["envoy", "deployments/network-only.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/neither "mesh" nor "services"/);
  });
});
