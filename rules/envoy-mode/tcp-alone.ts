import { virtualServiceName } from "../../deployment";
import { listOf, meshIndex } from "../mesh-model";
import type { MeshIndex } from "../mesh-model";
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
    const { deployment } = subject;
    const index = meshIndex(subject);
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
      const byPort = new Map<number, { readonly name: string; readonly protocol: string }[]>();
      for (const name of new Set(backends)) {
        for (const { port, protocol } of portsOf(index, name)) {
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

/** The ports of a virtual service, as far as the file shows its provider. */
function portsOf({ servicesByName, routersByName, nodesByName }: MeshIndex, name: string) {
  const { virtualNode, virtualRouter } = servicesByName.get(name)?.value.spec.provider ?? {};
  const provider =
    routersByName.get(virtualRouter?.virtualRouterName ?? "") ?? nodesByName.get(virtualNode?.virtualNodeName ?? "");
  const listeners: readonly { portMapping: { port: number; protocol: string } }[] =
    provider?.value.spec.listeners ?? [];
  return listeners.map(({ portMapping }) => portMapping);
}
