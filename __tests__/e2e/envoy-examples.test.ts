import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { inspectDeployment } from "../../rules";
import { runCli, temporaryFolder } from "../support/cli";
import { appMeshIn } from "../support/envoy/app-mesh-left";
import { SWITCHED, switchedAlone, writeSwitched } from "../support/envoy/switched";
import { PlanBench } from "../support/plan-bench";
import { findRealProvider } from "../support/real-provider";

interface RehearsalJson {
  readonly rehearsals: readonly { readonly name: string; readonly created: number }[];
}

const home = temporaryFolder();
const found = findRealProvider(home.path);
if (found === undefined) {
  process.stderr.write("skipped: hashicorp/aws was found nowhere, so it plans no example without App Mesh\n");
}
const files = new Map(SWITCHED.map((each) => [each.example, writeSwitched(each, home.path)]));
const fileOf = (example: string) => files.get(example)!;

/** Rules that refuse a deployment file. */
function refusing(file: string): string[] {
  const errors = inspectDeployment(loadDeployment(file).deployment).filter(({ severity }) => severity === "error");
  return [...new Set(errors.map(({ rule }) => rule))].sort();
}

// Terraform runs four times in each rehearsal, and twice as often where there is a cluster.
jest.setTimeout(300_000);
afterAll(() => home.remove());

describe.each(SWITCHED)("the example $example without App Mesh", ({ example, refusedBy, ...rest }) => {
  test("is refused for what it must change, and for nothing when it has changed that", () => {
    const alone = join(home.path, "alone.yaml");
    writeFileSync(alone, switchedAlone({ example, refusedBy, ...rest }));
    expect(refusing(alone)).toEqual(refusedBy);
    expect(refusing(fileOf(example))).toEqual([]);
  });

  test("applies, changes nothing when planned again, and leaves nothing when destroyed", async () => {
    const out = join(home.path, "rehearsed", example);
    const { code, stdout, stderr } = await runCli(["rehearse", fileOf(example), "--out", out, "--json"]);
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    const { rehearsals } = JSON.parse(stdout) as RehearsalJson;
    for (const { name, created, ...rehearsal } of rehearsals) {
      expect(rehearsal).toMatchObject({ applied: true, unstable: [], left: [], passes: true });
      expect(created).toBeGreaterThan(0);
      // AND nothing of it is App Mesh's
      const plan = readFileSync(join(out, `stand-in/${name}/plan.json`), "utf8");
      expect(appMeshIn(plan)).toEqual([]);
    }
  });
});

(found === undefined ? describe.skip : describe)(`the real hashicorp/aws ${found?.version ?? ""}`, () => {
  const bench = new PlanBench(found?.pluginDir);
  const cases = SWITCHED.map(({ example }) => ({ deployment: example, file: fileOf(example) }));
  afterAll(() => bench.close());

  test.each(cases)("plans $deployment without App Mesh, and the review has both pictures", async (one) => {
    const { report, said, unknown, pictures } = await bench.real(one);
    expect({ errored: report.errored, said, unknown }).toEqual({ errored: false, said: [], unknown: [] });
    // THEN the mesh is drawn from its record
    const { mesh, placement } = pictures;
    expect(mesh!.alternative.join("\n")).toMatch(/^Service \S+ of mesh /m);
    // AND what stands where, if anything does: a mesh alone is nothing that AWS has
    const { network, workloads } = loadDeployment(one.file).deployment;
    expect(placement !== undefined).toBe(network !== undefined || workloads !== undefined);
  });
});
