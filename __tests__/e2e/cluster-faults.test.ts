import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

interface Row {
  readonly rule: string;
  readonly verdict: string;
  readonly messages: readonly string[];
}

const HEALTHY = join(ROOT, "scenarios/healthy.yaml");

describe("what a plan decides about an EKS cluster", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** Plans an example, changed, in a world, and gives the rows of a rule. */
  async function plan(example: string, change: (text: string) => string, world: string, rule: string) {
    const text = readFileSync(join(ROOT, "deployments", example), "utf8").replace(/^scenario: .*\n/m, "");
    writeFileSync(join(folder.path, "site.yaml"), change(text));
    writeFileSync(join(folder.path, "world.yaml"), `extends: ${HEALTHY}\nname: world\n${world}`);
    const args = ["plan", "site.yaml", "--scenario", "world.yaml", "--json"];
    const { code, stdout } = await runCli(args, { cwd: folder.path });
    const { plans } = JSON.parse(stdout) as { plans: { prerequisites: Row[] }[] };
    const rows = plans.flatMap(({ prerequisites }) => prerequisites).filter((row) => row.rule === rule);
    return { code, rows };
  }

  test("stops where its control plane has the subnets of one Availability Zone", async () => {
    // WHEN the second subnet stands where the Outpost is anchored, which only the plan knows
    const { code, rows } = await plan(
      "orders-eks.yaml",
      (text) => text.replace("availabilityZone: eu-central-1b", "availabilityZone: eu-central-1a"),
      "",
      "OM-K001",
    );
    // THEN
    expect(code).toBe(1);
    expect(rows).toEqual([
      expect.objectContaining({
        verdict: "fail",
        messages: [
          expect.stringMatching(/^The control plane of orders-eks needs Regional subnets in two Availability/),
        ],
      }),
    ]);
  });

  test.each([
    ["UPDATING", "fail", 1],
    ["ACTIVE", "pass", 0],
  ])("puts workloads into an existing cluster that is %s: %s", async (status, verdict, exitCode) => {
    // WHEN
    const world = `eksClusters: [{ name: factory, version: "1.32", status: ${status} }]\n`;
    const { code, rows } = await plan("orders-eks-existing.yaml", (text) => text, world, "OM-K002");
    // THEN
    expect({ code, verdicts: rows.map((row) => row.verdict) }).toEqual({ code: exitCode, verdicts: [verdict] });
    if (verdict === "fail") expect(rows[0]!.messages).toEqual(["The cluster factory is UPDATING; ACTIVE is needed."]);
  });
});
