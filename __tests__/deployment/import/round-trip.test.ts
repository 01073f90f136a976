import fc from "fast-check";
import { stringify } from "yaml";
import { formatRemark } from "../../../deployment";
import type { Imported } from "../../../deployment";
import { arbitraryMesh } from "../../support/arbitrary-mesh";
import type { SampleMesh } from "../../support/arbitrary-mesh";
import { expectedModel } from "../../support/expected-model";
import { importTexts, modelOf } from "../../support/imported";
import { apiAnswers, apiInputs } from "../../support/write-api";
import { TemplateWriter, shortYaml } from "../../support/write-cloudformation";
import { manifests, sayable } from "../../support/write-kubernetes";

const RUNS = { numRuns: 80 };

function serious({ remarks }: Imported): string[] {
  return remarks.filter(({ kind }) => kind !== "note").map(formatRemark);
}

/** Tags are what custom resources have none of. */
function withoutTags({ model, described }: SampleMesh): SampleMesh {
  const bare = ({ tags: _tags, ...object }: { tags?: unknown }) => object;
  const { mesh, ...lists } = model;
  const trimmed = Object.fromEntries(Object.entries(lists).map(([list, objects]) => [list, objects.map(bare)]));
  return { described, model: { mesh: bare(mesh), ...trimmed } as unknown as SampleMesh["model"] };
}

const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("a mesh comes back as it was", () => {
  test("from answers of the API", () => {
    fc.assert(
      fc.property(arbitraryMesh, (sample) => {
        const imported = importTexts({ "mesh.json": json(apiAnswers(sample)) });
        expect(serious(imported)).toEqual([]);
        expect(modelOf(imported.text)).toEqual(expectedModel(sample));
      }),
      RUNS,
    );
  });

  test("from the input of the API's commands, as a list", () => {
    fc.assert(
      fc.property(arbitraryMesh, (sample) => {
        const imported = importTexts({ "mesh.json": JSON.stringify(apiInputs(sample), null, 4) });
        expect(serious(imported)).toEqual([]);
        expect(modelOf(imported.text)).toEqual(expectedModel(sample));
      }),
      RUNS,
    );
  });

  test.each([
    ["JSON", (template: unknown) => JSON.stringify(template)],
    ["YAML", (template: unknown) => stringify(template, { lineWidth: 0 })],
    ["YAML with short tags", shortYaml],
  ])("from a CloudFormation template in %s", (_format, write) => {
    fc.assert(
      fc.property(arbitraryMesh, (sample) => {
        const imported = importTexts({ "template.yaml": write(new TemplateWriter(sample).write()) });
        expect(serious(imported)).toEqual([]);
        expect(modelOf(imported.text)).toEqual(expectedModel(sample));
      }),
      RUNS,
    );
  });

  test("from Kubernetes manifests", () => {
    fc.assert(
      fc.property(arbitraryMesh.map(sayable), (sample) => {
        const written = manifests(sample);
        fc.pre(written.length > 0);
        const imported = importTexts({ "mesh.yaml": written.map((each) => stringify(each)).join("---\n") });
        expect(serious(imported)).toEqual([]);
        expect(modelOf(imported.text)).toEqual(expectedModel(sample, { tags: false }));
      }),
      RUNS,
    );
  });

  test("the same from a CloudFormation template and from Kubernetes manifests", () => {
    fc.assert(
      fc.property(arbitraryMesh.map(sayable).map(withoutTags), (sample) => {
        fc.pre(manifests(sample).length > 0);
        const { deployment: one } = importTexts({ "a.yaml": shortYaml(new TemplateWriter(sample).write()) });
        const { deployment: other } = importTexts({
          "a.yaml": manifests(sample)
            .map((each) => stringify(each))
            .join("---\n"),
        });
        expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  test("and importing what all three say at once changes nothing", () => {
    fc.assert(
      fc.property(arbitraryMesh.map(sayable), (sample) => {
        fc.pre(manifests(sample).length > 0);
        const api = { "a.json": json(apiAnswers(sample)) };
        const all = {
          ...api,
          "b.json": JSON.stringify(new TemplateWriter(sample).write()),
          "c.yaml": manifests(sample)
            .map((each) => stringify(each))
            .join("---\n"),
        };
        const imported = importTexts(all);
        expect(serious(imported)).toEqual([]);
        expect(modelOf(imported.text)).toEqual(modelOf(importTexts(api).text));
      }),
      { numRuns: 40 },
    );
  });
});
