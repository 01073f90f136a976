import { deploymentSchema } from "../../../deployment";
import type { Deployment, RuleSettings } from "../../../deployment";
import { checkDocument, parseDocumentText } from "../../../document";
import {
  FIXED_RULES,
  examineDeployment,
  examineLoaded,
  findRule,
  formatFinding,
  formatWaived,
  inspectDeployment,
} from "../../../rules";
import { MESH_CASES } from "../../support/mesh-cases";
import { meshWith } from "../../support/mesh-builder";
import { problemsOf } from "../../support/unit/problems";
import { RED_CASES } from "../../support/unit/red-cases";
import { meshOf } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const REASON = "agreed with the site, OPS-1234";
const OFF = { mode: "off", reason: REASON, expires: "2030-01-31" } as const;
const WARN = { mode: "warn", reason: REASON, expires: "2030-01-31" } as const;
const ENFORCE = { mode: "enforce" } as const;
const BEFORE = new Date("2030-01-30T23:59:59Z");
const AFTER = new Date("2030-01-31T00:00:00Z");

/** A service on a port of Envoy's, which OM-M006 refuses. */
const withRules = (rules: RuleSettings): Deployment => meshOf({ web: { port: 9901 } }, { rules });
const brief = (deployment: Deployment, now?: Date) =>
  examineDeployment(deployment, now).findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe("the mode of a rule that is decided before Terraform runs", () => {
  test.each([
    ["none", {}, ["OM-M006 error"]],
    ["warn", { "OM-M006": WARN }, ["OM-M006 warning"]],
    ["warn without a day", { "OM-M006": { mode: "warn", reason: REASON } }, ["OM-M006 warning"]],
    ["off", { "OM-M006": OFF }, []],
    ["enforce", { "OM-M006": ENFORCE }, ["OM-M006 error"]],
  ] as const)("%s", (_name, rules, findings) => {
    expect(brief(withRules(rules), BEFORE)).toEqual(findings);
  });

  test("enforce makes a warning and a note block, warn makes a note warn", () => {
    // GIVEN a mesh open to the outside whose node names a backend, which is a note
    const noted = (rules: RuleSettings) =>
      meshOf(
        { web: { port: 80, calls: ["db"] }, db: { port: 81 } },
        { rules, mesh: { spec: { egressFilter: { type: "ALLOW_ALL" } } } },
      );
    // THEN
    expect(brief(noted({}))).toEqual(["OM-M080 note"]);
    expect(brief(noted({ "OM-M080": WARN }))).toEqual(["OM-M080 warning"]);
    expect(brief(noted({ "OM-M080": ENFORCE }))).toEqual(["OM-M080 error"]);
  });

  test("what is off or warns is listed with its reason, its day and what it found", () => {
    for (const setting of [OFF, WARN]) {
      const { waived } = examineDeployment(withRules({ "OM-M006": setting }));
      expect(waived).toMatchObject([
        { rule: "OM-M006", setting, path: ["rules", "OM-M006"], findings: [{ rule: "OM-M006", severity: "error" }] },
      ]);
    }
    expect(examineDeployment(withRules({ "OM-M006": ENFORCE })).waived).toEqual([]);
  });

  test("counts again from its day on, and the entry is a finding of its own then", () => {
    expect(brief(withRules({ "OM-M006": OFF }), BEFORE)).toEqual([]);
    expect(brief(withRules({ "OM-M006": OFF }), AFTER)).toEqual(["OM-M006 error", "OM-G003 warning"]);
    expect(examineDeployment(withRules({ "OM-M006": OFF }), AFTER).waived).toEqual([]);
  });

  test("never depends on the clock where nothing but the deployment is looked at", () => {
    // GIVEN
    const past = withRules({ "OM-M006": { ...OFF, expires: "2001-01-01" } });
    // THEN
    expect(inspectDeployment(past)).toEqual([]);
    expect(stackOf(past).text.replaceAll("2001-01-01", "2030-01-31")).toBe(stackOf(withRules({ "OM-M006": OFF })).text);
  });
});

describe("findings about the modes themselves", () => {
  test.each([
    ["a rule that is not there", { "OM-P099": ENFORCE }, "OM-G001", "there is no rule OM-P099. Did you mean"],
    ["a rule that is fixed", { "OM-P001": OFF }, "OM-G002", "OM-P001 cannot be set to off: subnets take"],
    ["a rule about modes", { "OM-G001": WARN }, "OM-G002", "OM-G001 cannot be set to warn"],
    ["a waiver that is over", { "OM-M006": OFF }, "OM-G003", "until 2030-01-31, which is over"],
    ["a waiver of what holds", { "OM-M001": OFF }, "OM-G004", "OM-M001 is set to off, and found nothing."],
    ["a waiver of a hop that is not taken", { "OM-L007": OFF }, "OM-G004", "OM-L007 is set to off, and found nothing."],
  ] as const)("%s", (_name, rules, rule, message) => {
    // WHEN
    const found = examineDeployment(withRules(rules), rule === "OM-G003" ? AFTER : BEFORE);
    // THEN
    expect(found.findings.filter((each) => each.rule.startsWith("OM-G"))).toEqual([
      expect.objectContaining({ rule, message: expect.stringContaining(message) as string }),
    ]);
  });

  test("a waiver of a rule that Terraform decides is left to the plan", () => {
    expect(brief(withRules({ "OM-P006": OFF, "OM-M006": OFF }), BEFORE)).toEqual([]);
  });

  test("enforcing what holds is no finding, and a fixed rule can be enforced", () => {
    expect(brief(withRules({ "OM-P001": ENFORCE, "OM-M001": ENFORCE, "OM-M006": WARN }))).toEqual(["OM-M006 warning"]);
  });

  test("obey modes themselves", () => {
    // GIVEN waivers that nothing needs, which is to block
    const rules = { "OM-M001": OFF, "OM-M006": OFF, "OM-G004": ENFORCE };
    // THEN
    expect(brief(withRules(rules), BEFORE)).toEqual(["OM-G004 error"]);
  });
});

