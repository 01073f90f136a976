import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import { defineDeployment, expandMesh, loadDeployment } from "../../../deployment";
import type { DeploymentInput, MeshModel, TagList } from "../../../deployment";
import { AppMesh } from "../../../modules/mesh";
import { withoutStackTraces } from "../../../modules/terraform";
import { arbitraryMesh } from "../../support/arbitrary-mesh";
import type { SampleMesh } from "../../support/arbitrary-mesh";
import { importTexts } from "../../support/imported";
import { readMesh } from "../../support/read-terraform";
import type { MeshOfTerraform, TerraformJson } from "../../support/read-terraform";
import { inProject } from "../../support/unit/project";
import { stackOf } from "../../support/unit/stacks";
import { apiAnswers } from "../../support/write-api";

/**
 * A sample without what the provider cannot say: rules OM-M100 to OM-M104 refuse that, and the others would refuse tags
 * of one key. Whether the rest makes sense does not matter to how it is written.
 */
function sayable({ model, described }: SampleMesh): SampleMesh {
  const lists = strip(model) as MeshModel;
  return { described, model: { ...lists, mesh: { ...model.mesh, tags: once(model.mesh.tags) } } };
}

function once(tags: TagList | undefined): TagList | undefined {
  return tags && [...new Map(tags.map((tag) => [tag.key, tag])).values()];
}

function strip(value: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, path));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !isGap([...path, key]));
  const stripped = kept.map(([key, each]) => {
    if (key === "tags" || key === "attributes") return [key, once(each as TagList)];
    return [key, strip(each, [...path, key])];
  });
  const isGrpcGateway = path.includes("gatewayRoutes") && path.at(-2) === "grpcRoute" && path.at(-1) === "match";
  return { ...(isGrpcGateway ? { serviceName: "any.Service" } : {}), ...(Object.fromEntries(stripped) as object) };
}

/** What Terraform's resources lack, as the rules name it. */
function isGap(path: readonly string[]): boolean {
  const [key, parent] = [path.at(-1), path.at(-2)];
  if (key === "ipPreference") return parent === "awsCloudMap";
  if (!path.includes("gatewayRoutes")) return false;
  if (path.includes("grpcRoute")) return key === "hostname" || key === "metadata" || key === "rewrite";
  return key === "method" && parent === "match";
}

/** What parts say nothing is left out; what has no order is sorted. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(settled).filter((item) => item !== undefined);
    const sorted = items.map((item) => JSON.stringify(item)).sort();
    return sorted.length === 0 ? undefined : sorted.map((item) => JSON.parse(item) as unknown);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, settled(each)] as const)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function expected({ model, described }: SampleMesh): unknown {
  const { meshName, meshOwner, spec, tags } = model.mesh;
  const isMade = described && meshOwner === undefined;
  return settled({ ...model, mesh: { meshName, meshOwner, ...(isMade ? { spec, tags } : {}) } });
}

/** What the answers of the API are imported as. */
function imported(sample: SampleMesh): DeploymentInput {
  const answers = apiAnswers(sample).map((answer) => JSON.stringify(answer));
  return importTexts({ "mesh.json": answers.join("\n") }).deployment;
}

/** The mesh alone as Terraform is given it: most random meshes break a rule, and are never synthesised as a whole. */
function rendered(deployment: DeploymentInput): MeshOfTerraform {
  return withoutStackTraces(() => {
    const stack = new TerraformStack(new App({ stackTraces: false }), "stack");
    AppMesh.fromModel(stack, "mesh", expandMesh(defineDeployment(deployment))!);
    stack.prepareStack();
    return readMesh(JSON.parse(JSON.stringify(stack.toTerraform())) as TerraformJson);
  });
}

describe("a mesh goes from the API through import and synthesis to Terraform's resources, and back to the API as it was", () => {
  test("any mesh that Terraform can say", () => {
    fc.assert(
      fc.property(arbitraryMesh.map(sayable), (sample) => {
        expect(settled(rendered(imported(sample)))).toEqual(expected(sample));
      }),
      { numRuns: 80 },
    );
  });

  test("the example that uses everything, with its rules and all of its stack", () => {
    // GIVEN
    const { mesh, ...lists } = expandMesh(loadDeployment(inProject("deployments/full-mesh.yaml")).deployment)!;
    const sample = { described: true, model: { ...lists, mesh } };
    // WHEN
    const stack = stackOf(defineDeployment(imported(sample)));
    // THEN
    expect(settled(readMesh(JSON.parse(stack.text) as TerraformJson))).toEqual(expected(sample));
  });
});
