import { deploymentSchema } from "../../deployment";
import { checkDocument, parseDocumentText } from "../../document";
import { formatFinding, inspectDeployment, inspectLoaded, reaches } from "../../rules";
import { meshOf } from "../support/unit/sites";

const TEXT = `name: shop
region: eu-central-1
services:
  web:
    port: 9901
    calls: [prices]
  desk:
    port: 15001
`;

function load(text: string) {
  const document = parseDocumentText("site.yaml", text);
  return { document, deployment: checkDocument(document, deploymentSchema) };
}

describe("inspectDeployment", () => {
  test("gives all findings at once, by rule, with everything a report says", () => {
    // GIVEN
    const deployment = meshOf({ web: { port: 9901, calls: ["prices"] } });
    // WHEN
    const findings = inspectDeployment(deployment);
    // THEN
    expect(findings).toEqual([
      {
        rule: "OM-M001",
        title: "Every call goes to a service of the mesh",
        severity: "error",
        path: ["services", "web", "calls", 0],
        message: '"web" calls "prices", which is no service here. Services: web.',
        remedy: "Correct the name, or add the service to `services`.",
      },
      {
        rule: "OM-M006",
        title: "No service listens on a port that its Envoy holds",
        severity: "error",
        path: ["services", "web", "port"],
        message: `"web" listens on 9901, which belongs to Envoy's administration interface.`,
        remedy: "Let the container listen on another port.",
      },
    ]);
  });
});

describe("inspectLoaded", () => {
  test("gives findings in the order of the file, each at its place", () => {
    // WHEN
    const findings = inspectLoaded(load(TEXT));
    // THEN
    expect(findings.map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([
      ["site.yaml", 5, 11, "OM-M006"],
      ["site.yaml", 6, 13, "OM-M001"],
      ["site.yaml", 8, 11, "OM-M006"],
    ]);
  });

  test("a finding about something that has a default stands at its nearest parent", () => {
    // GIVEN
    const loaded = load(
      "name: shop\nregion: eu-central-1\nservices:\n  web: { port: 1 }\nworkloads:\n  platform: ecs\n  services: {}\n",
    );
    // WHEN
    const findings = inspectLoaded(loaded);
    // THEN
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([
      ["OM-W004", 6],
      ["OM-W005", 6],
    ]);
  });
});

describe("formatFinding", () => {
  test("names file, line, column, severity, rule, path, what is wrong and what to do", () => {
    // WHEN
    const [first] = inspectLoaded(load(TEXT)).map(formatFinding);
    // THEN
    expect(first).toBe(
      `site.yaml:5:11 error OM-M006 services.web.port: "web" listens on 9901, which belongs to Envoy's administration interface.\n` +
        "  Let the container listen on another port.",
    );
  });

  test("leaves the position out when there is none", () => {
    // GIVEN
    const finding = { ...inspectLoaded(load(TEXT))[0]!, line: undefined, column: undefined };
    // THEN
    expect(formatFinding(finding)).toMatch(/^site\.yaml error OM-M006 services\.web\.port: /);
  });
});

describe("reaches", () => {
  test.each([
    ["error", "error", true],
    ["error", "note", true],
    ["warning", "error", false],
    ["warning", "warning", true],
    ["note", "warning", false],
    ["note", "note", true],
  ] as const)("%s at the threshold %s: %s", (severity, threshold, is) => {
    expect(reaches(severity, threshold)).toBe(is);
  });
});
