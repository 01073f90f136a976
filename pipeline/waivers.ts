import { existsSync } from "node:fs";
import { extname } from "node:path";
import { loadWaivers } from "../deployment";
import { DocumentError, didYouMean } from "../document";
import type { Problem } from "../document";
import type { Waiver } from "../review";
import { RULES, fixedBecause } from "../rules";
import { relativeFile } from "./relative-file";

/**
 * Reads a waivers file.
 * @throws DocumentError with every problem at once, also for rules that there are not and that cannot be waived
 */
export function readWaivers(file: string): Waiver[] {
  const { document, waivers } = loadWaivers(file);
  const problems: Problem[] = waivers.flatMap(({ rule }, index) => {
    const why = refusal(rule);
    return why === undefined ? [] : [document.problemAt(["waivers", index, "rule"], why)];
  });
  if (problems.length > 0) throw new DocumentError(problems);
  return waivers.map((waiver, index) => {
    const line = document.locate(["waivers", index])?.line;
    return { ...waiver, file: relativeFile(file), ...(line === undefined ? {} : { line }) };
  });
}

/** The waivers file that lies beside a deployment file: `orders.waivers.yaml` beside `orders.yaml`. */
export function waiversBeside(deploymentFile: string | undefined): string | undefined {
  if (deploymentFile === undefined) return undefined;
  const stem = deploymentFile.slice(0, deploymentFile.length - extname(deploymentFile).length);
  return [`${stem}.waivers.yaml`, `${stem}.waivers.yml`, `${stem}.waivers.json`].find((file) => existsSync(file));
}

function refusal(rule: string): string | undefined {
  if (!RULES.some(({ id }) => id === rule)) {
    const ids = RULES.map(({ id }) => id);
    return `there is no rule ${rule}.${didYouMean(rule, ids)}`;
  }
  const because = fixedBecause(rule);
  return because === undefined ? undefined : `${rule} cannot be waived: ${because}.`;
}
