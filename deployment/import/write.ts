import { basename, isAbsolute } from "node:path";
import { stringify } from "yaml";
import { formatProblem } from "../../document";
import type { DeploymentInput } from "../schema";
import type { Remark, RemarkKind } from "./remarks";

const HEADINGS: readonly (readonly [RemarkKind, string])[] = [
  ["placeholder", "Placeholders. Put in their place what is meant before this file is used:"],
  ["problem", "Not understood, and not taken unless it says so:"],
  ["note", "Understood, and left out because a deployment has no place for it:"],
];

/** A deployment file: the deployment as YAML, and on top as comments what is not in it as it stood in the input. */
export function writeDeployment(
  deployment: DeploymentInput,
  remarks: readonly Remark[],
  files: readonly string[],
): string {
  const sources = [...new Set(files.map(shortName))].sort();
  const comments = [
    `Imported by \`outpost-mesh import\` from ${sources.join(", ")}.`,
    ...HEADINGS.flatMap(([kind, heading]) => {
      const lines = remarks.filter((remark) => remark.kind === kind);
      const format = (remark: Remark) => `- ${formatProblem({ ...remark, file: shortName(remark.file) })}`;
      return lines.length === 0 ? [] : ["", heading, ...lines.map(format)];
    }),
  ];
  const head = comments.map((line) => (line === "" ? "#" : `# ${oneLine(line)}`)).join("\n");
  return `${head}\n${stringify(deployment, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

/** `file:line:column kind path: message`, in one line. */
export function formatRemark(remark: Remark): string {
  return oneLine(formatProblem({ ...remark, path: `${remark.kind} ${remark.path}`.trimEnd() }));
}

/** A folder of somebody's machine has no place in a file that is shared. */
function shortName(file: string): string {
  return isAbsolute(file) ? basename(file) : file;
}

/** Names in the input may hold anything, also what would end a comment or move a terminal's cursor. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/gu, "\ufffd");
}
