import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../cli";

/** An example that is to go on without App Mesh. */
export interface Switched {
  readonly example: string;
  /** Rules that refuse it when its control plane is another and nothing else is changed, sorted. */
  readonly refusedBy: readonly string[];
  /** What these rules ask for: one text for another, everywhere. */
  readonly edits: readonly (readonly [string | RegExp, string])[];
}

/** Load balancers ask a gateway on a port of its own. */
const READY_PORT: Pick<Switched, "refusedBy" | "edits"> = {
  refusedBy: ["OM-W030"],
  edits: [["  controlPlane: envoy\n", "  controlPlane: envoy\n  envoy: { metricsPort: 9102 }\n"]],
};

/** What an example needs besides the one key. Those that need nothing are not here. */
const NEEDS: Readonly<Record<string, Pick<Switched, "refusedBy" | "edits">>> = {
  "full-mesh": {
    refusedBy: ["OM-E001", "OM-E002", "OM-E008"],
    edits: [
      [/acm: \{ certificateArn: "[^"]+" \}/g, "file: { certificateChain: /keys/own.pem, privateKey: /keys/own.key }"],
      [/acm:\n +certificateAuthorityArns:\n +- arn:\S+/g, "file: { certificateChain: /keys/ca.pem }"],
      [/ +attributes:\n +- \{ key: ECS_TASK_DEFINITION_FAMILY, value: web \}\n/g, ""],
      ["  controlPlane: envoy\n", "  controlPlane: envoy\n  envoy: { sdsSocket: /run/spire/agent.sock }\n"],
    ],
  },
  "orders-balanced": READY_PORT,
  "orders-eks-balanced": READY_PORT,
};

const textOf = (example: string) => readFileSync(join(ROOT, "deployments", `${example}.yaml`), "utf8");

/** Every example that has a mesh made by App Mesh; but for the main one, which orders-envoy is, switched. */
export const SWITCHED: readonly Switched[] = readdirSync(join(ROOT, "deployments"))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""))
  .filter((example) => example !== "orders")
  .filter(
    (example) => /^(mesh|services):/m.test(textOf(example)) && !/^ {2}controlPlane: envoy$/m.test(textOf(example)),
  )
  .map((example) => ({ example, ...(NEEDS[example] ?? { refusedBy: [], edits: [] }) }));

/** The example with one key changed. */
export function switchedAlone({ example }: Switched): string {
  const text = textOf(example).replaceAll("../scenarios", join(ROOT, "scenarios"));
  const key = "mesh:\n  controlPlane: envoy\n";
  return /^mesh:\n/m.test(text) ? text.replace(/^mesh:\n/m, key) : `${text}\n${key}`;
}

/** The example with everything changed that it needs, in a file of the folder. */
export function writeSwitched(switched: Switched, folder: string): string {
  let text = switchedAlone(switched);
  for (const [from, to] of switched.edits) {
    const next = text.replaceAll(from, to);
    if (next === text) throw new Error(`${switched.example} no longer holds ${String(from)}`);
    text = next;
  }
  const file = join(folder, `${switched.example}.yaml`);
  writeFileSync(file, text);
  return file;
}
