import { callersOf, listOf, meshIndex, portsOfService } from "../mesh-model";
import type { SynthRule } from "../rule";

export const tcpAlone: SynthRule = {
  id: "OM-E007",
  title: "A tcp backend has its port to itself",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "An Envoy tells destinations apart by the port and, of http alone, by the host name. On a port with a tcp backend nothing else can be told apart, and Envoy refuses two filter chains that match the same.",
  remedy: "Give the routers of the virtual services different ports.",
  source: "Envoy API reference, FilterChainMatch; aws-app-mesh-roadmap issue 195",
  *inspect(subject) {
    const index = meshIndex(subject);
    for (const { label, path, backends } of callersOf(subject)) {
      const byPort = new Map<number, { readonly name: string; readonly protocol: string }[]>();
      for (const name of new Set(backends)) {
        for (const { port, protocol } of portsOfService(index, name)) {
          byPort.set(port, [...(byPort.get(port) ?? []), { name, protocol }]);
        }
      }
      for (const [port, each] of [...byPort].sort(([a], [b]) => a - b)) {
        if (each.length < 2 || each.every(({ protocol }) => protocol !== "tcp")) continue;
        const names = each.map(({ name, protocol }) => `${JSON.stringify(name)} (${protocol})`).sort();
        yield { path, message: `port ${port} of ${label} leads to ${listOf(names, "and")}.` };
      }
    }
  },
};
