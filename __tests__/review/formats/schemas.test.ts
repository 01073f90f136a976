import { FORMATS } from "../../../review";
import type { Review } from "../../../review";
import { plan } from "../../support/unit/plans";
import { EVERYTHING, reviewOf } from "../../support/unit/reviews";
import { junitMistakes, reportMistakes, sarifMistakes } from "../../support/validators";

const rendered = (format: string, review: Review) => FORMATS[format]!(review, {});
const everything = reviewOf(EVERYTHING.plan, { ...EVERYTHING, docsUrl: "https://docs.example.org/outpost-mesh" });
const nothing = reviewOf(plan());
const several = { ...everything, plans: [...everything.plans, ...nothing.plans] };

describe.each([
  ["a plan with something of everything", everything],
  ["a plan with nothing", nothing],
  ["several plans", several],
])("of %s", (_name, review) => {
  test("SARIF is what its published schema asks for", () => {
    expect(sarifMistakes(rendered("sarif", review))).toEqual([]);
  });

  test("JUnit is what the schema that Jenkins published asks for", async () => {
    expect(await junitMistakes(rendered("junit", review))).toEqual([]);
  });

  test("JSON is what docs/schema/report.schema.json says", () => {
    expect(reportMistakes(rendered("json", review))).toEqual([]);
  });
});

describe("the validators", () => {
  test("find what is wrong", async () => {
    expect(sarifMistakes(rendered("sarif", everything).replace('"level": "error"', '"level": "bad"'))).not.toEqual([]);
    expect(await junitMistakes(rendered("junit", everything).replace("<testcase ", "<case "))).not.toEqual([]);
    expect(reportMistakes(rendered("json", everything).replace('"verdict"', '"judgement"'))).not.toEqual([]);
  });
});

describe("SARIF", () => {
  const { runs } = JSON.parse(rendered("sarif", everything)) as { runs: Record<string, never>[] };

  test("has a result at the line of the deployment file, with the address and the construct", () => {
    const results = runs[0]!["results"] as unknown as { ruleId: string }[];
    expect(results.find(({ ruleId }) => ruleId === "OM-P002")).toMatchObject({
      level: "error",
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "deployments/orders.yaml" }, region: { startLine: 20 } },
          logicalLocations: [
            { fullyQualifiedName: "terraform_data.OM-P002_factory", kind: "resource" },
            { fullyQualifiedName: "orders/prerequisites-factory/OM-P002_factory", kind: "module" },
            { fullyQualifiedName: "network.outposts[0]" },
          ],
        },
      ],
    });
    expect(results.find(({ ruleId }) => ruleId === "OM-P010")).toMatchObject({
      suppressions: [{ status: "accepted", justification: expect.stringContaining("anna@example.org") as string }],
    });
  });

  test("does not take a plan that stopped for an analysis that succeeded", () => {
    expect(runs[0]!["invocations"]).toMatchObject([{ executionSuccessful: false }]);
  });
});

describe("JUnit", () => {
  test("fails what blocks, skips what is not decided or is waived, and has an error for a plan that stopped", () => {
    const text = rendered("junit", everything);
    expect(text).toContain('<testsuite name="orders" tests="8" failures="1" errors="2" skipped="2" time="0">');
    expect(text).toContain('<failure message="Outpost factory has the lifecycle status PENDING; ACTIVE is needed."');
  });

  test("says why a case is skipped where GitLab shows it, and where Jenkins does", () => {
    const text = rendered("junit", everything);
    for (const tag of ["skipped", "system-out"]) {
      expect(text).toContain(`<${tag}>Not decided before the apply.</${tag}>`);
      expect(text).toContain(`<${tag}>Waived by anna@example.org until 2027-03-01: `);
    }
  });
});

describe("GitHub's workflow commands", () => {
  test("stand at the file and line, and the note is a notice", () => {
    const lines = rendered("github", everything).split("\n");
    expect(lines[0]).toBe(
      "::error file=deployments/orders.yaml,line=20,col=7,title=OM-P002 The Outpost is installed%3A its lifecycle status is ACTIVE::terraform_data.OM-P002_factory: Outpost factory has the lifecycle status PENDING; ACTIVE is needed.%0ATo mend it: Wait until AWS has installed the Outpost, or name one whose `aws outposts get-outpost` says ACTIVE.",
    );
    expect(lines.filter((line) => line.startsWith("::notice file=deployments/orders.yaml,line=20"))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(3);
    expect(lines.join("\n")).not.toContain("OM-P010");
  });
});

describe("conftest's JSON", () => {
  test("has failures, warnings, exceptions, and what is skipped", () => {
    const [result] = JSON.parse(rendered("conftest", everything)) as Record<string, unknown[]>[];
    expect(result).toMatchObject({ filename: "orders", namespace: "outpost_mesh", successes: 1 });
    expect(result!["failures"]!.map((one) => (one as { msg: string }).msg)).toEqual([
      "OM-P002 terraform_data.OM-P002_factory: Outpost factory has the lifecycle status PENDING; ACTIVE is needed.",
      "Terraform could not complete the plan.",
      "Timeout: after 30s",
    ]);
    expect(result!["exceptions"]).toHaveLength(1);
    expect(result!["skipped"]).toHaveLength(1);
    expect(result!["warnings"]).toHaveLength(2);
  });
});
