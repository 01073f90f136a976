import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT, runCli, temporaryFolder } from "../support/cli";
import type { CliResult } from "../support/cli";

const SCENARIO = join(ROOT, "scenarios/healthy.yaml");

/** cdktf writes beside its cdktf.json, so it gets a copy of the project that shares the installed packages. */
function copyOfProject(target: string): void {
  const left = new Set([".git", "node_modules", "cdktf.out", "outpost-mesh.out", "lib", ".gen"]);
  for (const name of readdirSync(ROOT).filter((entry) => !left.has(entry) && !entry.startsWith("."))) {
    cpSync(join(ROOT, name), join(target, name), { recursive: true });
  }
  mkdirSync(join(target, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    symlinkSync(join(ROOT, "node_modules", name), join(target, "node_modules", name));
  }
}

interface State {
  readonly resources: readonly { readonly mode: string; readonly type: string }[];
}

describe("cdktf inside the stand-in world", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
    copyOfProject(folder.path);
  });
  afterAll(() => folder.remove());

  const inside = (...command: string[]) =>
    runCli(["rehearse", "--scenario", SCENARIO, "--", "npx", "cdktf", ...command], {
      cwd: folder.path,
      env: { CI: "true" },
    });
  const plain = ({ stdout, stderr }: CliResult) => stripVTControlCharacters(stdout + stderr);
  const stack = () => join(folder.path, "cdktf.out/stacks/orders");
  const managed = () =>
    (JSON.parse(readFileSync(join(stack(), "rehearsal.tfstate"), "utf8")) as State).resources.filter(
      ({ mode }) => mode === "managed",
    );

  test("diff, deploy and destroy of the main example work, and nothing is left", async () => {
    // WHEN it is planned
    const diff = await inside("diff", "orders");
    // THEN
    expect(plain(diff)).toMatch(/Plan: 103 to add, 0 to change, 0 to destroy/);
    expect(diff.code).toBe(0);

    // WHEN it is deployed
    const deploy = await inside("deploy", "orders", "--auto-approve");
    // THEN everything that the plan names exists
    expect(plain(deploy)).toMatch(/Apply complete! Resources: 103 added/);
    expect(deploy.code).toBe(0);
    expect(managed().filter(({ type }) => type === "aws_ecs_service")).toHaveLength(5);

    // WHEN it is destroyed
    const destroy = await inside("destroy", "orders", "--auto-approve");
    // THEN
    expect(destroy.code).toBe(0);
    expect(managed()).toEqual([]);
    expect(existsSync(join(folder.path, "terraform.orders.tfstate"))).toBe(false);
  }, 300_000);

  test("synth takes the deployment files from its arguments or the environment", async () => {
    // WHEN
    const byArgument = await runCli(
      [
        "rehearse",
        "--scenario",
        SCENARIO,
        "--",
        "npx",
        "cdktf",
        "synth",
        "--app",
        "npx tsx main.ts deployments/mesh-only.yaml",
      ],
      { cwd: folder.path },
    );
    const first = readdirSync(join(folder.path, "cdktf.out/stacks"));
    const byEnvironment = await runCli(["rehearse", "--scenario", SCENARIO, "--", "npx", "cdktf", "synth"], {
      cwd: folder.path,
      env: { OUTPOST_MESH_DEPLOYMENTS: "deployments/mesh-only.yaml,deployments/network-only.yaml" },
    });
    // THEN
    expect({ code: byArgument.code, first }).toEqual({ code: 0, first: ["returns"] });
    expect(byEnvironment.code).toBe(0);
    expect(readdirSync(join(folder.path, "cdktf.out/stacks")).sort()).toEqual(["factory-network", "returns"]);
    // THEN what a review of their plans reads lies beside them, as `outpost-mesh synth` writes it
    const files = ["deployments/mesh-only.yaml", "deployments/network-only.yaml"];
    const synth = await runCli(["synth", ...files, "--out", "synth.out"], { cwd: folder.path });
    expect(synth.code).toBe(0);
    for (const name of ["factory-network", "returns"]) {
      const manifest = (out: string) => readFileSync(join(folder.path, out, "stacks", name, "rules.json"), "utf8");
      expect(manifest("cdktf.out")).toBe(manifest("synth.out"));
    }
  }, 300_000);
});
