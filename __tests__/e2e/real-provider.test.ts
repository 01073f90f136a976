import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

/** Where filesystem mirrors of Terraform providers usually lie, and one level below. */
function mirrorRoots(): string[] {
  const roots = [
    process.env["OUTPOST_MESH_PROVIDER_MIRROR"] ?? "",
    join(homedir(), ".terraform.d/plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ];
  const below = (folder: string) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
  return [...roots, ...below("/opt")].filter(
    (root) => root !== "" && existsSync(join(root, "registry.terraform.io/hashicorp/aws")),
  );
}

const [mirror] = mirrorRoots();
if (mirror === undefined) {
  process.stderr.write(
    "skipped: no filesystem mirror with hashicorp/aws was found, so the real provider does not validate the examples (OUTPOST_MESH_PROVIDER_MIRROR names one)\n",
  );
}
const withRealProvider = mirror === undefined ? describe.skip : describe;

withRealProvider("the real hashicorp/aws", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => (folder = temporaryFolder()));
  afterAll(() => folder.remove());

  const examples = readdirSync(join(ROOT, "deployments"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `deployments/${name}`);

  test.each(examples)("takes %s as valid", async (example) => {
    // GIVEN
    const rc = join(folder.path, "terraform.rc");
    writeFileSync(rc, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
    const { stdout } = await runCli(["synth", example, "--out", folder.path]);
    const cwd = join(stdout.trim(), "..");
    const terraform = (...args: string[]) =>
      spawnSync("terraform", args, {
        cwd,
        encoding: "utf8",
        env: { ...process.env, TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1" },
      });
    // WHEN
    const init = terraform("init", "-backend=false", "-input=false", "-no-color");
    const validate = terraform("validate", "-json");
    // THEN
    expect({ code: init.status, stderr: init.status === 0 ? "" : init.stderr }).toEqual({ code: 0, stderr: "" });
    expect((JSON.parse(validate.stdout) as { diagnostics: unknown[] }).diagnostics).toEqual([]);
  });
});
