import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asPlan, renamesIn } from "../../review";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const MESH = readFileSync(join(ROOT, "deployments/mesh-only.yaml"), "utf8");

describe("an object of a mesh that gets another name", () => {
  test("is told from one that is replaced, in a plan that Terraform made", async () => {
    const folder = temporaryFolder();
    try {
      // GIVEN a mesh that is applied
      const inside = (...command: string[]) =>
        runCli(
          ["rehearse", "--scenario", join(ROOT, "scenarios/healthy.yaml"), "--out", folder.path, "--", ...command],
          {
            cwd: folder.path,
          },
        );
      const synth = async (text: string) => {
        writeFileSync(join(folder.path, "mesh.yaml"), text);
        await runCli(["synth", "mesh.yaml", "--out", "out"], { cwd: folder.path });
      };
      const terraform = (...args: string[]) => inside("terraform", "-chdir=out/stacks/returns", ...args);
      await synth(MESH);
      await terraform("init", "-input=false");
      expect((await terraform("apply", "-input=false", "-auto-approve")).code).toBe(0);
      // WHEN a version is renamed
      await synth(MESH.replace("canary:", "preview:"));
      await terraform("plan", "-input=false", "-out=plan");
      const { stdout } = await terraform("show", "-json", "plan");
      // THEN
      const plan: unknown = JSON.parse(stdout);
      const address = (id: string) => `aws_appmesh_virtual_node.${id}`;
      expect(renamesIn(asPlan(plan))).toEqual([
        {
          type: "aws_appmesh_virtual_node",
          from: "labels-canary",
          to: "labels-preview",
          addresses: [address("labels-canary"), address("labels-preview")],
        },
      ]);
      // WHEN a reviewer reads it
      writeFileSync(join(folder.path, "plan.json"), stdout);
      const review = await runCli(["review", "plan.json"], { cwd: folder.path });
      // THEN
      const said = review.stdout.replaceAll(/\s+/g, " ");
      expect(said).toContain('Renamed: aws_appmesh_virtual_node "labels-canary" becomes "labels-preview".');
    } finally {
      folder.remove();
    }
  });
});
