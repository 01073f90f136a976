import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, filesUnder, isRunning, runCli, temporaryFolder } from "../support/cli";

const DEPLOYMENT = join(ROOT, "deployments/mesh-only.yaml");

describe("when something ends before its time", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** A Terraform that does something else when it is asked to plan, and writes down who it and the stand-in are. */
  function terraformThat(whenPlanning: string): string {
    const path = join(folder.path, "terraform");
    const script = [
      "#!/bin/bash",
      'if [ "$1" = plan ]; then',
      `  standin=$(echo "$TF_REATTACH_PROVIDERS" | sed 's/.*"Pid":\\([0-9]*\\).*/\\1/')`,
      `  echo "$$ $standin" > "${folder.path}/pids.tmp" && mv "${folder.path}/pids.tmp" "${folder.path}/pids"`,
      `  ${whenPlanning}`,
      "fi",
      'exec terraform "$@"',
    ];
    writeFileSync(path, `${script.join("\n")}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  const pids = () => readFileSync(join(folder.path, "pids"), "utf8").trim().split(" ").map(Number) as [number, number];
  const halfWritten = () =>
    filesUnder(join(folder.path, "out")).filter((file) => /partial|plan\.json|tfplan/.test(file));

  async function until(condition: () => boolean): Promise<void> {
    for (let i = 0; i < 300 && !condition(); i++) await new Promise((tick) => setTimeout(tick, 100));
    expect(condition()).toBe(true);
  }

  const plan = (terraform: string, started?: Parameters<typeof runCli>[1]) =>
    runCli(["plan", DEPLOYMENT, "--out", join(folder.path, "out")], {
      cwd: folder.path,
      env: { TERRAFORM_BINARY_NAME: terraform },
      ...started,
    });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends Terraform and the stand-in and leaves no plan", async (signal, exitCode) => {
    // GIVEN a Terraform that never finishes planning
    const terraform = terraformThat("exec sleep 600");
    // WHEN
    const { code, stdout } = await plan(terraform, {
      started: (child) => void until(() => existsSync(join(folder.path, "pids"))).then(() => child.kill(signal)),
    });
    // THEN
    const [terraformPid, standInPid] = pids();
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: "" });
    expect([isRunning(terraformPid), isRunning(standInPid)]).toEqual([false, false]);
    expect(halfWritten()).toEqual([]);
  });

  test("a killed Terraform is said, and the stand-in ends", async () => {
    // GIVEN
    const terraform = terraformThat("kill -9 $$");
    // WHEN
    const { code, stdout, stderr } = await plan(terraform);
    // THEN
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/terraform plan .* was ended by SIGKILL\./);
    expect(isRunning(pids()[1])).toBe(false);
    expect(halfWritten()).toEqual([]);
  });

  test("a lost stand-in is said, instead of what Terraform made of it", async () => {
    // GIVEN
    const terraform = terraformThat('kill -9 "$standin"');
    // WHEN
    const { code, stdout, stderr } = await plan(terraform);
    // THEN
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("the stand-in for AWS ended before its time (SIGKILL)");
  });

  test("a command line that is killed outright takes the stand-in with it", async () => {
    // GIVEN
    const terraform = terraformThat("exec sleep 5");
    // WHEN
    await plan(terraform, {
      started: (child) => void until(() => existsSync(join(folder.path, "pids"))).then(() => child.kill("SIGKILL")),
    });
    // THEN
    await until(() => !isRunning(pids()[1]));
  });
});
