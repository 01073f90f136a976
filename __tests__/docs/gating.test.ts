import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const PAGE = readFileSync(join(ROOT, "docs/gating.md"), "utf8");

/** The only code block of a language on the page. */
function block(language: string): string {
  const blocks = [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(([, text]) => text!);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
}

describe("docs/gating.md", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let stack: string;

  /** Synthesises the main example, changed as text, and runs a command in its folder inside a world. */
  async function synth(change: (text: string) => string = (text) => text) {
    const file = join(folder.path, "orders.yaml");
    writeFileSync(file, change(readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8")));
    const { code } = await runCli(["synth", file, "--out", folder.path]);
    expect(code).toBe(0);
    stack = join(folder.path, "stacks/orders");
  }
  const inside = (scenario: string, ...command: string[]) =>
    runCli(["rehearse", "--scenario", join(ROOT, `scenarios/${scenario}.yaml`), "--", ...command], { cwd: stack });

  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  describe("the example for CI, as it stands on the page", () => {
    test.each([
      ["healthy", 0, /^fail {4}check\.OM-P010_app-mesh: AWS ended its support/m, /^(?!.*blocked)/],
      [
        "outpost-pending",
        1,
        /^fail {4}terraform_data\.OM-P002_factory: Outpost factory has the lifecycle status PENDING/m,
        /blocked: the plan is not complete, .*terraform_data\.OM-P002_factory/,
      ],
      // Terraform itself is content here: what fails are checks.
      [
        "region-without-app-mesh",
        1,
        /^fail {4}check\.OM-P008_region: AWS's catalogue does not list App Mesh/m,
        /blocked: check\.OM-P008_region, check\.OM-P009_factory$/m,
      ],
    ])("in the world %s ends with %d", async (scenario, code, printed, blocked) => {
      // GIVEN
      await synth();
      writeFileSync(join(stack, "gate.mjs"), block("js"));
      writeFileSync(join(stack, "ci.sh"), block("sh"));
      // WHEN
      const result = await inside(scenario, "sh", "ci.sh");
      // THEN
      expect({ code: result.code, stdout: result.stdout }).toEqual({
        code,
        stdout: expect.stringMatching(printed) as string,
      });
      expect(result.stderr).toMatch(blocked);
    });
  });

  describe("-detailed-exitcode of a second plan", () => {
    const without = (text: string) => text.replace("continuousValidation: true", "continuousValidation: false");
    const enforced = (text: string) => `${without(text)}\nrules: { OM-P009: { mode: enforce } }\n`;

    test.each([
      ["is 0 without continuous validation", without, 0],
      ["is 2 with it, although nothing has changed", (text: string) => text, 2],
      ["is 0 where the rule of the scoped check is enforced instead", enforced, 0],
    ])("%s", async (_name, change, expected) => {
      // GIVEN
      await synth(change);
      expect((await inside("healthy", "terraform", "init", "-input=false")).code).toBe(0);
      expect((await inside("healthy", "terraform", "apply", "-input=false", "-auto-approve")).code).toBe(0);
      // WHEN
      const again = await inside("healthy", "terraform", "plan", "-input=false", "-no-color", "-detailed-exitcode");
      // THEN
      expect(again.code).toBe(expected);
      if (expected === 2) expect(again.stdout).toMatch(/config will be reloaded to verify a check block/);
      else expect(again.stdout).toMatch(/No changes\./);
    });
  });
});
