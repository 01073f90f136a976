import { child, descend, items } from "../cursor";
import type { Cursor } from "../cursor";
import type { Evaluation } from "./evaluation";

/** Conditions that name each other in a longer chain are not followed: a call stack has an end. */
const MAX_CHAIN = 200;

/** The template's conditions; each is decided once, and undefined when the template alone does not decide it. */
export class Conditions {
  private readonly decided = new Map<string, boolean | undefined>();
  /** What was not known when a condition was left undecided. */
  private readonly lacking = new Map<string, readonly string[]>();
  private lack: string[] = [];
  private chain = 0;

  constructor(private readonly evaluation: Evaluation) {}

  /** Whether a condition holds. */
  holds(name: string): boolean | undefined {
    if (this.decided.has(name)) {
      this.lack.push(...(this.lacking.get(name) ?? []));
      return this.decided.get(name);
    }
    // One that is asked for while it is being decided refers to itself.
    this.decided.set(name, undefined);
    const expression = descend(this.evaluation.template, "Conditions", name);
    if (expression === undefined || this.chain >= MAX_CHAIN) return undefined;
    const outer = this.lack;
    this.lack = [];
    this.chain++;
    const result = this.decide(expression);
    this.chain--;
    const lacking = result === undefined ? [...new Set(this.lack)].sort().slice(0, 5) : [];
    this.lacking.set(name, lacking);
    this.lack = [...outer, ...lacking];
    this.decided.set(name, result);
    return result;
  }

  /** In words, what an undecided condition lacks: ` (the parameter "X": …)`; nothing when the template is at fault. */
  why(name: string): string {
    if (descend(this.evaluation.template, "Conditions", name) === undefined) return ", which the template has not";
    const lacking = this.lacking.get(name) ?? [];
    return lacking.length === 0 ? "" : `; it depends on ${lacking.join(" and ")}`;
  }

  private decide(expression: Cursor): boolean | undefined {
    const named = child(expression, "Condition");
    if (named !== undefined) return typeof named.value === "string" ? this.holds(named.value) : undefined;
    const of = (name: string) => child(expression, name);
    const equals = of("Fn::Equals");
    if (equals !== undefined) return this.equal(items(equals));
    const not = of("Fn::Not");
    if (not !== undefined) {
      const [only] = items(not);
      const result = only === undefined ? undefined : this.decide(only);
      return result === undefined ? undefined : !result;
    }
    const and = of("Fn::And");
    if (and !== undefined) return this.all(items(and), true);
    const or = of("Fn::Or");
    if (or !== undefined) return this.all(items(or), false);
    return undefined;
  }

  /** Fn::And for `expected` true, Fn::Or for false: one that differs decides, also beside unknown ones. */
  private all(operands: readonly Cursor[], expected: boolean): boolean | undefined {
    const results = operands.map((operand) => this.decide(operand));
    if (results.includes(!expected)) return !expected;
    return results.length === 0 || results.includes(undefined) ? undefined : expected;
  }

  private equal([left, right]: readonly Cursor[]): boolean | undefined {
    if (left === undefined || right === undefined) return undefined;
    const [a, b] = [this.evaluation.text(left), this.evaluation.text(right)];
    const missing = [...a.missing, ...b.missing];
    this.lack.push(...missing.map(({ what }) => what));
    return missing.length > 0 ? undefined : a.text === b.text;
  }
}
