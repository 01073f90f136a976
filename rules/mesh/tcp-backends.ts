import { virtualServiceName } from "../../deployment";
import { listOf, meshIndex } from "../mesh-model";
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
    const { deployment } = subject;
    const index = meshIndex(subject);
    const ports = new Map<string, readonly number[]>();
    const portsOf = (service: string) => {
      const known = ports.get(service) ?? tcpPorts(index, service);
      ports.set(service, known);
      return known;
    };
    const callers = [
      ...index.nodes
        .filter(({ service }) => service === undefined)
        .map(({ label, value, at }) => ({
          label,
          path: at("spec", "backends"),
          backends: (value.spec.backends ?? []).map(({ virtualService }) => virtualService.virtualServiceName),
        })),
      ...Object.entries(deployment.services ?? {}).map(([name, { calls }]) => ({
        label: `service ${JSON.stringify(name)}`,
        path: ["services", name, "calls"],
        backends: calls.map((call) => virtualServiceName(deployment, call)),
      })),
    ];
    for (const { label, path, backends } of callers) {
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
function tcpPorts({ servicesByName, routersByName, nodesByName }: MeshIndex, name: string): number[] {
  const { virtualNode, virtualRouter } = servicesByName.get(name)?.value.spec.provider ?? {};
  const provider =
    routersByName.get(virtualRouter?.virtualRouterName ?? "") ?? nodesByName.get(virtualNode?.virtualNodeName ?? "");
  const listeners: readonly { portMapping: { port: number; protocol: string } }[] =
    provider?.value.spec.listeners ?? [];
  return [
    ...new Set(listeners.filter(({ portMapping: p }) => p.protocol === "tcp").map(({ portMapping: p }) => p.port)),
  ];
}
