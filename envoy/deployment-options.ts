import { partitionOf } from "../aws";
import type { Deployment, MeshEnvoy } from "../deployment";
import { DEFAULT_COMPILE_OPTIONS } from "./options";
import type { CompileOptions, Interception } from "./options";

/** What a deployment says to the compiler besides its mesh. */
export function compileOptionsOf({ region, mesh }: Pick<Deployment, "region" | "mesh">): CompileOptions {
  const { endpoints = {}, sdsSocket, metricsPort, tracing, loopback } = mesh?.envoy ?? {};
  return {
    ...DEFAULT_COMPILE_OPTIONS,
    awsDomains: [...new Set([...DEFAULT_COMPILE_OPTIONS.awsDomains, partitionOf(region).dnsSuffix])],
    endpoints,
    ...(loopback === undefined ? {} : { interception: onLoopback(loopback) }),
    ...(sdsSocket === undefined ? {} : { sdsSocket }),
    ...(metricsPort === undefined ? {} : { metricsPort }),
    ...(tracing === undefined ? {} : { tracing }),
  };
}

/** Ports that are not given are those of the mesh; a rule refuses them before anything is made of them. */
function onLoopback({ backends, applications }: NonNullable<MeshEnvoy["loopback"]>): Interception {
  const of = (ports: Readonly<Record<string, number>>, name: string, otherwise: number) =>
    Object.hasOwn(ports, name) ? ports[name]! : otherwise;
  return {
    kind: "loopback",
    backendPort: (service, port) => of(backends, service, port),
    applicationPort: (port, node) => of(applications, node, port),
  };
}
