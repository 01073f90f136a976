import { partitionOf } from "../aws";
import type { Deployment } from "../deployment";
import { DEFAULT_COMPILE_OPTIONS } from "./options";
import type { CompileOptions } from "./options";

/** What a deployment says to the compiler besides its mesh. */
export function compileOptionsOf({ region, mesh }: Pick<Deployment, "region" | "mesh">): CompileOptions {
  const { endpoints = {}, sdsSocket, metricsPort, tracing } = mesh?.envoy ?? {};
  return {
    ...DEFAULT_COMPILE_OPTIONS,
    awsDomains: [...new Set([...DEFAULT_COMPILE_OPTIONS.awsDomains, partitionOf(region).dnsSuffix])],
    endpoints,
    ...(sdsSocket === undefined ? {} : { sdsSocket }),
    ...(metricsPort === undefined ? {} : { metricsPort }),
    ...(tracing === undefined ? {} : { tracing }),
  };
}
