import { child, isMapping, items, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { Conditions } from "./conditions";
import { unknown } from "./evaluated";
import type { Evaluated } from "./evaluated";
import type { Evaluation, List, Surroundings, Text } from "./evaluation";
import { cidr, getAzs, length, select } from "./list-functions";
import { findInMap, importValue } from "./lookups";
import { References } from "./references";
import { MAX_TEXT, base64, join, split, substitute, toJsonString } from "./text-functions";

type Compute = (argument: Cursor, evaluation: Evaluation) => Evaluated;

/** Functions that need no more than the template. The others are the evaluator's own. */
const FUNCTIONS: Readonly<Record<string, Compute>> = {
  "Fn::Base64": base64,
  "Fn::Cidr": cidr,
  "Fn::FindInMap": findInMap,
  "Fn::GetAZs": getAzs,
  "Fn::Join": join,
  "Fn::Length": length,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::Sub": substitute,
  "Fn::ToJsonString": toJsonString,
};

/**
 * Evaluates CloudFormation's functions as far as the template, the parameters, the Region and the other templates tell.
 * What they do not tell becomes a placeholder, and is named. Mappings and lists that are no functions are left as they
 * are.
 */
export class Evaluator implements Evaluation {
  private readonly conditions: Conditions;
  private readonly references: References;
  private depth = 0;

  constructor(
    readonly template: Cursor,
    private readonly surroundings: Surroundings,
  ) {
    this.conditions = new Conditions(this);
    this.references = new References(this, surroundings);
  }

  evaluate(cursor: Cursor, wantsName = false): Evaluated {
    const call = functionIn(cursor);
    if (call === undefined) return withoutDynamicReference({ cursor, missing: [] });
    // Expressions nest no deeper than documents do, unless names refer to each other in a circle.
    if (this.depth > 100) return unknown(call.argument, ["circle"], "a value that refers to itself");
    this.depth++;
    try {
      return withoutDynamicReference(this.compute(call, wantsName));
    } finally {
      this.depth--;
    }
  }

  text(cursor: Cursor): Text {
    const { cursor: result, missing } = this.evaluate(cursor);
    if (result === undefined) return { text: "", missing, isNothing: true };
    const { value } = result;
    if (typeof value === "string" && value.length <= MAX_TEXT) return { text: value, missing, isNothing: false };
    if (typeof value === "number" || typeof value === "boolean") {
      return { text: String(value), missing, isNothing: false };
    }
    const instead = unknown(cursor, ["text"], "a text that is none");
    return { text: String(instead.cursor!.value), missing: [...missing, ...instead.missing], isNothing: false };
  }

  list(cursor: Cursor): List {
    const { cursor: result, missing } = this.evaluate(cursor);
    return result !== undefined && Array.isArray(result.value) ? { list: items(result), missing } : { missing };
  }

  reference(at: Cursor, name: string): Evaluated {
    return this.references.ref(at, name);
  }

  attribute(at: Cursor, resource: string, attribute: string): Evaluated {
    return this.references.attribute(at, resource, attribute);
  }

  holds(condition: string): boolean | undefined {
    return this.conditions.holds(condition);
  }

  private compute({ name, argument }: Call, wantsName: boolean): Evaluated {
    switch (name) {
      case "Ref":
        return this.references.refOf(argument, wantsName);
      case "Fn::GetAtt":
        return this.references.getAtt(argument);
      case "Fn::If":
        return this.choose(argument, wantsName);
      case "Fn::ImportValue":
        return importValue(argument, this, this.surroundings.findExport);
      case "Fn::Transform":
        return unknown(
          argument,
          ["Transform", textAt(argument, "Name") ?? ""],
          "what a macro makes: macros are not run",
        );
      default:
        return FUNCTIONS[name]?.(argument, this) ?? unknown(argument, nameOfCall(name, argument), `what ${name} gives`);
    }
  }

  private choose(argument: Cursor, wantsName: boolean): Evaluated {
    const [condition, whenTrue, whenFalse] = items(argument);
    const name = condition?.value;
    if (typeof name !== "string" || whenTrue === undefined || whenFalse === undefined) {
      return unknown(argument, ["If"], "what Fn::If gives: it takes a condition's name and two values");
    }
    const holds = this.conditions.holds(name);
    if (holds === undefined) {
      return unknown(argument, ["If", name], `what the condition "${name}" decides${this.conditions.why(name)}`);
    }
    return this.evaluate(holds ? whenTrue : whenFalse, wantsName);
  }
}

/** A text with a dynamic reference is known only to who reads the parameter or secret that it names. */
function withoutDynamicReference(result: Evaluated): Evaluated {
  const value = result.cursor?.value;
  if (typeof value !== "string" || !value.includes("{{resolve:")) return result;
  const reference = /\{\{resolve:([^}]*)/.exec(value)?.[1] ?? "";
  const instead = unknown(result.cursor!, ["resolve", reference], `what ${value.slice(0, 200)} gives`);
  return { cursor: instead.cursor, missing: [...result.missing, ...instead.missing] };
}

/** The call of a function that a mapping is. */
interface Call {
  readonly name: string;
  readonly argument: Cursor;
}

function functionIn(cursor: Cursor): Call | undefined {
  if (!isMapping(cursor.value)) return undefined;
  const keys = Object.keys(cursor.value);
  const name = keys[0];
  if (keys.length !== 1 || name === undefined || !(name === "Ref" || name.startsWith("Fn::"))) return undefined;
  return { name, argument: child(cursor, name) ?? withValue(cursor, "") };
}

function nameOfCall(name: string, argument: Cursor): string[] {
  return [name.replace("Fn::", ""), ...(typeof argument.value === "string" ? [argument.value] : [])];
}
