import { meshIndex, routeParts } from "../mesh-model";
import type { MeshIndex } from "../mesh-model";
import type { SynthRule, Subject } from "../rule";

export const retriesInCircle: SynthRule = {
  id: "OM-M089",
  title: "Services that call one another in a circle do not all repeat what failed",
  severity: "warning",
  stages: ["synth"],
  why: "A circle of calls works. Where each hop of it retries, one request that fails is repeated at every hop, and the repetitions multiply with each round: a short fault becomes a storm.",
  remedy:
    "Take the retry policy from the routes of one service of the circle, or let it retry on connection errors only.",
  source: "App Mesh user guide, routes, retry policies; Envoy, automatic retries (retries of several hops multiply)",
  *inspect(subject) {
    const { index, repeated } = repeatedCalls(subject);
    for (const circle of circlesIn(repeated)) {
      const names = [...circle, circle[0]!].map((name) => JSON.stringify(name)).join(" to ");
      yield {
        path: index.servicesByName.get(circle[0]!)!.at("spec"),
        message: `calls lead from ${names}, and each of them is repeated when it fails.`,
      };
    }
  },
};

/** Calls between services whose callee is behind a route that retries, by caller. */
function repeatedCalls(subject: Subject): { index: MeshIndex; repeated: ReadonlyMap<string, readonly string[]> } {
  const index = meshIndex(subject);
  const nodesBehind = new Map<string, Set<string>>();
  const retried = new Set<string>();
  for (const { route, retryPolicy, value } of routeParts(subject)) {
    const router = route.parent ?? "";
    const nodes = nodesBehind.get(router) ?? new Set<string>();
    for (const { virtualNode, weight } of value.action.weightedTargets) if (weight > 0) nodes.add(virtualNode);
    nodesBehind.set(router, nodes);
    if (retryPolicy !== undefined && retryPolicy.maxRetries > 0) retried.add(router);
  }
  const repeats = new Map<string, readonly string[]>();
  const routerOf = (service: string) =>
    index.servicesByName.get(service)?.value.spec.provider?.virtualRouter?.virtualRouterName;
  for (const { name } of index.services) {
    const router = routerOf(name);
    if (router === undefined || !retried.has(router)) continue;
    const backends = [...(nodesBehind.get(router) ?? [])].flatMap(
      (node) => index.nodesByName.get(node)?.value.spec.backends ?? [],
    );
    const called = new Set(backends.map(({ virtualService }) => virtualService.virtualServiceName));
    repeats.set(name, [...called].filter((each) => retried.has(routerOf(each) ?? "")).sort());
  }
  return { index, repeated: repeats };
}

/** Circles of a graph, none of which shares a member with another; each begins with its first name. */
function circlesIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const told = new Set<string>();
  for (const start of [...edges.keys()].sort()) {
    // Not recursive: a chain of calls may be as long as the mesh is large.
    const path: { name: string; next: number }[] = done.has(start) ? [] : [{ name: start, next: 0 }];
    const onPath = new Map(path.map(({ name }, depth) => [name, depth]));
    while (path.length > 0) {
      const step = path.at(-1)!;
      const to = edges.get(step.name)?.[step.next++];
      if (to === undefined) {
        done.add(step.name);
        onPath.delete(step.name);
        path.pop();
      } else if (onPath.has(to)) {
        const circle = path.slice(onPath.get(to)).map(({ name }) => name);
        if (!circle.some((name) => told.has(name))) circles.push(circle);
        for (const name of circle) told.add(name);
      } else if (!done.has(to)) {
        onPath.set(to, path.length);
        path.push({ name: to, next: 0 });
      }
    }
  }
  return circles.map(fromFirst);
}

function fromFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0]!);
  return [...circle.slice(first), ...circle.slice(0, first)];
}
