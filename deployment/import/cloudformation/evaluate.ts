import { child, isMapping, items, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { Conditions } from "./conditions";
import { unknown } from "./evaluated";
import type { Evaluated, Missing } from "./evaluated";
import { MAX_TEXT, findInMap, join, select, split, substitute } from "./functions";
import { References } from "./references";

/** What a template is evaluated with. */
export interface Surroundings {
  readonly region?: string;
  /** Values of parameters, and of pseudo-parameters such as AWS::AccountId. */
  readonly parameters: ReadonlyMap<string, string>;
}

type Compute = (argument: Cursor) => Evaluated;

/**
 * Evaluates CloudFormation's functions as far as the template, the parameters and the Region tell. What they do not
 * tell becomes a placeholder, and is named. Mappings and lists that are no functions are left as they are.
 */
export class Evaluator {
  readonly conditions: Conditions;
  private readonly references: References;
  private readonly functions: Readonly<Record<string, Compute>>;
  private depth = 0;

  constructor(
    readonly template: Cursor,
    surroundings: Surroundings,
  ) {
    this.conditions = new Conditions(this);
    this.references = new References(this, surroundings);
    this.functions = {
      Ref: (argument) => this.references.ref(argument, String(argument.value)),
      "Fn::GetAtt": (argument) => this.references.getAtt(argument),
      "Fn::Sub": (argument) => substitute(argument, this, this.references),
      "Fn::Join": (argument) => join(argument, this),
      "Fn::Select": (argument) => select(argument, this),
      "Fn::Split": (argument) => split(argument, this),
      "Fn::FindInMap": (argument) => findInMap(argument, this),
      "Fn::If": (argument) => this.choose(argument, false),
    };
  }

  /**
   * @param wantsName a reference to an object of the template is to give its name, not its ARN
   */
  evaluate(cursor: Cursor, wantsName = false): Evaluated {
    const call = functionIn(cursor);
    if (call === undefined) return this.literal(cursor);
    // Expressions nest no deeper than documents do, unless names refer to each other in a circle.
    if (this.depth > 100) return unknown(call.argument, ["circle"], "a value that refers to itself");
    this.depth++;
    try {
      if (wantsName && call.name === "Ref") return this.references.name(call.argument, String(call.argument.value));
      if (call.name === "Fn::If") return this.choose(call.argument, wantsName);
      const compute = this.functions[call.name];
      return compute?.(call.argument) ?? unknown(call.argument, nameOfCall(call), `what ${call.name} gives`);
    } finally {
      this.depth--;
    }
  }

  /** An expression that is to be a text. A part that is unknown is there as a placeholder. */
  text(cursor: Cursor): { readonly text: string; readonly missing: readonly Missing[] } {
    const { cursor: result, missing } = this.evaluate(cursor);
    const value = result?.value;
    if (typeof value === "string" && value.length <= MAX_TEXT) return { text: value, missing };
    if (typeof value === "number" || typeof value === "boolean") return { text: String(value), missing };
    const instead = unknown(cursor, ["text"], "a text that is none");
    return { text: String(instead.cursor!.value), missing: [...missing, ...instead.missing] };
  }

  /** An expression that is to be a list; undefined when it is none. */
  list(cursor: Cursor): { readonly list?: readonly Cursor[]; readonly missing: readonly Missing[] } {
    const { cursor: result, missing } = this.evaluate(cursor);
    return result !== undefined && Array.isArray(result.value) ? { list: items(result), missing } : { missing };
  }

  private choose(argument: Cursor, wantsName: boolean): Evaluated {
    const [condition, whenTrue, whenFalse] = items(argument);
    const name = condition?.value;
    if (typeof name !== "string" || whenTrue === undefined || whenFalse === undefined) {
      return unknown(argument, ["If"], "what Fn::If gives: it takes a condition's name and two values");
    }
    const holds = this.conditions.holds(name);
    if (holds === undefined) return unknown(argument, ["If", name], `what the condition "${name}" decides`);
    return this.evaluate(holds ? whenTrue : whenFalse, wantsName);
  }

  private literal(cursor: Cursor): Evaluated {
    if (typeof cursor.value === "string" && cursor.value.includes("{{resolve:")) {
      const reference = /\{\{resolve:([^}]*)/.exec(cursor.value)?.[1] ?? "";
      return unknown(cursor, ["resolve", reference], `what ${cursor.value.slice(0, 200)} gives`);
    }
    return { cursor, missing: [] };
  }
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

function nameOfCall({ name, argument }: Call): string[] {
  return [name.replace("Fn::", ""), ...(typeof argument.value === "string" ? [argument.value] : [])];
}
