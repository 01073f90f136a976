import { didYouMean, listed } from "../../../document";
import { child, entries, items, textAt } from "../cursor";
import type { Cursor } from "../cursor";
import type { Remarks } from "../remarks";

/** Sections that a deployment has no place for, and why nothing is lost without them. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  Description: "the template's description is not taken.",
  Globals: "the template's globals are not taken: they are for resources of the serverless macro alone.",
  Hooks: "the template's hooks are not taken: they say how CloudFormation deploys.",
  Metadata: "the template's metadata are not taken.",
  Outputs: "the template's outputs are not taken.",
  Rules: "the template's rules are not taken: they say which parameters CloudFormation lets pass.",
};

const SECTIONS = [
  ...Object.keys(LEFT_OUT),
  "AWSTemplateFormatVersion",
  "Conditions",
  "Mappings",
  "Parameters",
  "Resources",
  "Transform",
].sort();

/** Macros of AWS that are either understood here, or change nothing but resources of their own. */
const HARMLESS_MACROS: ReadonlySet<string> = new Set([
  "AWS::CodeDeployBlueGreen",
  "AWS::LanguageExtensions",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::Serverless-2016-10-31",
]);

/** Lists what of a template's sections is not understood, or has no place in a deployment. */
export function remarkOnSections(template: Cursor, remarks: Remarks): void {
  for (const [key, below] of entries(template)) {
    const leftOut = Object.hasOwn(LEFT_OUT, key) ? LEFT_OUT[key] : undefined;
    if (leftOut !== undefined) remarks.note(below, leftOut);
    if (SECTIONS.includes(key)) continue;
    const message = `unknown section "${key}".${didYouMean(key, SECTIONS)} Known here: ${listed(SECTIONS)}.`;
    remarks.problem(below, message, "key");
  }
  const transform = child(template, "Transform");
  if (transform === undefined) return;
  for (const macro of Array.isArray(transform.value) ? items(transform) : [transform]) {
    const name = typeof macro.value === "string" ? macro.value : textAt(macro, "Name");
    if (name !== undefined && HARMLESS_MACROS.has(name)) continue;
    const which = name === undefined ? "macros are" : `the macro "${name}" is`;
    const message = `${which} not run: give the processed template (get-template --template-stage Processed).`;
    remarks.problem(macro, message, macro === transform ? "key" : "value");
  }
}
