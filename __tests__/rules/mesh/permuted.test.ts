import * as fc from "fast-check";
import { DocumentError } from "../../../document";
import { inspectDeployment } from "../../../rules";
import type { Change } from "../../support/mesh-builder";
import { meshWith } from "../../support/mesh-builder";
import { MESH_CASES } from "../../support/mesh-cases";
import { shuffled, random } from "../../support/unit/shuffle";

const LISTS = [
  "virtualNodes",
  "virtualRouters",
  "routes",
  "virtualServices",
  "virtualGateways",
  "gatewayRoutes",
] as const;

/** The lists of objects, and the services, in another order. */
function permute(seed: number): Change {
  return (mesh, deployment) => {
    const next = random(seed);
    for (const list of LISTS) (mesh as Record<string, unknown>)[list] = shuffled<unknown>(mesh[list], next);
    if (deployment.services !== undefined) {
      deployment.services = Object.fromEntries(shuffled(Object.entries(deployment.services), next));
    }
  };
}

/** What is found, without the places. */
function found(...changes: readonly Change[]): string[] {
  return inspectDeployment(meshWith(...changes))
    .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)
    .sort();
}

describe("the order of the file", () => {
  test("decides no finding of any case, alone or with another", () => {
    const some = fc.constantFrom(...MESH_CASES);
    fc.assert(
      fc.property(some, some, fc.nat(), (one, two, seed) => {
        // Some cases cannot stand together: one removes what the other changes.
        const both = (...more: Change[]) => {
          try {
            return found(one.red, two.red, ...more);
          } catch (error) {
            if (error instanceof TypeError || error instanceof DocumentError) return undefined;
            throw error;
          }
        };
        const plain = both();
        // Of two objects with one name the first is looked at; that there are two is found in any order.
        fc.pre(plain?.some((finding) => finding.startsWith("OM-M003")) === false);
        expect(both(permute(seed))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("two inspections of one deployment find the same", () => {
    for (const { red } of MESH_CASES) {
      const deployment = meshWith(red);
      expect(inspectDeployment(deployment)).toEqual(inspectDeployment(deployment));
    }
  });
});
