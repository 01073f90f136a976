import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, runCli, temporaryFolder } from "../support/cli";

interface RehearsalJson {
  readonly rehearsals: readonly {
    readonly name: string;
    readonly applied: boolean;
    readonly created: number;
    readonly unstable: readonly string[];
    readonly left: readonly string[];
    readonly passes: boolean;
    readonly changes: { readonly create: number };
  }[];
}

describe("a rehearsal", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  test.each([
    "orders",
    "mesh-only",
    "network-only",
    "existing-network",
    "full-mesh",
    "orders-watched",
    "orders-envoy",
    "plant-network",
    "orders-balanced",
  ])(
    "of deployments/%s.yaml applies, changes nothing when planned again, and leaves nothing when destroyed",
    async (name) => {
      // WHEN
      const { code, stdout } = await runCli(["rehearse", `deployments/${name}.yaml`, "--out", folder.path, "--json"]);
      // THEN
      const [rehearsal] = (JSON.parse(stdout) as RehearsalJson).rehearsals;
      expect(rehearsal).toMatchObject({ applied: true, unstable: [], left: [], passes: true });
      expect(rehearsal!.created).toBe(rehearsal!.changes.create);
      expect(rehearsal!.created).toBeGreaterThan(5);
      expect(code).toBe(0);
    },
  );

  test("in a world where the plan does not pass stops before it applies anything", async () => {
    // WHEN
    const args = [
      "rehearse",
      "deployments/orders.yaml",
      "--scenario",
      "scenarios/outpost-server.yaml",
      "--out",
      folder.path,
    ];
    const { code, stdout } = await runCli(args);
    // THEN
    expect(code).toBe(1);
    expect(stdout).toContain("Rehearsal:\n  not applied: the plan does not pass.");
    expect(filesUnder(folder.path).filter((file) => file.endsWith("rehearsal.tfstate"))).toEqual([]);
  });

  test("keeps its state out of the deployment's own", async () => {
    // WHEN
    await runCli(["rehearse", "deployments/mesh-only.yaml", "--out", folder.path]);
    // THEN the state that was used lies in the rehearsal's folder and is empty
    const state = join(folder.path, "stand-in/returns/rehearsal.tfstate");
    expect((JSON.parse(readFileSync(state, "utf8")) as { resources: unknown[] }).resources).toEqual([]);
    expect(existsSync("terraform.returns.tfstate")).toBe(false);
  });
});
