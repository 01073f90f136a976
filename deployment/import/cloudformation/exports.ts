import { child, descend, entries, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { Evaluated } from "./evaluated";
import type { Evaluation } from "./evaluation";

/** Exports that lead from template to template in a longer chain are not followed: a call stack has an end. */
const MAX_CHAIN = 20;

/** What the templates of the input export to each other, by the name of the export. */
export class Exports {
  private templates: readonly Evaluation[] = [];
  private exported: Map<string, { readonly template: Evaluation; readonly value: Cursor }> | undefined;
  private readonly found = new Map<string, Evaluated | undefined>();
  private chain = 0;

  /** Says which templates there are; their own evaluation already asks here. */
  of(templates: readonly Evaluation[]): void {
    this.templates = templates;
  }

  /** The value that is exported under a name; undefined when no template of the input does. */
  readonly find = (name: string): Evaluated | undefined => {
    const source = this.all().get(name);
    if (source === undefined || this.found.has(name) || this.chain >= MAX_CHAIN) return this.found.get(name);
    // One that is asked for while it is being worked out leads back to itself.
    this.found.set(name, undefined);
    this.chain++;
    const result = source.template.evaluate(source.value);
    this.chain--;
    this.found.set(name, result);
    return result;
  };

  private all(): ReadonlyMap<string, { readonly template: Evaluation; readonly value: Cursor }> {
    if (this.exported !== undefined) return this.exported;
    const exported = new Map<string, { template: Evaluation; value: Cursor }>();
    this.exported = exported;
    for (const template of this.templates) {
      const outputs = child(template.template, "Outputs") ?? withValue(template.template, {});
      for (const [, output] of entries(outputs)) {
        const name = descend(output, "Export", "Name");
        const value = child(output, "Value");
        const condition = textAt(output, "Condition");
        if (name === undefined || value === undefined) continue;
        if (condition !== undefined && template.holds(condition) === false) continue;
        const { text, missing } = template.text(name);
        if (missing.length === 0 && !exported.has(text)) exported.set(text, { template, value });
      }
    }
    // What was asked for while the list was being made was answered from a part of it.
    this.found.clear();
    return exported;
  }
}
