import type { Part } from "../mesh-model";
import { clientTls, gatewayRouteParts, healthChecks, inRange, listeners, meshIndex, routeParts } from "../mesh-model";
import type { SynthRule, Subject, Violation } from "../rule";

export const portRange: SynthRule = {
  id: "OM-M012",
  title: "Ports are 1 to 65535",
  severity: "error",
  stages: ["synth"],
  why: "There are no others; App Mesh refuses them when they are applied.",
  remedy: "Correct the port.",
  source: "App Mesh API reference, PortNumber",
  *inspect(subject) {
    for (const listener of listeners(subject)) yield* port(listener, listener.value.portMapping.port, "portMapping");
    for (const router of meshIndex(subject).routers) {
      for (const [i, { portMapping }] of (router.value.spec.listeners ?? []).entries()) {
        yield* inRange("the port", portMapping.port, PORTS, router.at("spec", "listeners", i, "portMapping", "port"));
      }
    }
    for (const check of healthChecks(subject)) yield* port(check, check.value.port);
    yield* ofRoutes(subject);
    for (const policy of clientTls(subject)) {
      for (const [i, each] of (policy.value.ports ?? []).entries()) {
        yield* inRange("the port", each, PORTS, policy.at("ports", i));
      }
    }
  },
};

const PORTS = [1, 65535] as const;

function* ofRoutes(subject: Subject): Iterable<Violation> {
  for (const route of routeParts(subject)) {
    yield* port(route, route.port, "match");
    for (const [i, target] of route.value.action.weightedTargets.entries()) {
      yield* port(route, target.port, "action", "weightedTargets", i);
    }
  }
  for (const route of gatewayRouteParts(subject)) {
    yield* port(route, route.value.match.port, "match");
    yield* port(route, route.value.action.target.port, "action", "target");
  }
}

function port(parent: Part<unknown>, value: number | undefined, ...steps: (string | number)[]): Iterable<Violation> {
  return inRange("the port", value, PORTS, parent.at(...steps, "port"));
}
