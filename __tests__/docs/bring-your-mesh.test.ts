import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, filesUnder, runCli, temporaryFolder } from "../support/cli";

/** The commands of a page, in its order. */
function commandsOf(page: string): string[][] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
    block!
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/)),
  );
}

describe("docs/bring-your-mesh.md", () => {
  test("every command on the page does what it says, one after the other", async () => {
    // GIVEN a folder that looks like the root of a clone
    const folder = temporaryFolder();
    try {
      for (const name of ["docs", "scenarios"]) cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
      mkdirSync(join(folder.path, "outpost-mesh.out"));
      const commands = commandsOf("docs/bring-your-mesh.md");
      expect(commands.length).toBeGreaterThanOrEqual(6);
      for (const [npx, program, ...args] of commands) {
        expect([npx, program]).toEqual(["npx", "outpost-mesh"]);
        // WHEN
        const { code, stderr } = await runCli(args, { cwd: folder.path });
        // THEN
        expect({ command: args.join(" "), code, stderr: code === 0 ? "" : stderr }).toEqual({
          command: args.join(" "),
          code: 0,
          stderr: "",
        });
      }
      expect(filesUnder(join(folder.path, "outpost-mesh.out"))).toEqual(
        expect.arrayContaining(["adopt.imports.tf.json", "adopt.yaml", "shop.yaml", "stand-in/shop/plan.json"]),
      );
    } finally {
      folder.remove();
    }
  });
});
