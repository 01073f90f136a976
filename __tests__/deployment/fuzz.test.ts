import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentSchema } from "../../deployment";
import { DocumentError, checkDocument, parseDocumentText } from "../../document";
import { inspectLoaded } from "../../rules";
import { ROOT } from "../support/cli";
import { mutated, pick, series } from "../support/mutations";

/** Reads a text as the commands do. Gives what a user would read. */
function read(text: string): string[] {
  try {
    const document = parseDocumentText("site.yaml", text);
    const deployment = checkDocument(document, deploymentSchema);
    return inspectLoaded({ document, deployment }).map(({ message }) => message);
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

describe("mutated deployment files", () => {
  const bases = ["mesh-only", "network-only", "existing-network"].map((name) =>
    readFileSync(join(ROOT, `deployments/${name}.yaml`), "utf8").replaceAll(/^#.*\n/gm, ""),
  );

  test.each([1, 2, 3, 4])("give findings or a clear error, never anything else (2,500 of them, series %i)", (seed) => {
    const random = series(seed);
    for (let i = 0; i < 2500; i++) {
      const text = mutated(random, pick(random, bases));
      let messages: string[];
      try {
        messages = read(text);
      } catch (error) {
        throw new Error(`series ${seed}, file ${i} ended in ${String(error)}:\n${text}`, { cause: error });
      }
      for (const message of messages) {
        if (message === "" || /\n\s+at |undefined|\[object /.test(message)) {
          throw new Error(`series ${seed}, file ${i} says ${JSON.stringify(message)}:\n${text}`);
        }
      }
    }
  });

  test("with aliases that unfold to billions are refused", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    expect(read(lines.join("\n"))).toHaveLength(1);
  });
});
