import type { PathStep } from "../../../document";
import { child, isMapping, items, rootOf, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { Remarks } from "../remarks";
import type { Missing } from "./evaluated";
import type { Evaluation } from "./evaluation";
import { UnrolledDocument } from "./unrolled-document";
import type { Places } from "./unrolled-document";

/** Key of a loop: `Fn::ForEach::` and its name. */
const LOOP = "Fn::ForEach::";
/** Sections that may hold loops (CloudFormation's reference of Fn::ForEach). */
const SECTIONS: ReadonlySet<string> = new Set(["Conditions", "Outputs", "Resources"]);
/** A stack has at most 500 resources; loops in loops grow past every bound in no time. */
const MAX_VALUES = 100_000;

/** Whether a key of a mapping begins a loop. */
export function isLoop(key: string): boolean {
  return key.startsWith(LOOP);
}

/** Values of the loops around a place, by identifier. */
type Bindings = ReadonlyMap<string, string>;

/**
 * A template with its loops (Fn::ForEach) written out. A loop over what is not known is left out and listed.
 * @param evaluation of the template as it stands: collections may be parameters and mappings
 */
export function unrollLoops(evaluation: Evaluation, remarks: Remarks): Cursor {
  const { template } = evaluation;
  if (!isMapping(template.value) || !holdsLoop(template)) return template;
  const unroller = new Unroller(evaluation, remarks);
  const { document, path } = template;
  const sections = Object.keys(template.value).map((key): [string, unknown] => {
    const below = child(template, key);
    return [key, below !== undefined && SECTIONS.has(key) ? unroller.value(below, new Map()) : below?.value];
  });
  return rootOf(new UnrolledDocument(document, Object.fromEntries(sections), path, unroller.places));
}

function holdsLoop(template: Cursor): boolean {
  const seen = new Set<object>();
  const visit = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || seen.has(value)) return false;
    seen.add(value);
    return Object.entries(value).some(([key, below]) => isLoop(key) || visit(below));
  };
  return [...SECTIONS].some((section) => visit(child(template, section)?.value));
}

class Unroller {
  readonly places: Places = new WeakMap();
  private left = MAX_VALUES;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly remarks: Remarks,
  ) {}

  value(cursor: Cursor, bindings: Bindings): unknown {
    const { value } = cursor;
    if (this.spend(1, cursor)) return null;
    if (typeof value === "string") {
      // A long text counts as several values, so that the bound holds for memory, too.
      return this.spend(bindings.size * (value.length / 64), cursor) ? null : substituted(value, bindings);
    }
    if (Array.isArray(value)) return this.list(cursor, bindings);
    if (!isMapping(value)) return value;
    const referred = Object.keys(value).length === 1 ? value.Ref : undefined;
    if (typeof referred === "string" && bindings.has(referred)) return bindings.get(referred);
    return this.mapping(cursor, bindings);
  }

  private list(cursor: Cursor, bindings: Bindings): unknown[] {
    const places = new Map<PathStep, readonly PathStep[]>();
    const result = items(cursor).map((item, index) => {
      places.set(index, item.path);
      return this.value(item, bindings);
    });
    this.places.set(result, places);
    return result;
  }

  private mapping(cursor: Cursor, bindings: Bindings): object {
    const result = new Map<string, unknown>();
    const places = new Map<PathStep, readonly PathStep[]>();
    this.addAll(cursor, bindings, (key, place, value) => {
      if (result.has(key)) {
        const message = `"${key}" is made a second time: the key of a loop's body names the loop's identifier. The first is taken.`;
        return this.remarks.problem(place, message, "key");
      }
      result.set(key, value);
      places.set(key, place.path);
    });
    // Not by assignment: a loop may make a key that an object's prototype has.
    const object = Object.fromEntries(result);
    this.places.set(object, places);
    return object;
  }

  private addAll(cursor: Cursor, bindings: Bindings, add: (key: string, place: Cursor, value: unknown) => void): void {
    for (const key of Object.keys(cursor.value as object)) {
      if (this.left < 0) return;
      const place = child(cursor, key);
      if (place !== undefined && isLoop(key)) {
        this.addLoop(key, place, bindings, add);
        continue;
      }
      const value = place === undefined ? null : this.value(place, bindings);
      // What the bound cuts off in the middle is not taken at all.
      if (this.left >= 0) add(substituted(key, bindings), place ?? cursor, value);
    }
  }

  private addLoop(
    key: string,
    loop: Cursor,
    bindings: Bindings,
    add: (key: string, place: Cursor, value: unknown) => void,
  ): void {
    const [identifier, collection, body] = items(loop);
    if (typeof identifier?.value !== "string" || collection === undefined || !isMapping(body?.value)) {
      const message = `${key} is not taken: it takes an identifier, a collection and a mapping that is made for each.`;
      return this.remarks.problem(loop, message, "key");
    }
    const { values, missing } = this.collected(withValue(collection, this.value(collection, bindings)));
    if (values === undefined) {
      const why = missing.length === 0 ? "it is no list of texts" : missing.map(({ what }) => what).join(" and ");
      return this.remarks.problem(loop, `${key} is not taken: what it loops over is not known: ${why}.`, "key");
    }
    for (const value of values) this.addAll(body!, new Map([...bindings, [identifier.value, value]]), add);
  }

  /** The texts that a loop goes over; undefined when they are not known. */
  private collected(collection: Cursor): { values?: readonly string[]; missing: readonly Missing[] } {
    const { list, missing } = this.evaluation.list(collection);
    if (list === undefined || missing.length > 0) return { missing };
    const values: string[] = [];
    for (const item of list) {
      const { text, missing: unknown, isNothing } = this.evaluation.text(item);
      if (unknown.length > 0) return { missing: unknown };
      if (!isNothing) values.push(text);
    }
    return { values: [...new Set(values)], missing: [] };
  }

  /** Takes something off what the loops may make. Whether nothing is left. */
  private spend(amount: number, cursor: Cursor): boolean {
    if (this.left < 0) return true;
    this.left -= amount;
    if (this.left >= 0) return false;
    const message = `the template's loops make more than ${MAX_VALUES} values: what goes beyond is not taken.`;
    this.remarks.problem(cursor, message);
    return true;
  }
}

/** `${X}` is the value of X, and `&{X}` the same without what a logical id may not hold. */
function substituted(text: string, bindings: Bindings): string {
  if (bindings.size === 0 || !text.includes("{")) return text;
  return text.replaceAll(/([$&])\{([A-Za-z0-9]+)\}/g, (whole, sign: string, name: string) => {
    const value = bindings.get(name);
    if (value === undefined) return whole;
    return sign === "$" ? value : value.replaceAll(/[^A-Za-z0-9]/g, "");
  });
}
