import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

const MESH = readFileSync(join(ROOT, "deployments/mesh-only.yaml"), "utf8");

describe("a mesh that is applied to App Mesh and then goes on without it", () => {
  test("is forgotten by Terraform, and nothing is asked to be deleted", async () => {
    const folder = temporaryFolder();
    try {
      // GIVEN a mesh that is applied
      const terraform = (...args: string[]) =>
        runCli(
          [
            "rehearse", "--scenario", join(ROOT, "scenarios/healthy.yaml"), "--out", folder.path,
            "--", "terraform", "-chdir=out/stacks/returns", ...args,
          ], // prettier-ignore
          { cwd: folder.path },
        );
      const synth = async (text: string) => {
        writeFileSync(join(folder.path, "mesh.yaml"), text);
        const { code, stderr } = await runCli(["synth", "mesh.yaml", "--out", "out"], { cwd: folder.path });
        expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
      };
      await synth(MESH);
      await terraform("init", "-input=false");
      expect((await terraform("apply", "-input=false", "-auto-approve")).code).toBe(0);
      const made = (await terraform("state", "list")).stdout
        .split("\n")
        .filter((each) => each.startsWith("aws_appmesh_"));
      expect(made.length).toBeGreaterThan(5);
      // WHEN the control plane is another
      await synth(MESH.replace(/^mesh:\n/m, "mesh:\n  controlPlane: envoy\n  envoy: { forgetAppMesh: true }\n"));
      await terraform("plan", "-input=false", "-out=plan");
      const { stdout } = await terraform("show", "-json", "plan");
      // THEN the plan forgets all of them and deletes none
      const changes = (JSON.parse(stdout) as Plan).resource_changes ?? [];
      const doing = (action: string) =>
        changes.filter(({ change }) => change.actions.includes(action)).map(({ address }) => address);
      expect(doing("forget").sort()).toEqual(made.sort());
      expect(doing("delete").filter((address) => address.startsWith("aws_appmesh_"))).toEqual([]);
      // AND says so to who reviews it
      writeFileSync(join(folder.path, "plan.json"), stdout);
      const review = await runCli(["review", "plan.json"], { cwd: folder.path });
      expect(review.stdout.replaceAll(/\s+/g, " ")).toContain(`${made.length} to forget`);
      // WHEN it is applied
      expect((await terraform("apply", "-input=false", "plan")).code).toBe(0);
      // THEN none is left in the state
      expect((await terraform("state", "list")).stdout).not.toContain("aws_appmesh_");
    } finally {
      folder.remove();
    }
    // Several runs of Terraform, each with a world of its own.
  }, 300_000);
});
