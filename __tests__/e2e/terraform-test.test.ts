import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { UsageError } from "../../pipeline/errors";
import { terraformTests } from "../../pipeline/terraform-tests";
import { gatesOf } from "../../pipeline/terraform-tests/stack";
import { synthesizeText } from "../../pipeline/synthesize-files";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

interface Tests {
  readonly run: Readonly<Record<string, { readonly expect_failures?: readonly string[] }>>;
}

/**
 * Gates that no answer of AWS breaks alone: new subnets for a control plane are in one zone only where the Outpost is in
 * another one than expected, which OM-P004 stops first.
 */
const WITHOUT_A_RUN = ["OM-K001"];

const examples = readdirSync(join(ROOT, "deployments")).filter((name) => name.endsWith(".yaml"));
const deploymentOf = (example: string) => loadDeployment(join(ROOT, "deployments", example)).deployment;

describe("the tests that are written beside a stack", () => {
  test.each(["existing-network.yaml", "orders-watched.yaml", "plant-network.yaml"])(
    "pass in Terraform for %s, and fail when a gate holds always",
    async (example) => {
      const folder = temporaryFolder();
      try {
        // GIVEN
        const { name } = deploymentOf(example);
        const stack = join(folder.path, "stacks", name);
        const synth = await runCli(["synth", `deployments/${example}`, "--tests", "--out", folder.path]);
        expect(synth.code).toBe(0);
        const terraform = (command: string) =>
          runCli([
            ...["rehearse", "--scenario", join(ROOT, "scenarios/healthy.yaml"), "--out", folder.path, "--"],
            ...["sh", "-c", `cd ${stack} && ${command}`],
          ]);
        // WHEN
        const good = await terraform(
          "terraform init -backend=false -input=false >/dev/null && terraform test -no-color",
        );
        // THEN
        const { run } = JSON.parse(readFileSync(join(stack, "tests/prerequisites.tftest.json"), "utf8")) as Tests;
        expect(good.stdout).toContain(`Success! ${Object.keys(run).length} passed, 0 failed.`);
        expect(good.code).toBe(0);
        if (example !== "existing-network.yaml") return;
        // WHEN one of its gates holds always
        const file = join(stack, "cdk.tf.json");
        const json = JSON.parse(readFileSync(file, "utf8")) as {
          resource: { terraform_data: Record<string, { lifecycle: { precondition: { condition: string }[] } }> };
        };
        json.resource.terraform_data["OM-P002_factory"]!.lifecycle.precondition[0]!.condition =
          "${length(data.aws_outposts_outposts.visible.arns) >= 0}";
        writeFileSync(file, JSON.stringify(json));
        const bad = await terraform("terraform test -no-color");
        // THEN
        expect(bad.code).toBe(1);
        expect(bad.stdout).toContain("7 passed, 1 failed");
        expect(bad.stdout).toContain('run "OM-P002_factory_stops_the_plan"... fail');
      } finally {
        folder.remove();
      }
    },
  );

  test("have a run for every gate of every example, or say what they cannot answer", () => {
    for (const example of examples) {
      // GIVEN
      const deployment = deploymentOf(example);
      const configuration: unknown = JSON.parse(synthesizeText(deployment));
      // WHEN
      let tests: Tests;
      try {
        tests = terraformTests(deployment, configuration) as Tests;
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        expect((error as Error).message).toMatch(/no answer is known here for data\.\S+/);
        continue;
      }
      // THEN
      const gates = gatesOf(configuration as never)
        .filter(({ rule }) => !WITHOUT_A_RUN.includes(rule))
        .map(({ rule, subject }) => `${rule}_${subject}_stops_the_plan`);
      expect({ example, runs: Object.keys(tests.run).sort() }).toEqual({
        example,
        runs: [...gates, "nothing_is_wrong"].sort(),
      });
      for (const [name, { expect_failures: failing = [] }] of Object.entries(tests.run)) {
        const gate = `terraform_data.${name.replace(/_stops_the_plan$/, "")}`;
        expect(failing.includes(gate)).toBe(name !== "nothing_is_wrong");
      }
    }
  });

  test("are not written unless somebody asks for them", async () => {
    const folder = temporaryFolder();
    try {
      await runCli(["synth", "deployments/mesh-only.yaml", "--out", folder.path]);
      expect(
        readdirSync(folder.path, { recursive: true })
          .map(String)
          .filter((name) => /tftest/.test(name)),
      ).toEqual([]);
    } finally {
      folder.remove();
    }
  });
});
