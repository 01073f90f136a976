import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expandMesh, loadDeployment } from "../../deployment";
import { ROOT, runCli, temporaryFolder } from "../support/cli";
import { apiAnswers } from "../support/write-api";

interface Change {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly importing?: { readonly id: string };
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

/** The example that uses everything as AWS would describe it, were it live. */
function liveMesh(): unknown[] {
  const { mesh, ...lists } = expandMesh(loadDeployment(join(ROOT, "deployments/full-mesh.yaml")).deployment)!;
  return apiAnswers({ described: true, model: { mesh, ...lists } });
}

/** Imports a mesh with import blocks, and plans it through Terraform in a world where another state of it is live. */
async function adopt(described: readonly unknown[], live: readonly unknown[]) {
  const folder = temporaryFolder();
  try {
    const cwd = folder.path;
    writeFileSync(join(cwd, "answers.json"), described.map((answer) => JSON.stringify(answer)).join("\n"));
    const world = { extends: join(ROOT, "scenarios/healthy.yaml"), name: "live", appMesh: live };
    writeFileSync(join(cwd, "live.json"), JSON.stringify(world));
    const imported = await runCli(
      ["import", "answers.json", "--name", "adopted", "--import-blocks", "--out", "adopted.yaml"],
      { cwd },
    );
    expect({ code: imported.code, stdout: imported.stdout }).toEqual({ code: 0, stdout: "adopted.yaml\n" });
    // Beside the configuration, as the guide says.
    const stack = join(cwd, "outpost-mesh.out/stand-in/adopted");
    mkdirSync(stack, { recursive: true });
    renameSync(join(cwd, "adopted.imports.tf.json"), join(stack, "adopted.imports.tf.json"));
    const planned = await runCli(["plan", "adopted.yaml", "--scenario", "live.json"], { cwd });
    const plan = JSON.parse(readFileSync(join(stack, "plan.json"), "utf8")) as { resource_changes: Change[] };
    const changes = plan.resource_changes.filter(({ mode }) => mode === "managed");
    const [ofAws, others] = [true, false].map((isMesh) =>
      changes.filter((each) => each.type.startsWith("aws_appmesh_") === isMesh),
    );
    return { ...planned, ofAws: ofAws!, others: others! };
  } finally {
    folder.remove();
  }
}

/** The tag that every resource of a deployment bears. */
const OURS = { key: "outpost-mesh:deployment", value: "adopted" };

interface Answer {
  readonly spec: Spec;
  readonly routeName?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

/** The same objects with that tag, which `describe-*` does not print. */
function tagged(answers: readonly unknown[]): unknown[] {
  return (answers as Record<string, Answer>[]).map((answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([kind, object]) => [
        kind,
        "spec" in object ? { ...object, tags: [...(object.tags ?? []), OURS] } : object,
      ]),
    ),
  );
}

const actions = ({ change }: Change) => change.actions.join();
const isImported = ({ change }: Change) => change.importing !== undefined;

/** What an update changes. */
function changed({ change: { before, after } }: Change): string[] {
  return Object.keys(after!).filter((key) => JSON.stringify(before![key]) !== JSON.stringify(after![key]));
}

describe("adopting a live mesh with import blocks, through Terraform", () => {
  test("every object is imported, and nothing that is managed changes", async () => {
    // GIVEN a live mesh that bears the tags of the deployment
    const live = liveMesh();
    // WHEN
    const { code, stdout, stderr, others, ofAws } = await adopt(live, tagged(live));
    // THEN
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(ofAws).toHaveLength(live.length);
    expect(ofAws.every(isImported)).toBe(true);
    expect(ofAws.filter((each) => actions(each) !== "no-op").map((each) => [each.address, changed(each)])).toEqual([]);
    // What else the plan creates are gates and records, which manage nothing.
    expect(others.filter(({ type }) => type !== "terraform_data")).toEqual([]);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(`${live.length} of them imported`);
  });

  test("an object that lives otherwise is updated in place; every other gets nothing but the deployment's tag", async () => {
    // GIVEN a mesh in which somebody has shifted traffic and opened egress since it was described
    const described = liveMesh();
    const shifted = JSON.parse(JSON.stringify(described)) as Record<string, Answer>[];
    const weighted = shifted.find(({ route }) => (route?.spec.httpRoute?.action.weightedTargets.length ?? 0) > 1)!;
    weighted.route!.spec.httpRoute!.action.weightedTargets[0]!.weight += 7;
    const { egressFilter } = shifted.find(({ mesh }) => mesh !== undefined)!.mesh!.spec;
    egressFilter!.type = egressFilter!.type === "ALLOW_ALL" ? "DROP_ALL" : "ALLOW_ALL";
    // WHEN
    const { stdout, others, ofAws } = await adopt(described, shifted);
    // THEN
    expect(ofAws.every((each) => isImported(each) && actions(each) === "update")).toBe(true);
    const otherwise = ofAws.filter((each) => changed(each).join() !== "tags_all");
    expect(otherwise.map((each) => [each.type, changed(each)])).toEqual([
      ["aws_appmesh_mesh", ["spec", "tags_all"]],
      ["aws_appmesh_route", ["spec", "tags_all"]],
    ]);
    expect(otherwise[1]!.address).toContain(weighted.route!.routeName);
    expect(others.filter(({ type }) => type !== "terraform_data")).toEqual([]);
    expect(stdout).toContain(`${described.length} to update, 0 to replace, 0 to delete`);
  });
});

interface Spec {
  egressFilter?: { type: string };
  readonly httpRoute?: { readonly action: { readonly weightedTargets: { weight: number }[] } };
}
