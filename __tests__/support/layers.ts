import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { preProcessFile } from "typescript";

/** Which rooms a room may import from, besides itself. The table of docs/architecture.md. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  aws: [],
  document: [],
  deployment: ["aws", "document"],
  envoy: ["aws", "deployment"],
  rules: ["aws", "deployment", "document", "envoy"],
  "modules/terraform": [],
  "modules/account": ["aws", "modules/terraform"],
  "modules/network": ["aws", "deployment", "rules", "modules/terraform"],
  "modules/mesh": ["aws", "deployment", "document", "rules", "modules/terraform"],
  "modules/connectivity": ["aws", "deployment", "rules", "modules/terraform"],
  "modules/sidecar": ["aws", "deployment", "envoy", "rules", "modules/terraform"],
  "modules/prerequisites": ["aws", "deployment", "rules", "modules/terraform", "modules/network"],
  "modules/ecs": [
    "aws",
    "deployment",
    "envoy",
    "rules",
    "modules/terraform",
    "modules/account",
    "modules/network",
    "modules/mesh",
    "modules/sidecar",
  ],
  "modules/eks": [
    "aws",
    "deployment",
    "rules",
    "modules/terraform",
    "modules/account",
    "modules/network",
    "modules/mesh",
    "modules/prerequisites",
  ],
  "modules/kubernetes": [
    "aws",
    "deployment",
    "envoy",
    "rules",
    "modules/terraform",
    "modules/account",
    "modules/sidecar",
  ],
  stacks: ["aws", "deployment", "envoy", "rules", "modules"],
  "main.ts": ["deployment", "document", "pipeline", "rules", "stacks"],
  "index.ts": ["aws", "deployment", "document", "envoy", "modules", "rules", "stacks"],
  terraform: [],
  rehearsal: ["aws", "document"],
  review: ["aws", "document", "rules"],
  "run-task": ["review", "rules"],
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
    "envoy",
    "pipeline",
    "rehearsal",
    "review",
    "rules",
    "run-task",
    "stacks",
    "terraform",
    "package.json",
  ],
  scripts: ["aws", "deployment", "document", "envoy", "pipeline", "rehearsal", "review", "rules", "stacks"],
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

/**
 * Files that import each other in a circle, types alone included; one sorted group each. A circle of types loads well
 * and still means that none of the files can be read, tested or moved without the others.
 */
export function importCircles(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ file }) => file));
  const imports = new Map(
    sources.map(({ file, text }) => [
      file,
      preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
        const target = normalize(join(dirname(file), fileName));
        const found =
          fileName.startsWith(".") && [`${target}.ts`, join(target, "index.ts")].find((each) => known.has(each));
        return found ? [found] : [];
      }),
    ]),
  );
  return new Circles(imports).found();
}

/** Strongly connected components of a graph (Tarjan). */
class Circles {
  private readonly order = new Map<string, number>();
  private readonly lowest = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly circles: string[][] = [];

  constructor(private readonly edges: ReadonlyMap<string, readonly string[]>) {}

  found(): string[][] {
    for (const node of this.edges.keys()) if (!this.order.has(node)) this.visit(node);
    return this.circles.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  }

  private visit(node: string): void {
    const index = this.order.size;
    this.order.set(node, index);
    let lowest = index;
    this.open.push(node);
    for (const next of this.edges.get(node)!) {
      if (!this.order.has(next)) this.visit(next);
      if (this.open.includes(next)) lowest = Math.min(lowest, this.lowest.get(next) ?? this.order.get(next)!);
    }
    this.lowest.set(node, lowest);
    if (lowest < index) return;
    const circle = this.open.splice(this.open.indexOf(node));
    if (circle.length > 1 || this.edges.get(node)!.includes(node)) this.circles.push(circle.sort());
  }
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
