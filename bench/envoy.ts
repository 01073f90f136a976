import { defineDeployment, expandMesh } from "../deployment";
import { EnvoyCompiler } from "../envoy";
import { median } from "./measure/statistics";

/** Services and backends of each in the mesh that is compiled. */
const SERVICES = 1000;
const BACKENDS = 10;

/** What compiling a large mesh to Envoy's configurations takes. */
export interface EnvoyFigures {
  readonly services: number;
  readonly backends: number;
  /** Median of the user and system CPU time, configurations written as JSON. */
  readonly cpuSeconds: number;
  readonly runs: number;
  /** Bytes of all configurations, and of the median and the largest one. */
  readonly bytes: { readonly all: number; readonly median: number; readonly largest: number };
}

/** Compiles every node of a large mesh, anew in each run. */
export function measureEnvoy(runs: number): EnvoyFigures {
  const nameOf = (index: number) => `service-${index % SERVICES}`;
  const services = Object.fromEntries(
    Array.from({ length: SERVICES }, (_, index) => [
      nameOf(index),
      { port: 8080, calls: Array.from({ length: BACKENDS }, (_each, step) => nameOf(index + step + 1)) },
    ]),
  );
  const mesh = expandMesh(defineDeployment({ name: "large", region: "eu-central-1", services }))!;
  const times: number[] = [];
  let sizes: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    const compiler = new EnvoyCompiler(mesh);
    sizes = mesh.virtualNodes.map(({ virtualNodeName }) =>
      Buffer.byteLength(JSON.stringify(compiler.node(virtualNodeName).bootstrap)),
    );
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1e6);
  }
  return {
    services: SERVICES,
    backends: BACKENDS,
    cpuSeconds: median(times),
    runs,
    bytes: { all: sizes.reduce((sum, size) => sum + size, 0), median: median(sizes), largest: Math.max(...sizes) },
  };
}
