import { ApiError } from "../errors";
import type { Input, InputValue } from "../values";

/** Deeper than any parameter of AWS's. */
const MAX_DEPTH = 8;

/** A parameter while it is put together: by name, or by number where it is a list. */
type Node = Map<string, Node | string>;

/**
 * Parameters of the query protocols: `Filter.1.Value.2=x` is the second value of the first filter.
 * @throws ApiError when two of them contradict each other
 */
export function parseForm(text: string): Input {
  const root: Node = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const steps = name.split(".");
    if (steps.length > MAX_DEPTH || steps.includes("")) throw malformed(name);
    put(root, steps, value, name);
  }
  return finished(root) as Input;
}

function put(node: Node, [step, ...rest]: readonly string[], value: string, name: string): void {
  const inner = node.get(step!);
  if (rest.length === 0) {
    if (inner !== undefined) throw malformed(name);
    node.set(step!, value);
  } else {
    if (typeof inner === "string") throw malformed(name);
    const next: Node = inner ?? new Map();
    node.set(step!, next);
    put(next, rest, value, name);
  }
}

function finished(node: Node): InputValue {
  const entries = [...node].map(([step, inner]): [string, InputValue] => [
    step,
    typeof inner === "string" ? inner : finished(inner),
  ]);
  const isList = entries.length > 0 && entries.every(([step]) => /^[1-9]\d*$/.test(step));
  if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  // Where lists are not flattened, `member` stands between a list and its numbers.
  if (entries.length === 1 && entries[0]![0] === "member" && Array.isArray(entries[0]![1])) return entries[0]![1];
  return Object.fromEntries(entries);
}

function malformed(name: string): ApiError {
  return new ApiError("MalformedQueryString", `The parameter ${name.slice(0, 80)} is malformed.`);
}
