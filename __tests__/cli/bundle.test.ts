import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { bundleCommand } from "../../scripts/bundle-command";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const PLAN = { format_version: "1.2", terraform_version: "1.11.4", resource_changes: [], checks: [], complete: true };

describe("the command as the published package has it", () => {
  const folder = temporaryFolder();
  const bin = join(folder.path, "bin", "outpost-mesh.js");
  const command = join(folder.path, "lib", "command");

  beforeAll(async () => {
    cpSync(join(ROOT, "bin"), join(folder.path, "bin"), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(folder.path, "node_modules"));
    await bundleCommand(command);
  });

  afterAll(() => folder.remove());

  test.each([
    ["lists its verbs", ["--help"]],
    ["knows its version", ["--version"]],
    ["validates", ["validate", "deployments/full-mesh.yaml"]],
    ["expands", ["expand", "deployments/orders.yaml"]],
    ["compiles for Envoy", ["envoy", "deployments/orders-envoy.yaml"]],
    ["plans, with its own stand-in for AWS", ["plan", "deployments/orders.yaml"]],
    ["refuses as it does in a clone", ["plan", "absent.yaml"]],
  ])("%s", async (_, args) => {
    // WHEN the same is asked of the bundle and of the sources
    const [bundled, source] = await Promise.all([runCli(args, { command: bin }), runCli(args)]);
    // THEN both answer alike
    expect(bundled).toEqual(source);
    expect(bundled.stdout + bundled.stderr).not.toBe("");
  });

  test("reviews for HCP Terraform in a process of its own", () => {
    // GIVEN what the server writes to that process
    const order = { name: "orders", failOn: "error", takesOutcomes: true };
    // WHEN
    const child = spawnSync(process.execPath, [join(command, "review-main.js")], {
      input: `${JSON.stringify(order)}\n${JSON.stringify(PLAN)}`,
      encoding: "utf8",
    });
    // THEN
    expect(child.stderr).toBe("");
    expect(JSON.parse(child.stdout)).toMatchObject({ result: { data: { type: "task-results" } } });
  });
});
