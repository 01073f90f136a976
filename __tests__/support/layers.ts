import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { preProcessFile } from "typescript";

/** Which rooms a room may import from, besides itself. The table of docs/architecture.md. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  aws: [],
  document: [],
  deployment: ["aws", "document"],
  rules: ["aws", "deployment", "document"],
  "modules/terraform": [],
  "modules/network": ["aws", "deployment", "rules", "modules/terraform"],
  "modules/mesh": ["aws", "deployment", "document", "rules", "modules/terraform"],
  "modules/sidecar": ["aws", "deployment", "rules", "modules/terraform"],
  "modules/prerequisites": ["aws", "deployment", "rules", "modules/terraform", "modules/network"],
  "modules/ecs": [
    "aws",
    "deployment",
    "rules",
    "modules/terraform",
    "modules/network",
    "modules/mesh",
    "modules/sidecar",
  ],
  stacks: ["aws", "deployment", "rules", "modules"],
  "main.ts": ["deployment", "document", "rules", "stacks"],
  "index.ts": ["aws", "deployment", "document", "modules", "rules", "stacks"],
  terraform: [],
  rehearsal: ["aws", "document"],
  review: ["aws", "document", "rules"],
  pipeline: [
    "aws",
    "deployment",
    "document",
    "modules/terraform",
    "rehearsal",
    "review",
    "rules",
    "stacks",
    "terraform",
  ],
  cli: [
    "aws",
    "deployment",
    "document",
    "pipeline",
    "rehearsal",
    "review",
    "rules",
    "stacks",
    "terraform",
    "package.json",
  ],
  scripts: ["aws", "deployment", "document", "pipeline", "rehearsal", "rules", "stacks"],
};

/** Packages that only some rooms may use: the pure rooms stay free of CDKTF. */
const ONLY_IN: readonly { readonly package: RegExp; readonly rooms: readonly string[] }[] = [
  { package: /^(cdktf|constructs|@cdktf\/.*)$/, rooms: ["modules", "stacks"] },
  { package: /^(@grpc\/.*|@msgpack\/.*)$/, rooms: ["rehearsal"] },
  { package: /^commander$/, rooms: ["cli"] },
];

/** A source file with its text. */
export interface Source {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

const NOT_SOURCE = new Set(["node_modules", "__tests__", "lib", "cdktf.out", "outpost-mesh.out", "coverage", "bench"]);

/** The project's own TypeScript files, tests and benchmarks aside. */
export function projectSources(root: string): Source[] {
  const files: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !NOT_SOURCE.has(entry.name) && !entry.name.startsWith(".")) visit(path);
      else if (entry.name.endsWith(".ts")) files.push(path);
    }
  };
  visit("");
  return files.sort().map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

/** The room that a file or folder belongs to; undefined outside every room. */
export function roomOf(path: string): string | undefined {
  const rooms = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);
  return rooms.find((room) => path === room || path.startsWith(`${room}/`));
}

/** Imports that the table does not allow, and files outside every room; one line each. */
export function forbiddenImports(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const room = roomOf(file);
    if (room === undefined) return [`${file} is in no room`];
    return preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
      const reason = fileName.startsWith(".") ? refusesFile(room, file, fileName) : refusesPackage(room, fileName);
      return reason === undefined ? [] : [`${file} imports ${fileName}: ${reason}`];
    });
  });
}

function refusesFile(room: string, file: string, imported: string): string | undefined {
  const target = normalize(join(dirname(file), imported));
  if (target.startsWith("..")) return "it is outside the project";
  const other = target === "package.json" ? target : (roomOf(target) ?? roomOf(`${target}.ts`));
  if (other === undefined) return `${relative("", target)} is in no room`;
  if (other === room) return undefined;
  const allowed = MAY_IMPORT[room]!.some((each) => other === each || other.startsWith(`${each}/`));
  return allowed ? undefined : `${room} may not import from ${other}`;
}

function refusesPackage(room: string, name: string): string | undefined {
  if (name === "@cdktf/provider-aws") return "the index of the bindings loads 2,200 modules; import the deep path";
  const limit = ONLY_IN.find((each) => each.package.test(name));
  if (limit === undefined || limit.rooms.some((each) => room === each || room.startsWith(`${each}/`))) return undefined;
  return `${room} may not use ${name}`;
}
