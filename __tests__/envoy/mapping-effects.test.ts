import { defineDeployment, expandMesh } from "../../deployment";
import type { DeploymentInput, MeshModel } from "../../deployment";
import { EnvoyCompileError, MAPPINGS, alternatives, compileMesh } from "../../envoy";
import type { Fate, Mapping } from "../../envoy";
import { inspectDeployment } from "../../rules";
import { everyField } from "../support/envoy/every-field";
import { covers, modelFields } from "../support/envoy/model-fields";
import type { ModelField } from "../support/envoy/model-fields";
import { fieldAt, otherValues, placesOf } from "../support/envoy/places";
import type { Place } from "../support/envoy/places";
import { semanticProblems } from "../support/envoy/semantics";
import { protoProblems } from "../support/envoy/strict";

const model = expandMesh(defineDeployment(everyField()))!;
const table = Object.values(MAPPINGS).flat();
const mappingOf = ({ path }: ModelField) =>
  table.find(({ field }) => alternatives(field).some((pattern) => covers(pattern, path)))!;
const withFate = (...fates: readonly Fate[]) => modelFields().filter((field) => fates.includes(mappingOf(field).fate));

/** Fields that are mapped and that no configuration shows when they alone are changed, and why. */
const UNSEEN: Readonly<Record<string, string>> = {
  "virtualRouter.virtualRouterName": "joins services to routes in the model; Envoy has no routers",
};

/** Fields of which several wrong values come to the same, and why. */
const ALIKE: Readonly<Record<string, string>> = {
  "virtualRouter.spec.listeners[].portMapping.protocol":
    "without routes of its protocol a port leads nowhere, whatever it speaks",
};

const checked = new Set<string>();

/** Every configuration of a mesh, as one text; each is checked against the protos and beyond them on the way. */
function compiled(mesh: MeshModel): string {
  return compileMesh(mesh, { sdsSocket: "/run/sds.sock" })
    .map(({ bootstrap }) => {
      const text = JSON.stringify(bootstrap);
      if (!checked.has(text)) {
        checked.add(text);
        expect({ proto: protoProblems(bootstrap), beyond: semanticProblems(bootstrap) }).toEqual({
          proto: [],
          beyond: [],
        });
      }
      return text;
    })
    .join("\n");
}

/** The configurations of all values that a field may have at a place, the present one first; none where one is refused. */
function outcomes(field: ModelField, place: Place): string[] {
  try {
    return [model, ...otherValues(model, field, place)].map(compiled);
  } catch (error) {
    if (error instanceof EnvoyCompileError) return [];
    throw error;
  }
}

describe("what the table of fields says is so", () => {
  test("of a mesh with every field in it, which the rules accept", () => {
    expect(inspectDeployment(defineDeployment(everyField())).filter(({ severity }) => severity === "error")).toEqual(
      [],
    );
    const missing = modelFields().filter(({ path }) => placesOf(model, path).length === 0);
    expect(missing.filter((field) => mappingOf(field).fate !== "refused")).toEqual([]);
  });

  test.each(withFate("exact", "noted").map((field) => [field.path, field] as const))(
    "%s is mapped: another value is another configuration",
    (path, field) => {
      // GIVEN every place where it stands
      const places = placesOf(model, path);
      // WHEN it has another value there, each that it may have, and nothing else is changed
      const distinct = places.some((place) => {
        const [now, ...others] = outcomes(field, place);
        const all = ALIKE[path] === undefined ? new Set(others).size === others.length : true;
        return others.length > 0 && all && !others.includes(now!);
      });
      // THEN none comes to what it was, and no two to the same
      expect({ path, distinct }).toEqual({ path, distinct: UNSEEN[path] === undefined });
    },
  );

  test.each(withFate("unused").map((field) => [field.path, field] as const))(
    "%s is not used: another value changes nothing",
    (path, field) => {
      const places = placesOf(model, path);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(new Set(outcomes(field, place)).size).toBe(1);
    },
  );
});

