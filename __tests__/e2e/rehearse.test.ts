import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, filesUnder, runCli, temporaryFolder } from "../support/cli";
import { appMeshIn } from "../support/envoy/app-mesh-left";

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
      // AND without App Mesh nothing of it is in the plan, where all that calls for it is otherwise
      const planned = readFileSync(join(folder.path, `stand-in/${name}/plan.json`), "utf8");
      if (name === "orders-envoy") expect(appMeshIn(planned)).toEqual([]);
      if (name === "orders") expect(appMeshIn(planned).length).toBeGreaterThan(0);
    },
  );

  const CLUSTERS = ["orders-eks", "orders-eks-local", "orders-eks-existing"];
  /** The example itself, and the same with App Mesh's controller. */
  const INJECTIONS = [
    ["explicit", (text: string) => text],
    ["controller", (text: string) => text.replace(/^  namespace: orders$/m, "$&\n  injection: controller")],
  ] as const;

  const REHEARSED = [
    ...CLUSTERS.flatMap((name) => INJECTIONS.map(([injection, write]) => ({ name, injection, write }))),
    { name: "orders-eks-balanced", injection: "explicit", write: (text: string) => text },
  ];

  test.each(REHEARSED)(
    "of deployments/$name.yaml with the injection $injection goes through the cluster and then what is in it",
    async ({ name, injection, write }) => {
      // GIVEN
      const text = readFileSync(join(ROOT, `deployments/${name}.yaml`), "utf8");
      const file = join(folder.path, `${name}.yaml`);
      writeFileSync(file, write(text).replaceAll("../scenarios", join(ROOT, "scenarios")));
      // WHEN
      const { code, stdout } = await runCli(["rehearse", file, "--out", folder.path, "--json"]);
      // THEN
      const { rehearsals } = JSON.parse(stdout) as RehearsalJson;
      expect(rehearsals.map((each) => each.name)).toEqual([name, `${name}-workloads`]);
      for (const rehearsal of rehearsals) {
        expect(rehearsal).toMatchObject({ applied: true, unstable: [], left: [], passes: true });
        expect(rehearsal.created).toBe(rehearsal.changes.create);
      }
      expect(code).toBe(0);
      const planned = (stack: string) => readFileSync(join(folder.path, `stand-in/${stack}/plan.json`), "utf8");
      // AND the mesh has one owner
      const owners = [planned(name).includes("aws_appmesh_mesh"), planned(`${name}-workloads`).includes("v1beta2")];
      expect(owners).toEqual([injection === "explicit", injection === "controller"]);
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
