import { runCli, temporaryFolder } from "../support/cli";

describe("plan --provider real", () => {
  const EXAMPLE = "deployments/mesh-only.yaml";

  test("that finds no provider says where it looked and what helps", async () => {
    // GIVEN
    const folder = temporaryFolder();
    try {
      const args = ["plan", EXAMPLE, "--provider", "real", "--plugin-dir", folder.path, "--out", folder.path];
      // WHEN
      const { code, stdout, stderr } = await runCli(args);
      // THEN
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("the real provider, hashicorp/aws >= 5.100.0, < 7.0.0, was not found. It is not in:\n");
      expect(stderr).toMatch(/- \S+ \(--plugin-dir\): no hashicorp\/aws for \w+ in it\n/);
      expect(stderr).toContain("Name a folder that has it with --plugin-dir or OUTPOST_MESH_PROVIDER_MIRROR");
    } finally {
      folder.remove();
    }
  });

  test.each([
    [["plan", EXAMPLE, "--plugin-dir", "x"], "--plugin-dir is for the real provider: add --provider real"],
    [["plan", EXAMPLE, "--provider", "real", "--aws"], "cannot be used with option"],
    [["plan", EXAMPLE, "--provider", "fake"], "Allowed choices are stand-in, real"],
    [
      ["rehearse", EXAMPLE, "--provider", "real"],
      "can plan in it and cannot apply. Use `outpost-mesh plan --provider real`",
    ],
  ])("%j is refused", async (args, message) => {
    const { code, stderr } = await runCli(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
