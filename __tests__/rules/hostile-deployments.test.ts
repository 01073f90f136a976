import fc from "fast-check";
import { readdirSync } from "node:fs";
import { checkDocument, DocumentError, parseDocumentText } from "../../document";
import { deploymentSchema } from "../../deployment";
import type { Deployment } from "../../deployment";
import { synthesizeText } from "../../pipeline";
import { examineDeployment } from "../../rules";
import { textOf } from "../support/unit/project";

const EXAMPLES = readdirSync("deployments")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => parseDocumentText(name, textOf(`deployments/${name}`)).value);

/** Texts that mean something to Terraform, to AWS or to JavaScript, and none of them what stood there. */
const ODD = [
  "", " ", "${aws_vpc.main.id}", "%{ if true }", "$${x}", '"', "\\", "\n", "a\u0000b", "toString", "hasOwnProperty",
  "..", "*", "0.0.0.0/0", "10.0.0.0/33", "10.40.0.0/16", "arn:aws:iam::1:role/x", "m5.xlarge", "x".repeat(300), "é", "🚀", "-1",
]; // prettier-ignore

class Taken {
  constructor(readonly at: number) {}
}
const takenFrom = (at: number) => new Taken(at);

const replacement = fc.oneof(
  fc.constantFrom<unknown>(...ODD),
  fc.constantFrom<unknown>(0, -1, 1, 65536, 1e21, 0.5, true, false, null, [], {}),
);

/** An example with one or two values exchanged, each for something odd or for a value of its own type from elsewhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.array(fc.tuple(fc.nat(), fc.oneof(replacement, fc.nat().map(takenFrom))), { minLength: 1, maxLength: 2 }),
  )
  .map(([example, changes]) => {
    const value = structuredClone(example);
    for (const [at, given] of changes) {
      const places = placesIn(value);
      const [holder, key] = places[at % places.length]!;
      const isTaken = given instanceof Taken;
      const alike = places.map(([from, name]) => from[name]).filter((each) => typeof each === typeof holder[key]);
      holder[key] = isTaken ? structuredClone(alike[given.at % alike.length]) : given;
    }
    return value;
  });

type Holder = Record<string | number, unknown>;

/** Every place in a value where something stands. */
function placesIn(value: unknown): [Holder, string | number][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key): [Holder, string | number][] => [
    [value as Holder, key],
    ...placesIn((value as Holder)[key]),
  ]);
}

describe("whatever stands in a deployment", () => {
  test("it is refused in words, found wanting by rules, or synthesised", () => {
    const [runs, most] = [400, 30];
    const seen = { refused: 0, found: 0, synthesised: 0 };
    fc.assert(
      fc.property(mutated, (value) => {
        let deployment: Deployment;
        try {
          deployment = checkDocument(parseDocumentText("site.json", JSON.stringify(value)), deploymentSchema);
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
          seen.refused++;
          return;
        }
        const isWanting = examineDeployment(deployment).findings.some(({ severity }) => severity === "error");
        if (isWanting) seen.found++;
        else if (seen.synthesised < most) {
          expect(() => JSON.parse(synthesizeText(deployment)) as unknown).not.toThrow();
          seen.synthesised++;
        }
      }),
      { numRuns: runs },
    );
    // Otherwise nothing of the kind was tried.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });
});
