import fc from "fast-check";
import type { z } from "zod";
import { deploymentSchema, meshSchema } from "../../../deployment";
import { checkValue } from "../../../document";
import { arbitraryMesh } from "../../support/arbitrary-mesh";

interface Definition {
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

/** Every path of a schema, items of lists as `[]`. */
function pathsOf(schema: z.ZodType, path = ""): string[] {
  const { shape, element, innerType } = (schema as unknown as { _zod: { def: Definition } })._zod.def;
  if (shape !== undefined)
    return [path, ...Object.entries(shape).flatMap(([key, each]) => pathsOf(each, `${path}.${key}`))];
  if (element !== undefined) return [path, ...pathsOf(element, `${path}[]`)];
  return innerType === undefined ? [path] : pathsOf(innerType, path);
}

function pathsIn(value: unknown, found: Set<string>, path = ""): void {
  found.add(path);
  if (Array.isArray(value)) for (const item of value) pathsIn(item, found, `${path}[]`);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) pathsIn(item, found, `${path}.${key}`);
  }
}

describe("the random meshes of the tests", () => {
  const samples = fc
    .sample(arbitraryMesh, { numRuns: 400, seed: 1 })
    .map(({ model: { mesh, ...lists } }) => ({ ...mesh, ...lists }));

  test("are meshes", () => {
    for (const mesh of samples) checkValue("sample", { name: "a", region: "eu-west-1", mesh }, deploymentSchema);
  });

  test("hold every field of every kind", () => {
    const found = new Set<string>();
    for (const mesh of samples) pathsIn(mesh, found);
    // What no file to import can say: RAM shares and the control plane are not App Mesh's, and discovery belongs to the
    // shorthand.
    const missing = pathsOf(meshSchema).filter(
      (path) => !found.has(path) && !/^\.(share|discovery|controlPlane|envoy)\b/.test(path),
    );
    expect(missing).toEqual([]);
  });
});
