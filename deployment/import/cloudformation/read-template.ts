import { child, entries, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { ImportedInput } from "../input";
import { cloudFormationDialect } from "./dialect";
import type { Evaluation, Surroundings } from "./evaluation";
import { Evaluator } from "./evaluator";
import { Exports } from "./exports";
import { isLoop, unrollLoops } from "./loops";
import { readResource, remarkOnAttributes } from "./read-resource";
import { remarkOnSections } from "./sections";

/** Whether a mapping is a CloudFormation template. */
export function isTemplate(cursor: Cursor): boolean {
  if (child(cursor, "AWSTemplateFormatVersion") !== undefined) return true;
  return entries(child(cursor, "Resources") ?? withValue(cursor, {})).some(
    ([key, resource]) => isLoop(key) || textAt(resource, "Type") !== undefined,
  );
}

/** Reads the App Mesh resources of CloudFormation templates, which may import what others of them export. */
export function readTemplates(templates: readonly Cursor[], surroundings: Surroundings, input: ImportedInput): void {
  const exports = new Exports();
  const evaluations = templates.map((template) =>
    unrolled(new Evaluator(template, { ...surroundings, findExport: exports.find }), (cursor) => {
      return new Evaluator(cursor, { ...surroundings, findExport: exports.find });
    }),
  );
  exports.of(evaluations);
  for (const evaluation of evaluations) readTemplate(evaluation, input);

  function unrolled(evaluation: Evaluation, evaluatorOf: (template: Cursor) => Evaluation): Evaluation {
    const template = unrollLoops(evaluation, input.remarks);
    return template === evaluation.template ? evaluation : evaluatorOf(template);
  }
}

function readTemplate(evaluation: Evaluation, input: ImportedInput): void {
  const { template } = evaluation;
  remarkOnSections(template, input.remarks);
  const dialect = cloudFormationDialect(evaluation, input.remarks);
  const resources = entries(child(template, "Resources") ?? withValue(template, {}));
  remarkOnAttributes(resources, input.remarks);
  for (const [name, resource] of resources) readResource(name, resource, { evaluation, dialect, input });
}
