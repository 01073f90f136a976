import { callersOf, listOf, meshIndex, portsOfService } from "../mesh-model";
import type { MeshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const tcpBackends: SynthRule = {
  id: "OM-M084",
  title: "No two tcp backends of a node have the same port",
  severity: "warning",
  stages: ["synth"],
  why: "An Envoy tells tcp destinations apart by their port alone: tcp has no host name in it. Of two on one port the caller reaches one.",
  remedy: "Give the routers of the virtual services different ports.",
  source: "aws-app-mesh-roadmap issue 195",
  controlPlane: "app-mesh",
  *inspect(subject) {
    const index = meshIndex(subject);
    const ports = new Map<string, readonly number[]>();
    const portsOf = (service: string) => {
      const known = ports.get(service) ?? tcpPorts(index, service);
      ports.set(service, known);
      return known;
    };
    for (const { label, path, backends } of callersOf(subject)) {
      const byPort = new Map<number, string[]>();
      for (const backend of new Set(backends)) {
        for (const port of portsOf(backend)) {
          const names = byPort.get(port);
          if (names === undefined) byPort.set(port, [JSON.stringify(backend)]);
          else names.push(JSON.stringify(backend));
        }
      }
      for (const [port, names] of [...byPort].sort(([a], [b]) => a - b)) {
        if (names.length < 2) continue;
        yield {
          path,
          message: `${label} has ${names.length} tcp backends on port ${port}: ${listOf(names.sort(), "and")}.`,
        };
      }
    }
  },
};

/** The ports on which a virtual service speaks tcp, as far as the file shows its provider. */
function tcpPorts(index: MeshIndex, name: string): number[] {
  const tcp = portsOfService(index, name).filter(({ protocol }) => protocol === "tcp");
  return [...new Set(tcp.map(({ port }) => port))];
}
