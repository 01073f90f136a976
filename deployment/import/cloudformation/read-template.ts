import { didYouMean, listed } from "../../../document";
import { child, descend, entries, isMapping, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { ImportedInput } from "../input";
import type { KindFacts } from "../kinds";
import { makeObject } from "../object";
import type { Dialect } from "../translate";
import { cloudFormationDialect, propertyName } from "./dialect";
import { Evaluator } from "./evaluate";
import type { Surroundings } from "./evaluate";
import { unknown } from "./evaluated";
import { kindOfResource } from "./references";

const SECTIONS = [
  "AWSTemplateFormatVersion",
  "Conditions",
  "Description",
  "Hooks",
  "Mappings",
  "Metadata",
  "Outputs",
  "Parameters",
  "Resources",
  "Rules",
  "Transform",
];

/** Attributes of a resource that say how CloudFormation handles it, not what it is. */
const HANDLING = new Set(["Type", "Properties", "Condition", "DependsOn", "Metadata"]);
const POLICIES = new Set(["DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy"]);

/** Whether a mapping is a CloudFormation template. */
export function isTemplate(cursor: Cursor): boolean {
  if (child(cursor, "AWSTemplateFormatVersion") !== undefined) return true;
  return entries(child(cursor, "Resources") ?? withValue(cursor, {})).some(
    ([, resource]) => textAt(resource, "Type") !== undefined,
  );
}

/** Reads the App Mesh resources of a CloudFormation template. */
export function readTemplate(template: Cursor, surroundings: Surroundings, input: ImportedInput): void {
  for (const [key, below] of entries(template)) {
    if (SECTIONS.includes(key)) continue;
    const message = `unknown section "${key}".${didYouMean(key, SECTIONS)} Known here: ${listed(SECTIONS)}.`;
    input.remarks.problem(below, message, "key");
  }
  const outputs = child(template, "Outputs");
  if (outputs !== undefined) input.remarks.note(outputs, "the template's outputs are not taken.");
  const macros = child(template, "Transform");
  if (macros !== undefined) {
    input.remarks.problem(macros, "macros are not run: give the processed template (get-template).", "key");
  }
  const evaluator = new Evaluator(template, surroundings);
  const dialect = cloudFormationDialect(evaluator, input.remarks);
  for (const [name, resource] of entries(child(template, "Resources") ?? withValue(template, {}))) {
    readResource(name, resource, { evaluator, dialect, input });
  }
}

interface Reading {
  readonly evaluator: Evaluator;
  readonly dialect: Dialect;
  readonly input: ImportedInput;
}

function readResource(name: string, resource: Cursor, reading: Reading): void {
  const { remarks } = reading.input;
  const type = textAt(resource, "Type");
  const kind = kindOfResource(resource);
  if (kind !== undefined) {
    if (isThere(name, resource, reading)) readObject(name, resource, kind, reading);
  } else if (type === undefined || type.startsWith("AWS::AppMesh::")) {
    const what = type === undefined ? "a resource without a type" : `the unknown type ${type}`;
    remarks.problem(resource, `"${name}" is not taken: ${what}.`, "key");
  } else {
    remarks.note(resource, `"${name}" (${type}) is not taken: it is no App Mesh object.`);
  }
}

function isThere(name: string, resource: Cursor, { evaluator, input }: Reading): boolean {
  const condition = child(resource, "Condition");
  if (condition === undefined) return true;
  const holds = evaluator.conditions.holds(String(condition.value));
  if (holds === false) {
    input.remarks.note(resource, `"${name}" is not taken: its condition "${String(condition.value)}" does not hold.`);
  } else if (holds === undefined) {
    const message = `"${name}" is taken, though nothing says whether its condition "${String(condition.value)}" holds.`;
    input.remarks.problem(condition, message);
  }
  return holds !== false;
}

function readObject(name: string, resource: Cursor, facts: KindFacts, { evaluator, dialect, input }: Reading): void {
  const { remarks } = input;
  for (const [key, below] of entries(resource)) {
    if (POLICIES.has(key)) remarks.note(below, `${key} of "${name}" is not taken.`);
    else if (!HANDLING.has(key)) remarks.problem(below, `unknown attribute "${key}" of a resource.`, "key");
  }
  const { kind, nameKey, parentKey, schema } = facts;
  const properties = child(resource, "Properties") ?? withValue(resource, {});
  if (!isMapping(properties.value)) return remarks.problem(properties, `the properties of "${name}" are no mapping.`);
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
      name: child(properties, propertyName(nameKey)) ?? madeUpName(name, resource, input),
      parent: parentKey === undefined ? undefined : child(properties, propertyName(parentKey)),
      mesh: kind === "mesh" || typeof meshName !== "string" ? undefined : meshName,
      meshOwner: ownerOf(properties, evaluator, remarks),
      spec: child(properties, "Spec"),
      tags: descend(properties, "Tags"),
      at: resource,
    },
    dialect,
    remarks,
  );
  if (object !== undefined) input.objects.push(object);
}

/** Account that owns the mesh; undefined when it is the one that the template is deployed in. */
function ownerOf(properties: Cursor, evaluator: Evaluator, remarks: ImportedInput["remarks"]): string | undefined {
  const owner = child(properties, "MeshOwner");
  if (owner === undefined || child(owner, "Ref")?.value === "AWS::AccountId") return undefined;
  const { text, missing } = evaluator.text(owner);
  for (const { at, placeholder, what } of missing) remarks.placeholder(at, placeholder, what);
  // Leading zeros are lost where an account id is written without quotes.
  return text.padStart(12, "0");
}

function madeUpName(name: string, resource: Cursor, { remarks }: ImportedInput): Cursor {
  const { cursor, missing } = unknown(resource, [name], `the name that CloudFormation made up for ${name}`);
  for (const { at, placeholder, what } of missing) remarks.placeholder(at, placeholder, what);
  return cursor!;
}
