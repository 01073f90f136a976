import { join } from "node:path";
import { openStandIn } from "../../pipeline";
import type { Context } from "../../pipeline";
import { bindingsProviderVersion, loadScenario } from "../../rehearsal";
import { isRunning, ROOT } from "../support/cli";

const context: Context = { progress: () => undefined, abort: new AbortController().signal, env: {} };
const scenario = loadScenario(join(ROOT, "scenarios/healthy.yaml"));
const asking = (version: string) => ({
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
});

describe("the stand-in world", () => {
  test("refuses a configuration that asks for another version of the provider than it has", async () => {
    // Terraform itself would not look: it ignores constraints of a provider that is handed over.
    await expect(openStandIn(context, scenario, { configurations: [asking(">= 5.100.0, < 6.0.0")] })).rejects.toThrow(
      `the configuration asks for hashicorp/aws >= 5.100.0, < 6.0.0; the stand-in has ${bindingsProviderVersion()}`,
    );
  });

  test("serves a configuration whose range holds its version, and ends when it is closed", async () => {
    // WHEN
    const world = await openStandIn(context, scenario, { configurations: [asking(">= 5.100.0, < 7.0.0")] });
    const reattach = JSON.parse(world.env["TF_REATTACH_PROVIDERS"]!) as Record<string, { Pid: number }>;
    const { Pid: pid } = Object.values(reattach)[0]!;
    expect(isRunning(pid)).toBe(true);
    await world.close();
    // THEN
    expect(isRunning(pid)).toBe(false);
  });

  test("leaves settings of the user's own work out of its environment", async () => {
    // GIVEN
    const env = {
      PATH: "/bin",
      TF_CLI_ARGS_plan: "-target=x",
      TF_WORKSPACE: "prod",
      TF_DATA_DIR: "elsewhere",
      TF_VAR_a: "1",
    };
    // WHEN
    const world = await openStandIn({ ...context, env }, scenario, { configurations: [{}] });
    await world.close();
    // THEN
    expect(world.env).toMatchObject({ PATH: "/bin", TF_VAR_a: "1" });
    for (const name of ["TF_CLI_ARGS_plan", "TF_WORKSPACE", "TF_DATA_DIR"]) expect(world.env).not.toHaveProperty(name);
  });
});
