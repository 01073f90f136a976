import { join } from "node:path";
import fc from "fast-check";
import { loadDeployment } from "../../../deployment";
import { synthesizeText } from "../../../pipeline";
import { ROOT } from "../../support/cli";
import { reordered } from "../../support/unit/shuffle";

describe("a mesh in the words of the API", () => {
  const { deployment } = loadDeployment(join(ROOT, "deployments/full-mesh.yaml"));

  test("gives the same bytes in whatever order its lists and keys are written", () => {
    const expected = synthesizeText(deployment);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        // The columns of a log line are the one list whose order means something.
        const written = reordered(deployment, seed, (path) => !path.endsWith(".json"));
        expect(synthesizeText(written)).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });
});
