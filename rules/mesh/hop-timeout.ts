import { durationText, meshIndex, millisOf, routeParts } from "../mesh-model";
import type { Placed, RoutePart } from "../mesh-model";
import type { Duration, NodeListener, VirtualNode } from "../../deployment";
import type { SynthRule, Violation } from "../rule";

/** How long App Mesh lets a request last where nothing is said (App Mesh user guide, routes and virtual nodes). */
export const DEFAULT_REQUEST_TIMEOUT: Duration = { unit: "s", value: 15 };

export const hopTimeout: SynthRule = {
  id: "OM-M076",
  title: "A request that may last longer than 15 s may do so at every hop",
  severity: "warning",
  stages: ["synth"],
  why: "The shortest timeout on the way wins. A route and each listener of its targets have their own, 15 s where none is given, so a longer one in a single place changes nothing.",
  remedy:
    "Give the longer `perRequest` on the route and on the listener of every target. A node that provides a virtual service without a router keeps the 15 s: put a router between.",
  source: "App Mesh user guide, routes and virtual nodes, timeouts",
  *inspect(subject) {
    const { nodesByName, services } = meshIndex(subject);
    for (const route of routeParts(subject)) {
      if (route.kind === "tcpRoute") continue;
      for (const { virtualNode, port } of route.value.action.weightedTargets) {
        const node = nodesByName.get(virtualNode);
        const listener = node && listenerOf(node, port);
        if (listener !== undefined) yield* compare(route, node!, listener);
      }
    }
    for (const { label, value, at } of services) {
      const node = nodesByName.get(value.spec.provider?.virtualNode?.virtualNodeName ?? "");
      for (const listener of node?.value.spec.listeners ?? []) {
        const allowed = requestOf(listener);
        if (allowed === undefined || limit(allowed) <= limit(undefined)) continue;
        yield {
          path: at("spec", "provider"),
          message: `${label} is provided by ${node!.label} without a router, so requests end after 15s; the node allows ${shown(allowed)}.`,
        };
      }
    }
  },
};

function* compare(route: RoutePart, node: Placed<VirtualNode>, listener: NodeListener): Iterable<Violation> {
  const [asked, allowed] = [route.timeout?.perRequest, requestOf(listener)];
  if (limit(asked) === limit(allowed) || Math.max(limit(asked), limit(allowed)) <= limit(undefined)) return;
  const [wide, tight] = limit(asked) > limit(allowed) ? ["the route", "the listener"] : ["the listener", "the route"];
  const [long, short] = limit(asked) > limit(allowed) ? [asked, allowed] : [allowed, asked];
  yield {
    path: route.at("timeout"),
    message: `${route.route.label} sends to ${node.label}: ${wide} allows ${shown(long)}, but ${tight} ends requests after ${shown(short)}.`,
  };
}

function listenerOf(node: Placed<VirtualNode>, port: number | undefined): NodeListener | undefined {
  const listeners = node.value.spec.listeners ?? [];
  if (port === undefined) return listeners.length === 1 ? listeners[0] : undefined;
  return listeners.find(({ portMapping }) => portMapping.port === port);
}

function requestOf({ timeout, portMapping }: NodeListener): Duration | undefined {
  return portMapping.protocol === "tcp" ? undefined : timeout?.[portMapping.protocol]?.perRequest;
}

function limit(timeout: Duration | undefined): number {
  const millis = millisOf(timeout ?? DEFAULT_REQUEST_TIMEOUT);
  return millis === 0 ? Infinity : millis;
}

function shown(timeout: Duration | undefined): string {
  if (timeout === undefined) return "App Mesh's default of 15s";
  return timeout.value === 0 ? "any length" : durationText(timeout);
}
