import { containersOf } from "../../deployment";
import { EnvoyCompileError, EnvoyCompiler, compileOptionsOf } from "../../envoy";
import type { SynthRule } from "../rule";

/** Bytes of a task definition, and what of it stays for everything besides Envoy's configuration. */
const TASK_DEFINITION = 65_536;
const OTHERS = 8_192;

export const configurationSize: SynthRule = {
  id: "OM-E010",
  title: "Every Envoy's configuration fits into its task definition",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "On ECS the configuration is part of the task definition, where a reviewer sees it and nothing has to be fetched when a task starts. A task definition has 64 KiB at most.",
  remedy:
    "Let the service call fewer others, or call several through one virtual service; shorten formats of access logs and expressions. `outpost-mesh envoy FILE --node NAME` prints the configuration.",
  source: "Amazon ECS developer guide, service quotas, task definition size",
  *inspect(subject) {
    const { deployment, mesh } = subject;
    if (mesh === undefined) return;
    const services = containersOf(deployment).map(({ node }) => ({
      kind: "node" as const,
      name: node.node,
      service: node.service,
    }));
    const gateways = Object.keys(deployment.workloads?.gateways ?? {}).map((name) => ({
      kind: "gateway" as const,
      name,
      service: undefined,
    }));
    if (services.length + gateways.length === 0) return;
    const compiler = new EnvoyCompiler(mesh, compileOptionsOf(deployment));
    for (const { kind, name, service } of [...services, ...gateways]) {
      const size = sizeOf(() => compiler[kind](name).bootstrap);
      if (size === undefined || size <= TASK_DEFINITION - OTHERS) continue;
      yield {
        path: service === undefined ? ["workloads", "gateways", name] : ["services", service, "calls"],
        message: `the configuration of ${kind === "node" ? "virtual node" : "virtual gateway"} ${JSON.stringify(name)} has ${size} bytes in a task definition; ${TASK_DEFINITION - OTHERS} are left for it.`,
      };
    }
  },
};

/** Bytes as a text within the JSON of a task definition; undefined where other rules have refused the mesh. */
function sizeOf(compile: () => object): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(JSON.stringify(compile())));
  } catch (error) {
    if (error instanceof EnvoyCompileError) return undefined;
    throw error;
  }
}
