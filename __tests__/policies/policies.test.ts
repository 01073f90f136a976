import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { rulesManifest, synthesizeText } from "../../pipeline";
import { asPlan, fails, reviewPlan } from "../../review";
import { RULES } from "../../rules";
import { ROOT } from "../support/cli";

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
