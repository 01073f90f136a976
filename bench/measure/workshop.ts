import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { bundleCommand } from "../../scripts/bundle-command";

/** The clone that is measured. */
export const PROJECT = join(__dirname, "..", "..");

/** What is not source. */
const ELSEWHERE = new Set(["node_modules", "__tests__", "lib", "cdktf.out", "outpost-mesh.out", "coverage"]);

/** A temporary folder with the project as the published package has it: compiled code and the bundled command in `lib`. */
export class Workshop {
  readonly folder: string;
  private runs = 0;

  private constructor() {
    this.folder = fs.mkdtempSync(join(tmpdir(), "outpost-mesh-bench-"));
    process.once("exit", () => fs.rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Compiles the project and bundles the command once. Types are another command's business. */
  static async open(): Promise<Workshop> {
    const workshop = new Workshop();
    for (const entry of fs.readdirSync(PROJECT, { withFileTypes: true })) {
      const isRoom = entry.isDirectory() && !ELSEWHERE.has(entry.name) && !entry.name.startsWith(".");
      if (isRoom) workshop.compile(entry.name);
    }
    await bundleCommand(join(workshop.folder, "lib", "command"));
    fs.symlinkSync(join(PROJECT, "node_modules"), join(workshop.folder, "node_modules"));
    for (const place of [".", "lib"]) {
      fs.copyFileSync(join(PROJECT, "package.json"), join(workshop.folder, place, "package.json"));
    }
    fs.mkdirSync(join(workshop.folder, "bin"));
    fs.copyFileSync(join(PROJECT, "bin", "outpost-mesh.js"), join(workshop.folder, "bin", "outpost-mesh.js"));
    return workshop;
  }

  /** The compiled form of a source file, for example `bench/subjects/outpost-mesh`. */
  script(source: string): string {
    return join(this.folder, "lib", `${source}.js`);
  }

  /** The `outpost-mesh` command as the published package has it. */
  get command(): string {
    return join(this.folder, "bin", "outpost-mesh.js");
  }

  /** An empty folder for one run. */
  emptyFolder(): string {
    const folder = join(this.folder, `run-${String(++this.runs)}`);
    fs.mkdirSync(folder);
    return folder;
  }

  /** Writes a file into the workshop and gives its path. */
  write(name: string, text: string, mode = 0o644): string {
    const file = join(this.folder, name);
    fs.writeFileSync(file, text);
    fs.chmodSync(file, mode);
    return file;
  }

  private compile(folder: string): void {
    for (const entry of fs.readdirSync(join(PROJECT, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) this.compile(path);
      if (!entry.isFile() || !path.endsWith(".ts")) continue;
      const target = join(this.folder, "lib", path.replace(/\.ts$/, ".js"));
      fs.mkdirSync(dirname(target), { recursive: true });
      fs.writeFileSync(target, compiled(fs.readFileSync(join(PROJECT, path), "utf8")));
    }
  }
}

function compiled(source: string): string {
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS, esModuleInterop: true };
  return transpileModule(source, { compilerOptions }).outputText;
}
