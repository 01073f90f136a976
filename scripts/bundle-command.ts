import { join } from "node:path";
import { build } from "esbuild";

const PROJECT = join(__dirname, "..");

/**
 * Bundles the command and the processes that it starts into `folder`, where `bin/outpost-mesh.js` finds them: reading
 * 800 modules one by one would take half of the time of `validate`. A verb's modules still run only when it is used.
 */
export async function bundleCommand(folder: string): Promise<void> {
  await build({
    absWorkingDir: PROJECT,
    // Where a process looks for the one that it starts is beside itself, here as among the sources.
    entryPoints: {
      "outpost-mesh": "cli/main.ts",
      "provider/main": "rehearsal/provider/main.ts",
      "review-main": "run-task/review-main.ts",
    },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // A project has its own CDKTF and bindings; gRPC looks for files of its package.
    external: ["cdktf", "constructs", "@cdktf/*", "@grpc/*", "tsx"],
    legalComments: "eof",
    logLevel: "warning",
  });
}
