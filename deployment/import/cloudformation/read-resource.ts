import { didYouMean, listed } from "../../../document";
import { child, descend, entries, isMapping, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { ImportedInput } from "../input";
import type { KindFacts } from "../kinds";
import { makeObject } from "../object";
import type { Remarks } from "../remarks";
import type { Dialect } from "../translate";
import { meshObjectOfTask } from "./envoy-container";
import { stillMissing, unknown } from "./evaluated";
import type { Evaluated } from "./evaluated";
import type { Evaluation } from "./evaluation";
import { propertyName } from "./property-name";
import { kindOfResource } from "./references";

/** What reading a resource takes besides the resource. */
export interface Reading {
  readonly evaluation: Evaluation;
  readonly dialect: Dialect;
  readonly input: ImportedInput;
}

/** Attributes of a resource that say how CloudFormation handles it, not what it is. */
const HANDLING = new Set(["Type", "Properties", "Condition", "DependsOn", "Metadata"]);
const POLICIES = new Set(["DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy"]);
/** Those that nearly every resource of a generated template has: they are noted once for all, with the reason. */
const COMMON: Readonly<Record<string, string>> = {
  DependsOn: "Terraform orders the objects by what they refer to",
  Metadata: "it says nothing about the mesh",
};

/** Reads one resource: an object of App Mesh is taken, everything else is listed. */
export function readResource(name: string, resource: Cursor, reading: Reading): void {
  const { remarks } = reading.input;
  const kind = kindOfResource(resource);
  if (kind !== undefined) {
    if (isThere(name, resource, reading)) readObject(name, resource, kind, reading);
    return;
  }
  const type = textAt(resource, "Type");
  const refuse = (what: string) => remarks.problem(resource, `"${name}" is not taken: ${what}`, "key");
  if (name.startsWith("Fn::")) refuse("functions that make resources are not run: give the processed template.");
  else if (type === undefined) refuse("a resource without a type.");
  else if (type.startsWith("AWS::AppMesh::")) refuse(`the unknown type ${type}.`);
  else if (type === "AWS::CloudFormation::Stack") refuse(nestedStack(resource, reading.evaluation));
  else remarks.note(resource, `"${name}" (${type}) is not taken: it is no App Mesh object${ofTask(type)}.`);

  function ofTask(ofType: string): string {
    const object = ofType === "AWS::ECS::TaskDefinition" && meshObjectOfTask(resource, reading.evaluation);
    return object ? `. Its Envoy is ${object}; such tasks are described under "workloads"` : "";
  }
}

/** Notes what App Mesh resources say to CloudFormation alone, once for each attribute. */
export function remarkOnAttributes(resources: readonly (readonly [string, Cursor])[], remarks: Remarks): void {
  for (const [attribute, why] of Object.entries(COMMON)) {
    const having = resources.filter(
      ([, resource]) => kindOfResource(resource) !== undefined && child(resource, attribute) !== undefined,
    );
    if (having.length === 0) continue;
    const names = listed(having.map(([name]) => `"${name}"`));
    remarks.note(child(having[0]![1], attribute)!, `${attribute} of ${names} is not taken: ${why}.`);
  }
}

function nestedStack(resource: Cursor, evaluation: Evaluation): string {
  const url = descend(resource, "Properties", "TemplateURL");
  const where = url === undefined ? "" : ` (${evaluation.text(url).text})`;
  return `a stack of its own. Import its template${where} as well, with --parameter for what this one gives it.`;
}

function isThere(name: string, resource: Cursor, { evaluation, input }: Reading): boolean {
  const condition = child(resource, "Condition");
  if (condition === undefined) return true;
  if (typeof condition.value !== "string") {
    input.remarks.problem(
      condition,
      `"${name}" is taken, though its condition is none: a condition's name is expected.`,
    );
    return true;
  }
  const holds = evaluation.holds(condition.value);
  if (holds === false) {
    input.remarks.note(resource, `"${name}" is not taken: its condition "${condition.value}" does not hold.`);
  } else if (holds === undefined) {
    const message = `"${name}" is taken, though nothing says whether its condition "${condition.value}" holds.`;
    input.remarks.problem(condition, message);
  }
  return holds !== false;
}

function readObject(name: string, resource: Cursor, facts: KindFacts, { evaluation, dialect, input }: Reading): void {
  const { remarks } = input;
  for (const [key, below] of entries(resource)) {
    if (POLICIES.has(key)) remarks.note(below, `${key} of "${name}" is not taken.`);
    else if (!HANDLING.has(key)) remarks.problem(below, `unknown attribute "${key}" of a resource.`, "key");
  }
  const { kind, nameKey, parentKey, schema } = facts;
  const properties = propertiesOf(name, resource, evaluation, remarks);
  if (properties === undefined) return;
  const own = Object.keys(schema.shape).map(propertyName);
  const known = [...new Set([...own, "MeshName", "MeshOwner"])].sort();
  for (const [key, below] of entries(properties)) {
    if (known.includes(key)) continue;
    const message = `unknown property "${key}".${didYouMean(key, known)} Known here: ${listed(known)}.`;
    remarks.problem(below, message, "key");
  }
  const mesh = child(properties, "MeshName");
  const meshName = mesh === undefined ? undefined : dialect.resolve!(mesh, "meshName", "text")?.value;
  const object = makeObject(
    {
      kind,
      name: nameIn(properties, propertyName(nameKey), evaluation) ?? madeUpName(name, resource, remarks),
      parent: parentKey === undefined ? undefined : child(properties, propertyName(parentKey)),
      mesh: kind === "mesh" || typeof meshName !== "string" ? undefined : meshName,
      meshOwner: ownerOf(properties, evaluation, remarks),
      spec: child(properties, "Spec"),
      tags: child(properties, "Tags"),
      at: resource,
    },
    dialect,
    remarks,
  );
  if (object !== undefined) input.objects.push(object);
}

/** The properties, which may be the result of a function as a whole; undefined when they are not known. */
function propertiesOf(name: string, resource: Cursor, evaluation: Evaluation, remarks: Remarks): Cursor | undefined {
  const given = child(resource, "Properties");
  if (given === undefined) return withValue(resource, {});
  const { cursor, missing } = evaluation.evaluate(given);
  if (cursor === undefined) return withValue(resource, {});
  if (isMapping(cursor.value)) return cursor;
  const what = missing.map((each) => each.what).join(" and ");
  const why = missing.length === 0 ? "its properties are no mapping" : `its properties are not known: ${what}`;
  remarks.problem(given, `"${name}" is not taken: ${why}.`);
  return undefined;
}

/** An object's name; undefined when it has none, also by AWS::NoValue. */
function nameIn(properties: Cursor, key: string, evaluation: Evaluation): Cursor | undefined {
  const name = child(properties, key);
  return name === undefined || evaluation.evaluate(name).cursor === undefined ? undefined : name;
}

/** Account that owns the mesh; undefined when it is the one that the template is deployed in. */
function ownerOf(properties: Cursor, evaluation: Evaluation, remarks: Remarks): string | undefined {
  const owner = child(properties, "MeshOwner");
  if (owner === undefined || child(owner, "Ref")?.value === "AWS::AccountId") return undefined;
  const { text, missing, isNothing } = evaluation.text(owner);
  if (isNothing) return undefined;
  remarkOn({ cursor: withValue(owner, text), missing }, remarks);
  // Leading zeros are lost where an account id is written without quotes.
  return text.padStart(12, "0");
}

function madeUpName(name: string, resource: Cursor, remarks: Remarks): Cursor {
  const result = unknown(resource, [name], `the name that CloudFormation made up for ${name}`);
  remarkOn(result, remarks);
  return result.cursor!;
}

function remarkOn(result: Evaluated, remarks: Remarks): void {
  for (const { at, placeholder, what } of stillMissing(result)) remarks.placeholder(at, placeholder, what);
}