describe("hops that leave the Outpost", () => {
  test("become findings that name who takes them when the deployment asks about them", () => {
    // GIVEN
    const { findings, hops } = examineDeployment(meshOf({ web: { port: 80 } }, { rules: { "OM-L004": ENFORCE } }));
    // THEN
    expect(findings).toMatchObject([
      { rule: "OM-L004", severity: "error", message: expect.stringContaining("It is taken by: web.") as string },
    ]);
    expect(hops.map(({ rule }) => rule)).toEqual(["OM-L001"]);
  });

  test("are silent when they are off", () => {
    const { findings, hops, waived } = examineDeployment(meshOf({ web: { port: 80 } }, { rules: { "OM-L004": OFF } }));
    expect([findings, hops.map(({ rule }) => rule), waived.map(({ rule }) => rule)]).toEqual([
      [],
      ["OM-L001"],
      ["OM-L004"],
    ]);
  });
});

describe("modes in a file", () => {
  const load = (rules: string) => {
    const text = `name: shop\nregion: eu-central-1\nservices: { web: { port: 9901 } }\nrules:\n${rules}`;
    const document = parseDocumentText("site.yaml", text);
    return { document, deployment: checkDocument(document, deploymentSchema) };
  };

  test.each([
    [
      "  OM-M006: { mode: of, reason: x }\n",
      'site.yaml:5:20 rules.OM-M006.mode: "of" is not allowed. Did you mean "off"?',
    ],
    ["  OM-M006: { mode: off, expires: 2030-01-31 }\n", "rules.OM-M006.reason: missing; say why"],
    ["  OM-M006: { mode: warn, reason: because }\n", '"because" gives no reason: say why in 10 characters or more.'],
    [`  OM-M006: { mode: off, reason: ${"because it is so"} }\n`, "rules.OM-M006.expires: missing; a rule that is off"],
    ["  OM-M006: { mode: off, reason: because it is so, expires: 2030-02-30 }\n", '"2030-02-30" is not a day'],
    ["  M6: { mode: enforce }\n", '"M6" is not the id of a rule'],
  ])("%j is refused at its place", (rules, message) => {
    expect(problemsOf(() => load(rules)).join("\n")).toContain(message);
  });

  test("findings about an entry stand on its line", () => {
    // WHEN
    const { findings, waived } = examineLoaded(
      load(
        "  OM-M006: { mode: off, reason: because it is so, expires: 2030-01-31 }\n  OM-M001: { mode: warn, reason: because it is so }\n",
      ),
      BEFORE,
    );
    // THEN
    expect(findings.map(formatFinding)).toEqual([
      "site.yaml:6:12 warning OM-G004 rules.OM-M001: OM-M001 is set to warn, and found nothing.\n  Take the entry out of `rules`, or the waiver out of its file.",
    ]);
    expect(waived.map(formatWaived)).toEqual([
      "site.yaml:6:12 waived OM-M001: warn: because it is so",
      "site.yaml:5:12 waived OM-M006 (1 finding): off until 2030-01-31: because it is so",
    ]);
  });

  test("a finding whose severity a mode changed says so", () => {
    const { findings } = examineLoaded(load("  OM-M006: { mode: warn, reason: because it is so }\n"), BEFORE);
    expect(findings.map(formatFinding)).toEqual([
      expect.stringMatching(/^site\.yaml:3:26 warning OM-M006 [^]*\n {2}Set to warn: because it is so$/),
    ]);
  });
});

describe("rules that cannot be waived", () => {
  test("are rules", () => {
    expect(FIXED_RULES.filter((id) => findRule(id) === undefined)).toEqual([]);
  });

  const cases = [
    ...RED_CASES.map(({ rule, deployment }) => [rule, [rule], deployment] as const),
    ...MESH_CASES.map(({ rule, also = [], red }) => [rule, [rule, ...also], () => meshWith(red)] as const),
  ];
  const waivable = cases.filter(([rule]) => !FIXED_RULES.includes(rule) && findRule(rule)!.severity === "error");

  test.each(waivable)("%s is not among them: what it finds can be synthesised when it is off", (rule, off, make) => {
    // WHEN
    const stack = stackOf({ ...make(), rules: Object.fromEntries(off.map((id) => [id, OFF])) });
    // THEN it blocks again from its day on, decided by Terraform
    expect(stack.names("terraform_data")).toEqual(expect.arrayContaining(["rule-modes", `${rule}_waiver`]));
    expect(stack.kinds.length).toBeGreaterThan(1);
  });
});
