import { containersOf } from "../../deployment";
import type { Deployment } from "../../deployment";
import { EnvoyCompileError, EnvoyCompiler, asFiles, compileOptionsOf } from "../../envoy";
import type { EnvoyConfiguration } from "../../envoy";
import type { SynthRule } from "../rule";

/** What carries a configuration, and how much of it. */
interface Carrier {
  readonly name: string;
  /** Bytes that are left for the configuration. */
  readonly room: number;
  readonly sizeOf: (configuration: EnvoyConfiguration) => number;
}

const CARRIERS: Readonly<Record<NonNullable<Deployment["workloads"]>["platform"], Carrier>> = {
  ecs: {
    name: "a task definition",
    // 64 KiB, of which something stays for everything besides Envoy's configuration.
    room: 65_536 - 8_192,
    // As a text within the JSON of the task definition.
    sizeOf: ({ bootstrap }) => Buffer.byteLength(JSON.stringify(JSON.stringify(bootstrap))),
  },
  eks: {
    name: "a ConfigMap",
    room: 1_048_576,
    sizeOf: (configuration) =>
      Object.entries(asFiles(configuration, "/etc/outpost-mesh"))
        .map(([name, text]) => Buffer.byteLength(name) + Buffer.byteLength(text))
        .reduce((sum, size) => sum + size, 0),
  },
};

export const configurationSize: SynthRule = {
  id: "OM-E010",
  title: "Every Envoy's configuration fits into what carries it",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "On ECS the configuration is part of the task definition, where a reviewer sees it and nothing has to be fetched when a task starts; a task definition has 64 KiB at most. On EKS it is a ConfigMap, whose data have 1 MiB at most.",
  remedy:
    "Let the service call fewer others, or call several through one virtual service; shorten formats of access logs and expressions. `outpost-mesh envoy FILE --node NAME` prints the configuration.",
  source:
    "Amazon ECS developer guide, service quotas, task definition size; Kubernetes documentation, ConfigMaps, motivation",
  *inspect(subject) {
    const { deployment, mesh } = subject;
    const { workloads } = deployment;
    if (mesh === undefined || workloads === undefined) return;
    const { name: carrier, room, sizeOf } = CARRIERS[workloads.platform];
    const services = containersOf(deployment).map(({ node }) => ({
      kind: "node" as const,
      name: node.node,
      service: node.service,
    }));
    const gateways = Object.keys(workloads.gateways).map((name) => ({
      kind: "gateway" as const,
      name,
      service: undefined,
    }));
    const compiler = new EnvoyCompiler(mesh, compileOptionsOf(deployment));
    for (const { kind, name, service } of [...services, ...gateways]) {
      const configuration = compiled(() => compiler[kind](name));
      const size = configuration === undefined ? 0 : sizeOf(configuration);
      if (size <= room) continue;
      yield {
        path: service === undefined ? ["workloads", "gateways", name] : ["services", service, "calls"],
        message: `the configuration of ${kind === "node" ? "virtual node" : "virtual gateway"} ${JSON.stringify(name)} has ${size} bytes in ${carrier}; ${room} are left for it.`,
      };
    }
  },
};

/** Undefined where other rules have refused the mesh. */
function compiled(compile: () => EnvoyConfiguration): EnvoyConfiguration | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof EnvoyCompileError) return undefined;
    throw error;
  }
}
