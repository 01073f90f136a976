import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { loadDeployment } from "../../deployment";
import { rulesManifest, synthesizeText } from "../../pipeline";
import { asPlan, fails, reviewPlan } from "../../review";
import { RULES } from "../../rules";
import { ROOT } from "../support/cli";
import { endRego, evaluateRego } from "../support/opa";
import { gate, plan } from "../support/unit/plans";
import { CASE_RULES, anyPlan } from "./any-plan";

const POLICIES = join(ROOT, "policies");
const read = (file: string) => readFileSync(join(POLICIES, file), "utf8");

/** Both languages write data as JSON does, but for commas at the end. */
const dataIn = (text: string): unknown => JSON.parse(text.slice(text.indexOf("{")).replace(/,(\s*[}\]])/g, "$1"));

describe("the policies", () => {
  test.each(["opa/outpost_mesh_rules.rego", "sentinel/modules/outpost_mesh_rules.sentinel"])(
    "%s holds the catalogue",
    (file) => {
      expect(dataIn(read(file))).toEqual(
        Object.fromEntries(
          RULES.map(({ id, title, severity, remedy }) => [id, { id, title, severity, remedy }] as const),
        ),
      );
    },
  );

  test("find in a manifest what the Rego policy takes from it", () => {
    // GIVEN
    const loaded = loadDeployment(join(ROOT, "deployments/mesh-only.yaml"));
    // WHEN
    const manifest = rulesManifest(loaded, JSON.parse(synthesizeText(loaded.deployment))) as { rules: object[] };
    // THEN
    expect(manifest.rules).toHaveLength(RULES.length);
    for (const { id, title, severity, remedy } of RULES) {
      expect(manifest.rules).toContainEqual(expect.objectContaining({ id, title, severity, remedy }));
    }
  });

  const cases = readdirSync(join(POLICIES, "sentinel/test/outpost-mesh")).filter((name) => name.endsWith(".hcl"));
  test.each(cases)("judge the case %s as outpost-mesh review does", (name) => {
    // GIVEN
    const folder = "sentinel/test/outpost-mesh";
    const expected = /main = (true|false)/.exec(read(join(folder, name)))![1] === "true";
    const raw = dataIn(read(join(folder, `mock-${name.replace(".hcl", ".sentinel")}`))) as {
      resource_changes: object[];
    };
    const changes = raw.resource_changes.map((change) => ({ mode: "managed", name: "rule-modes", ...change }));
    // WHEN
    const plan = asPlan({ format_version: "1.2", ...raw, resource_changes: changes });
    // THEN
    expect(!fails(reviewPlan("case", plan), "error")).toBe(expected);
  });
});

describe("the Rego policy, executed by OPA,", () => {
  const policy = read("opa/outpost_mesh.rego");
  // Of the catalogue what the cases speak of: OPA reads a literal anew each time.
  const known = Object.entries(dataIn(read("opa/outpost_mesh_rules.rego")) as object);
  const catalogue = JSON.stringify(Object.fromEntries(known.filter(([id]) => CASE_RULES.includes(id))));
  const underCatalogue = `with data.outpost_mesh_catalogue.rules as ${catalogue}`;

  interface Judgement {
    readonly deny: readonly string[];
    readonly warn: readonly string[];
  }
  const judge = (plans: readonly object[], more = underCatalogue) =>
    evaluateRego(
      [policy],
      `[judged | each := ${JSON.stringify(plans)}[_]; judged := {"deny": deny, "warn": warn} with input as each ${more}]`,
    ) as Promise<Judgement[]>;

  afterAll(endRego);

  test("passes its own tests", async () => {
    // GIVEN one module of both: the tests name the policy's package
    const tests = read("opa/outpost_mesh_test.rego").replaceAll("outpost_mesh.", "");
    const names = [...tests.matchAll(/^test_\w+/gm)].map(([name]) => name);
    const held = names.map((name) => `held contains "${name}" if ${name} ${underCatalogue}`);
    // THEN
    expect(await evaluateRego([policy, tests, held.join("\n")], "[name | name := held[_]]")).toEqual(names.sort());
    expect(names.length).toBeGreaterThan(8);
  });

  test("judges every plan as outpost-mesh review does", async () => {
    // GIVEN
    const plans = fc.sample(anyPlan, { numRuns: 100, seed: 6 });
    // WHEN
    const judged = await judge(plans);
    // THEN
    const reports = plans.map((each) => reviewPlan("plan", each));
    for (const [index, report] of reports.entries()) {
      const failing = report.prerequisites.filter(({ verdict }) => verdict === "fail");
      const naming = (severity: string) =>
        failing.filter((one) => (one.severity === "error" ? "error" : "less") === severity).map(({ rule }) => rule);
      const told = (messages: readonly string[]) => messages.flatMap((text) => /^OM-[A-Z]\d{3}/.exec(text) ?? []);
      const unknown = report.prerequisites.filter(({ verdict }) => verdict === "unknown").map(({ rule }) => rule);
      const { deny, warn } = judged[index]!;
      expect({ plan: plans[index], passes: deny.length === 0 }).toEqual({
        plan: plans[index],
        passes: !fails(report, "error"),
      });
      expect(told(deny).sort()).toEqual(naming("error").sort());
      expect(told(warn).sort()).toEqual([...naming("less"), ...unknown].sort());
    }
    const refused = reports.filter((report) => fails(report, "error")).length;
    expect(Math.min(refused, reports.length - refused)).toBeGreaterThan(20);
  });

  test("says what is wrong and how to mend it, under the rules of the manifest that lies with the plan", async () => {
    // GIVEN
    const failing = plan({ checks: [gate("OM-P002_factory", "fail", "Outpost factory is PENDING.")] });
    const rules = [{ id: "OM-P002", title: "t", severity: "warning", remedy: "Wait." }];
    // WHEN
    const [judged] = await judge([{ plan: failing, run: {} }], `with data.rules as ${JSON.stringify(rules)}`);
    // THEN
    expect(judged).toEqual({ deny: [], warn: ["OM-P002 factory: Outpost factory is PENDING. To mend it: Wait."] });
  });
});