/** What puts a refused field into the mesh; it replaces what may not stand beside it. */
const REFUSED: readonly (readonly [RegExp, unknown])[] = [
  [/(.*)\.meshOwner$/, { meshOwner: "444455556666" }],
  [/(.*)\.existing$/, { existing: true }],
  [
    /(.*)\.certificate\.acm\./,
    { certificate: { acm: { certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/c" } } },
  ],
  [
    /(.*)\.trust\.acm\./,
    {
      trust: {
        acm: { certificateAuthorityArns: ["arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/a"] },
      },
    },
  ],
  [/(.*)\.attributes\[\]/, { attributes: [{ key: "tier", value: "web" }] }],
];

/** Places of what a rule says about a deployment, in the table's words. */
function saidAt(rule: string, deployment: DeploymentInput): string[] {
  return inspectDeployment(defineDeployment(deployment))
    .filter((finding) => finding.rule === rule)
    .map(({ path }) => fieldAt(path));
}

describe("the rules that the table names", () => {
  test.each(withFate("refused").map(({ path }) => [path, mappingOf({ path } as ModelField).rule!] as const))(
    "%s is refused by %s, there and for itself",
    (path, rule) => {
      // GIVEN a mesh of which the rule says nothing
      const deployment = everyField();
      expect(saidAt(rule, deployment)).toEqual([]);
      // WHEN the field is in it, everywhere where it can be
      const [pattern, fields] = REFUSED.find(([each]) => each.test(path))!;
      const mesh = deployment.mesh as unknown as MeshModel;
      const owners = placesOf({ ...mesh, mesh } as unknown as MeshModel, pattern.exec(path)![1]!);
      for (const place of owners) Object.assign(valueAt(mesh, place), structuredClone(fields));
      // THEN the rule names it
      expect(owners.length).toBeGreaterThan(0);
      expect(saidAt(rule, deployment).filter((said) => covers(said, path)).length).toBeGreaterThan(0);
    },
  );

  test.each(withFate("unused").map(({ path }) => [path, mappingOf({ path } as ModelField).rule!] as const))(
    "%s is told of by %s",
    (path, rule) => {
      expect(saidAt(rule, everyField()).filter((said) => covers(said, path)).length).toBeGreaterThan(0);
    },
  );

  /** What makes a rule speak of a field that is mapped all the same. */
  const PROVOKED: Readonly<Record<string, (mesh: Record<string, unknown>) => void>> = {
    "OM-E003": (mesh) => void Object.assign(mesh, { discovery: { type: "cloud-map", namespace: "other.internal" } }),
    "OM-E006": (mesh) => {
      for (const service of mesh["virtualServices"] as { spec: object }[]) service.spec = {};
    },
    "OM-E007": (mesh) => {
      const [r] = mesh["virtualRouters"] as { spec: { listeners: { portMapping: { port: number } }[] } }[];
      r!.spec.listeners[3]!.portMapping.port = 8082;
    },
    "OM-E008": (mesh) => void Object.assign(mesh, { envoy: {} }),
  };

  test.each(
    table
      .filter(({ fate, rule }) => rule !== undefined && (fate === "exact" || fate === "noted"))
      .map((mapping): [string, string, Mapping] => [mapping.field, mapping.rule!, mapping]),
  )("%s is judged by %s", (_field, rule, { field }) => {
    const deployment = everyField();
    expect(saidAt(rule, deployment)).toEqual([]);
    PROVOKED[rule]!(deployment.mesh as unknown as Record<string, unknown>);
    const said = saidAt(rule, deployment);
    expect(said.length).toBeGreaterThan(0);
    // A secret's place is its own; the others are told where they are called.
    if (rule === "OM-E008") expect(said.some((each) => covers(each, field) || covers(field, each))).toBe(true);
  });
});

function valueAt(mesh: MeshModel, place: Place): object {
  const [first, ...rest] = place;
  const start = first === "mesh" ? mesh : (mesh as unknown as Record<string, unknown>)[first!];
  return rest.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], start) as object;
}
