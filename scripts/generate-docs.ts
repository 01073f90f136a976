import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedDocs } from "./docs";

/**
 * Writes the pages that are made from code. With `--check` it writes nothing and fails when one of them is out of step.
 */
async function main(): Promise<void> {
  const root = join(__dirname, "..");
  const check = process.argv.includes("--check");
  let stale = 0;
  for (const [file, text] of Object.entries(await generatedDocs())) {
    const path = join(root, file);
    if (read(path) === text) continue;
    stale++;
    if (check) console.error(`${file} is out of step with the code: run \`npm run docs\`.`);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(`wrote ${file}`);
    }
  }
  if (check && stale > 0) process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

void main();
