import { gatewayRouteParts, listOf, meshIndex, routeParts } from "../mesh-model";
import type { Path, Placed } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const matchPort: SynthRule = {
  id: "OM-M063",
  title: "A route matches a port that its router or gateway listens on, and names one when there are several",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses a route without a port under several listeners; a port without a listener gets no traffic.",
  remedy: "Give `match.port` the port of one of the listeners.",
  source:
    "App Mesh API reference, HttpRouteMatch; aws-app-mesh-controller-for-k8s issue 715, which quotes the API's refusal",
  *inspect(subject) {
    const { routersByName, gatewaysByName } = meshIndex(subject);
    for (const { route, port, at } of routeParts(subject)) {
      const router = routersByName.get(route.parent!);
      yield* judge(route, router?.value.spec.listeners, port, at("match"), "router");
    }
    for (const { route, value, at } of gatewayRouteParts(subject)) {
      const gateway = gatewaysByName.get(route.parent!);
      yield* judge(route, gateway?.value.spec.listeners, value.match.port, at("match"), "gateway");
    }
  },
};

function* judge(
  route: Placed<unknown>,
  listeners: readonly { readonly portMapping: { readonly port: number } }[] | undefined,
  port: number | undefined,
  path: Path,
  word: string,
): Iterable<Violation> {
  const ports = (listeners ?? []).map(({ portMapping }) => portMapping.port).sort((a, b) => a - b);
  const has = listOf(ports.map(String), "and");
  if (port === undefined && ports.length > 1) {
    yield { path, message: `${route.label} matches no port; its ${word} listens on ${has}.` };
  } else if (port !== undefined && ports.length > 0 && !ports.includes(port)) {
    yield { path: [...path, "port"], message: `${route.label} matches port ${port}; its ${word} listens on ${has}.` };
  }
}
