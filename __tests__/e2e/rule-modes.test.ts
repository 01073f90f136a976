import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const REASON = "the rack is re-slotted on Thursday, OPS-1 ${x}";

interface PlanJson {
  readonly plans: readonly {
    readonly passes: boolean;
    readonly errored: boolean;
    readonly prerequisites: readonly {
      readonly rule: string;
      readonly verdict: string;
      readonly severity: string;
      readonly stage: string;
      readonly messages: readonly string[];
    }[];
    readonly modes: readonly { readonly rule: string; readonly over: boolean; readonly reason?: string }[];
  }[];
}

interface Manifest {
  readonly rules: readonly { readonly id: string; readonly setting?: unknown; readonly waivedFindings?: unknown[] }[];
}

describe("rule modes, decided by Terraform", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** Plans the main example under modes in a world whose Outpost lacks the instance type. */
  async function planUnder(rules: object) {
    const text = readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8");
    const file = join(folder.path, "orders.yaml");
    writeFileSync(file, `${text}\nrules: ${JSON.stringify(rules)}\n`);
    const scenario = join(ROOT, "scenarios/instance-type-absent.yaml");
    const result = await runCli(["plan", file, "--scenario", scenario, "--out", folder.path, "--json"]);
    const [plan] = (JSON.parse(result.stdout) as PlanJson).plans;
    const rows = plan!.prerequisites.filter(({ rule }) => rule === "OM-P006");
    return { ...result, plan: plan!, rows };
  }

  test("warn: the plan goes on, with a warning", async () => {
    // WHEN
    const { code, plan, rows } = await planUnder({
      "OM-P006": { mode: "warn", reason: REASON, expires: "2999-01-01" },
    });
    // THEN
    expect(rows).toMatchObject([{ verdict: "fail", severity: "warning", stage: "check" }]);
    expect(plan).toMatchObject({
      errored: false,
      passes: true,
      modes: [{ rule: "OM-P006", over: false, reason: REASON }],
    });
    expect(code).toBe(0);
  });

  test("off: the plan goes on, and the rule is listed as waived, in the manifest too", async () => {
    // WHEN
    const off = { mode: "off", reason: REASON, expires: "2999-01-01" };
    const { code, rows } = await planUnder({ "OM-P006": off });
    // THEN
    expect(rows).toMatchObject([{ verdict: "waived", messages: [] }]);
    expect(code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder.path, "stand-in/orders/rules.json"), "utf8")) as Manifest;
    expect(manifest.rules.find(({ id }) => id === "OM-P006")).toMatchObject({ canBeWaived: true, setting: off });
    expect(manifest.rules.find(({ id }) => id === "OM-P001")).toMatchObject({ canBeWaived: false });
  });

  test.each(["warn", "off"])("%s that is over: the plan stops again, and says when and why", async (mode) => {
    // WHEN
    const { code, plan, rows, stderr } = await planUnder({
      "OM-P006": { mode, reason: REASON, expires: "2026-01-01" },
    });
    // THEN
    expect(rows).toMatchObject([{ verdict: "fail", severity: "error", stage: "precondition" }]);
    expect(rows[0]!.messages.join()).toContain(
      `The rule counts again since 2026-01-01T00:00:00Z, when its waiver ended (${REASON}).`,
    );
    expect(plan).toMatchObject({ errored: true, passes: false, modes: [{ over: true }] });
    expect(stderr).toMatch(/orders\.yaml:\d+:\d+ warning OM-G003 rules\.OM-P006\.expires: /);
    expect(code).toBe(1);
  });

  test("enforce: what warned stops the plan", async () => {
    // WHEN
    const rules = {
      "OM-P006": { mode: "warn", reason: REASON, expires: "2999-01-01" },
      "OM-P010": { mode: "enforce" },
    };
    const { code, plan } = await planUnder(rules);
    // THEN
    expect(plan.prerequisites.filter(({ rule }) => rule === "OM-P010")).toMatchObject([
      { verdict: "fail", severity: "error", stage: "precondition" },
    ]);
    expect({ code, errored: plan.errored }).toEqual({ code: 1, errored: true });
  });

  test("a rule that is decided before Terraform runs blocks again in output that was synthesised before its day", async () => {
    // GIVEN a service on a port of Envoy's, waived, and synthesised
    const file = join(folder.path, "shop.yaml");
    const rules = { "OM-M006": { mode: "off", reason: REASON, expires: "2999-01-01" } };
    const deployment = { name: "shop", region: "eu-central-1", services: { web: { port: 9901 } }, rules };
    writeFileSync(file, JSON.stringify(deployment));
    const synth = await runCli(["synth", file, "--out", folder.path]);
    expect(synth.stderr).toMatch(/shop\.yaml:1:\d+ waived OM-M006 \(1 finding\): off until 2999-01-01: the rack/);
    const stack = join(folder.path, "stacks/shop");
    const terraform = (...args: string[]) =>
      runCli(["rehearse", "--scenario", "scenarios/healthy.yaml", "--", "terraform", `-chdir=${stack}`, ...args]);
    // WHEN it is planned before and after its day
    expect((await terraform("init", "-input=false")).code).toBe(0);
    const before = await terraform("plan", "-input=false", "-no-color");
    const output = join(stack, "cdk.tf.json");
    writeFileSync(output, readFileSync(output, "utf8").replaceAll("2999-01-01", "2026-01-01"));
    const after = await terraform("plan", "-input=false", "-no-color");
    // THEN
    expect(before.code).toBe(0);
    expect(after.code).toBe(1);
    expect(after.stderr.replaceAll(/\s*[│╷╵]?\s+/g, " ")).toContain(
      "listens on 9901, which belongs to Envoy's administration interface. The rule counts again since 2026-01-01T00:00:00Z",
    );
  });
});
