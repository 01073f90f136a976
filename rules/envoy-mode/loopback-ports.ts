import { didYouMean, listed } from "../../document";
import { listeners, meshIndex, portsOfService } from "../mesh-model";
import { ENVOY_PORTS } from "../mesh/reserved-ports";
import type { SynthRule, Violation } from "../rule";

export const loopbackPorts: SynthRule = {
  id: "OM-E020",
  title: "Without the redirect everything that is called or listens has a port of its own on the loopback",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Where nothing is redirected an application reaches a backend only on a port that its Envoy opens for it, and its Envoy reaches the application only on a port that Envoy has not bound itself. Two things on one port of a task exclude each other.",
  remedy:
    "Give every virtual service that is called a port under `mesh.envoy.loopback.backends` and every virtual node with a listener one under `applications`, each port once; let applications call 127.0.0.1 and that port, and listen there. Leave `loopback` out where the redirect can be set.",
  source: "docs/envoy.md; Envoy API reference, Listener",
  *inspect(subject) {
    const loopback = subject.deployment.mesh?.envoy?.loopback;
    if (loopback === undefined) return;
    const index = meshIndex(subject);
    const { nodes, nodesByName, servicesByName } = index;
    const called = unique(
      nodes.flatMap(({ value }) => (value.spec.backends ?? []).map((each) => each.virtualService.virtualServiceName)),
    ).filter((name) => servicesByName.has(name));
    const listening = nodes.filter(({ value }) => (value.spec.listeners ?? []).length > 0);
    yield* missing("backends", loopback.backends, called, "virtual service");
    yield* missing(
      "applications",
      loopback.applications,
      listening.map(({ name }) => name),
      "virtual node",
    );
    yield* unknown("backends", loopback.backends, [...servicesByName.keys()], "virtual service");
    yield* unknown("applications", loopback.applications, [...nodesByName.keys()], "virtual node");
    for (const { label, value, at } of listening) {
      if ((value.spec.listeners ?? []).length < 2) continue;
      const message = `${label} has several listeners, and its application one port on the loopback.`;
      yield { path: at("spec", "listeners"), message };
    }
    for (const name of called) {
      const ports = portsOfService(index, name).map(({ port }) => String(port));
      if (ports.length < 2) continue;
      const message = `virtual service "${name}" has the ports ${listed(ports)}, and one on the loopback.`;
      yield { path: ["mesh", "envoy", "loopback", "backends"], message };
    }
    yield* collisions(subject, loopback);
  },
};

function* missing(
  key: string,
  ports: Readonly<Record<string, number>>,
  names: readonly string[],
  kind: string,
): Iterable<Violation> {
  for (const name of names.filter((each) => !Object.hasOwn(ports, each)).sort()) {
    yield { path: ["mesh", "envoy", "loopback", key], message: `there is no port for the ${kind} "${name}".` };
  }
}

function* unknown(
  key: string,
  ports: Readonly<Record<string, number>>,
  names: readonly string[],
  kind: string,
): Iterable<Violation> {
  const known = [...names].sort();
  for (const name of Object.keys(ports).filter((each) => !known.includes(each))) {
    yield {
      path: ["mesh", "envoy", "loopback", key, name],
      message: `there is no ${kind} ${JSON.stringify(name)}.${didYouMean(name, known)} There are: ${listed(known)}.`,
    };
  }
}

/** A port has one holder: any two of these may stand in one task. */
function* collisions(
  subject: Parameters<SynthRule["inspect"]>[0],
  loopback: Readonly<Record<"backends" | "applications", Readonly<Record<string, number>>>>,
): Iterable<Violation> {
  const held = new Map<number, string>(Object.entries(ENVOY_PORTS).map(([port, holder]) => [Number(port), holder]));
  const metricsPort = subject.deployment.mesh?.envoy?.metricsPort;
  if (metricsPort !== undefined) held.set(metricsPort, "Envoy's metrics");
  for (const { owner, kind, value } of listeners(subject)) {
    if (kind === "virtualNode") held.set(value.portMapping.port, `the listener of ${owner.label}`);
  }
  for (const [name, port] of Object.entries(loopback.backends).sort(byName)) {
    const holder = held.get(port);
    if (holder === undefined) held.set(port, `the virtual service "${name}"`);
    else yield { path: ["mesh", "envoy", "loopback", "backends", name], message: `port ${port} belongs to ${holder}.` };
  }
  // Applications stand in tasks of their own, so two may have the same port.
  for (const [name, port] of Object.entries(loopback.applications).sort(byName)) {
    const holder = held.get(port);
    if (holder === undefined) continue;
    yield { path: ["mesh", "envoy", "loopback", "applications", name], message: `port ${port} belongs to ${holder}.` };
  }
}

const byName = ([a]: readonly [string, number], [b]: readonly [string, number]) => (a < b ? -1 : 1);
const unique = (names: readonly string[]) => [...new Set(names)];
