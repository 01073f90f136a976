import fc from "fast-check";
import { deploymentSchema } from "../../deployment";
import { DocumentError, checkDocument, formatProblem, parseDocumentText } from "../../document";
import { textOf } from "../support/unit/project";

const ORDERS = textOf("deployments/orders.yaml");
const LINES = ORDERS.split("\n");

/** What people and accidents leave in a file: marks of the syntax, other types, keys that reach for prototypes. */
const FRAGMENTS = [
  ":", "-", "?", "[", "]", "{", "}", "&a ", "*a", "|", ">", "!!str ", "!x ", "#", "'", '"', "%", "@", "`", ",", "\t",
  "\n", "\r", "  ", "---\n", "...\n", "<<: *a", "null", "~", "true", ".nan", "-.inf", "0x1f", "1e999", "2026-01-01",
  "__proto__: 1", "constructor: {}", "\u0000", "\u0085", "\u2028", "\ud800", "\u{1f600}", "\\", "${x}", "%{if}",
]; // prettier-ignore

const text = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 6 }));
const place = fc.nat({ max: ORDERS.length });
const line = fc.nat({ max: LINES.length - 1 });

type Mutation = (given: string) => string;
const onLines =
  (change: (lines: string[]) => void): Mutation =>
  (given) => {
    const lines = given.split("\n");
    change(lines);
    return lines.join("\n");
  };

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, text).map(
    ([at, piece]): Mutation =>
      (given) =>
        given.slice(0, at) + piece + given.slice(at),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
    ([at, count]): Mutation =>
      (given) =>
        given.slice(0, at) + given.slice(at + count),
  ),
  fc.tuple(line, line).map(([from, to]) => onLines((lines) => lines.splice(to, 0, ...lines.splice(from, 1)))),
  fc.tuple(line, fc.nat({ max: 8 })).map(([at, by]) =>
    onLines((lines) => {
      lines[at] = " ".repeat(by) + (lines[at] ?? "").trimStart();
    }),
  ),
  fc.tuple(line, text).map(([at, value]) =>
    onLines((lines) => {
      lines[at] = (lines[at] ?? "").replace(/:.*$/, `: ${value}`);
    }),
  ),
  place.map(
    (at): Mutation =>
      (given) =>
        given.slice(0, at),
  ),
);

/** Reads a text as a deployment; the problems when it is none. */
function read(given: string): string[] {
  try {
    checkDocument(parseDocumentText("site.yaml", given), deploymentSchema);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.problems.map(formatProblem);
  }
}

describe("a deployment file with random mistakes", () => {
  test("the file itself is read without a problem", () => {
    expect(read(ORDERS)).toEqual([]);
  });

  test("is either read, or refused with problems that name the file and say something", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        const problems = read(mutations.reduce((given, mutate) => mutate(given), ORDERS));
        for (const problem of problems) expect(problem).toMatch(/^site\.yaml(:[1-9]\d*:[1-9]\d*)? [^]*\S/);
      }),
      { numRuns: 500 },
    );
  });

  test("positions lie inside the file", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const given = mutations.reduce((result, mutate) => mutate(result), ORDERS);
        const lines = given.split("\n").length;
        for (const problem of read(given)) {
          const at = /^site\.yaml:(\d+):/.exec(problem)?.[1];
          if (at !== undefined) expect(Number(at)).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 300 },
    );
  });
});
