import { virtualServiceName } from "../../deployment";
import { KIND_WORDS, gatewayRouteParts, meshIndex, routeParts } from "../mesh-model";
import type { Unresolved } from "../mesh-model";
import type { Subject } from "../rule";

/** Every reference to an object that is not in the file, backends aside. */
export function unresolvedReferences(subject: Subject): Unresolved[] {
  const index = meshIndex(subject);
  const found: Unresolved[] = [];
  const look = (known: ReadonlyMap<string, unknown>, reference: Unresolved) => {
    if (!known.has(reference.name)) found.push(reference);
  };
  for (const { label, parent, at } of index.routes) {
    const reference = { subject: `${label} belongs to`, kind: KIND_WORDS.virtualRouter, name: parent! };
    look(index.routersByName, { ...reference, path: at("virtualRouterName") });
  }
  for (const { route, value, at } of routeParts(subject)) {
    for (const [i, { virtualNode }] of value.action.weightedTargets.entries()) {
      const reference = { subject: `${route.label} targets`, kind: KIND_WORDS.virtualNode, name: virtualNode };
      look(index.nodesByName, { ...reference, path: at("action", "weightedTargets", i, "virtualNode") });
    }
  }
  for (const { label, value, at } of index.services) {
    const { virtualNode, virtualRouter } = value.spec.provider ?? {};
    const provided = `${label} is provided by`;
    if (virtualNode !== undefined) {
      const path = at("spec", "provider", "virtualNode", "virtualNodeName");
      look(index.nodesByName, {
        path,
        subject: provided,
        kind: KIND_WORDS.virtualNode,
        name: virtualNode.virtualNodeName,
      });
    }
    if (virtualRouter !== undefined) {
      const path = at("spec", "provider", "virtualRouter", "virtualRouterName");
      const name = virtualRouter.virtualRouterName;
      look(index.routersByName, { path, subject: provided, kind: KIND_WORDS.virtualRouter, name });
    }
  }
  for (const { label, parent, at } of index.gatewayRoutes) {
    const reference = { subject: `${label} belongs to`, kind: KIND_WORDS.virtualGateway, name: parent! };
    look(index.gatewaysByName, { ...reference, path: at("virtualGatewayName") });
  }
  for (const { route, value, at } of gatewayRouteParts(subject)) {
    const name = value.action.target.virtualService.virtualServiceName;
    const path = at("action", "target", "virtualService", "virtualServiceName");
    look(index.servicesByName, { path, subject: `${route.label} targets`, kind: KIND_WORDS.virtualService, name });
  }
  return found;
}

/** Every backend that is not a virtual service of the file; names outside every mesh, such as AWS's own, aside. */
export function unresolvedBackends(subject: Subject): Unresolved[] {
  const { deployment } = subject;
  const { nodes, servicesByName, whole } = meshIndex(subject);
  const found: Unresolved[] = [];
  const look = (label: string, name: string, path: Unresolved["path"]) => {
    if (servicesByName.has(name) || isElsewhere(name)) return;
    found.push({ path, subject: `${label} has the backend`, kind: KIND_WORDS.virtualService, name });
  };
  for (const node of nodes) {
    // What the shorthand calls is looked up where it stands, once for all versions.
    if (node.service !== undefined) continue;
    for (const [i, { virtualService }] of (node.value.spec.backends ?? []).entries()) {
      const path = node.at("spec", "backends", i, "virtualService", "virtualServiceName");
      look(node.label, virtualService.virtualServiceName, path);
    }
  }
  for (const [caller, { calls }] of Object.entries(deployment.services ?? {})) {
    for (const [i, call] of calls.entries()) {
      // A bare name that a whole mesh does not know is an error: OM-M001.
      if (whole && !call.includes(".")) continue;
      look(`service ${JSON.stringify(caller)}`, virtualServiceName(deployment, call), ["services", caller, "calls", i]);
    }
  }
  return found;
}

/** What DROP_ALL always lets through, and virtual services that are named by ARN. */
function isElsewhere(name: string): boolean {
  return name.startsWith("arn:") || name.endsWith(".amazonaws.com");
}

/** Names of the file's objects of a kind, for suggestions. */
export function namesOfKind(subject: Subject): (kind: string) => Iterable<string> {
  const { nodesByName, routersByName, servicesByName, gatewaysByName } = meshIndex(subject);
  return (kind) => {
    if (kind === KIND_WORDS.virtualNode) return nodesByName.keys();
    if (kind === KIND_WORDS.virtualRouter) return routersByName.keys();
    return kind === KIND_WORDS.virtualService ? servicesByName.keys() : gatewaysByName.keys();
  };
}
