import type { MeshModel } from "../../../deployment";
import type { ModelField } from "./model-fields";

type Json = Record<string, unknown> | unknown[];

/** The lists of a mesh model by the kind of their objects. */
const LISTS: Readonly<Record<string, keyof MeshModel>> = {
  virtualNode: "virtualNodes",
  virtualRouter: "virtualRouters",
  route: "routes",
  virtualService: "virtualServices",
  virtualGateway: "virtualGateways",
  gatewayRoute: "gatewayRoutes",
};

/** Where a field stands in a mesh, step by step. */
export type Place = readonly (string | number)[];

/** Every place where a field stands in a mesh. */
export function placesOf(model: MeshModel, path: string): Place[] {
  const [kind, ...steps] = path.replaceAll("[]", ".[]").split(".") as [string, ...string[]];
  let places: Place[] = kind === "mesh" ? [["mesh"]] : [[LISTS[kind]!]];
  for (const step of kind === "mesh" ? steps : ["[]", ...steps]) {
    places = places.flatMap((place) => {
      const value = at(model, place) as Json;
      if (step === "[]") return (value as unknown[]).map((_, index) => [...place, index]);
      return (value as Record<string, unknown>)[step] === undefined ? [] : [[...place, step]];
    });
  }
  return places;
}

/** What stands at a place. */
export function at(model: MeshModel, place: Place): unknown {
  return place.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], model);
}

/** The mesh with something else at a place. */
export function withValue(model: MeshModel, place: Place, value: unknown): MeshModel {
  const copy = structuredClone(model);
  const parent = at(copy, place.slice(0, -1)) as Record<string | number, unknown>;
  parent[place.at(-1)!] = value;
  return copy;
}

/** The field that a place in a deployment file belongs to: `mesh.virtualNodes.0.spec` is `virtualNode.spec`. */
export function fieldAt(path: readonly (string | number)[]): string {
  const [first, list, index, ...rest] = path;
  const kind = Object.entries(LISTS).find(([, name]) => name === list)?.[0];
  const steps = first === "mesh" && kind !== undefined && typeof index === "number" ? [kind, ...rest] : path;
  return steps.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** Names of objects, which other objects refer to. */
const OWN_NAME = /^(mesh\.meshName|(\w+)\.\2Name)$/;

/** Fields of which only certain values make sense, because they refer to something in the mesh. */
const REFERENCES: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^route\.virtualRouterName$/, ["q"]],
  [/^gatewayRoute\.virtualGatewayName$/, ["door"]],
  [/weightedTargets\[\]\.virtualNode$/, ["b", "a"]],
  [/weightedTargets\[\]\.port$/, [8080, 9090, 50051, 5432]],
  [/provider\.virtualNode\.virtualNodeName$/, ["d"]],
  [/provider\.virtualRouter\.virtualRouterName$/, ["q"]],
  [/backends\[\]\.virtualService\.virtualServiceName$/, ["q.shop.internal"]],
  [/target\.virtualService\.virtualServiceName$/, ["q.shop.internal"]],
  [/target\.port$/, [80, 81, 82]],
  // Only an order that changes can be seen.
  [/\.priority$/, [1000]],
];

/** The mesh with every other value that a field may have at a place, all others unchanged. */
export function otherValues(model: MeshModel, { path, type, words }: ModelField, place: Place): MeshModel[] {
  const now = at(model, place);
  if (OWN_NAME.test(path)) return [renamed(model, String(now))];
  const referred = REFERENCES.find(([pattern]) => pattern.test(path))?.[1];
  // A list of words is a set of them: each alone.
  if (words !== undefined && path.endsWith("[]")) {
    const others = words.filter((word) => word !== now).map((word) => [word]);
    return [[], ...others].map((list) => withValue(model, place.slice(0, -1), list));
  }
  const values =
    referred ??
    words ??
    (type === "boolean" ? [true, false] : type === "integer" ? [(now as number) + 1] : [`${String(now)}x`]);
  return values.filter((value) => value !== now).map((value) => withValue(model, place, value));
}

/** An object under another name, everywhere. */
function renamed(model: MeshModel, name: string): MeshModel {
  const text = JSON.stringify(model).replaceAll(`Name":${JSON.stringify(name)}`, `Name":${JSON.stringify(`${name}x`)}`);
  return JSON.parse(
    text.replaceAll(`"virtualNode":${JSON.stringify(name)}`, `"virtualNode":${JSON.stringify(`${name}x`)}`),
  ) as MeshModel;
}
