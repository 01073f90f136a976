import type {
  ClientPolicy,
  GatewayListener,
  HealthCheckPolicy,
  ListenerTls,
  Logging,
  NodeListener,
  TagList,
} from "../../deployment";
import { meshIndex } from "./mesh-index";
import { once, part, within } from "./part";
import type { Part } from "./part";
import type { Path, Placed } from "./placed";
import type { Subject } from "../rule";

/** A listener of a node or of a gateway. */
export interface ListenerPart extends Part<NodeListener | GatewayListener> {
  readonly kind: "virtualNode" | "virtualGateway";
}

/** Every listener of virtual nodes and virtual gateways. */
export const listeners = once(function* (subject: Subject): Iterable<ListenerPart> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of nodes) {
    for (const [i, value] of (owner.value.spec.listeners ?? []).entries()) {
      yield { ...part(owner, value, "spec", "listeners", i), kind: "virtualNode" };
    }
  }
  for (const owner of gateways) {
    for (const [i, value] of owner.value.spec.listeners.entries()) {
      yield { ...part(owner, value, "spec", "listeners", i), kind: "virtualGateway" };
    }
  }
});

/** Every listener of virtual nodes alone. */
export const nodeListeners = once(function* (subject: Subject): Iterable<Part<NodeListener>> {
  for (const owner of meshIndex(subject).nodes) {
    for (const [i, value] of (owner.value.spec.listeners ?? []).entries()) {
      yield part(owner, value, "spec", "listeners", i);
    }
  }
});

/** A health check with the listener that it belongs to. */
export interface HealthCheckPart extends Part<HealthCheckPolicy> {
  readonly listener: ListenerPart;
}

/** Every health check. */
export const healthChecks = once(function* (subject: Subject): Iterable<HealthCheckPart> {
  for (const listener of listeners(subject)) {
    const { healthCheck } = listener.value;
    if (healthCheck !== undefined) yield { ...within(listener, healthCheck, "healthCheck"), listener };
  }
});

/** Every TLS configuration of a listener. */
export const listenerTls = once(function* (subject: Subject): Iterable<Part<ListenerTls>> {
  for (const listener of listeners(subject)) {
    if (listener.value.tls !== undefined) yield within(listener, listener.value.tls, "tls");
  }
});

/** TLS of a client policy. */
export type ClientTls = NonNullable<ClientPolicy["tls"]>;

/** Every TLS configuration of a client policy: of backends, of nodes' and of gateways' defaults. */
export const clientTls = once(function* (subject: Subject): Iterable<Part<ClientTls>> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of nodes) {
    for (const [i, { virtualService }] of (owner.value.spec.backends ?? []).entries()) {
      const tls = virtualService.clientPolicy?.tls;
      if (tls !== undefined) yield part(owner, tls, "spec", "backends", i, "virtualService", "clientPolicy", "tls");
    }
  }
  for (const owner of [...nodes, ...gateways]) {
    const tls = owner.value.spec.backendDefaults?.clientPolicy?.tls;
    if (tls !== undefined) yield part(owner, tls, "spec", "backendDefaults", "clientPolicy", "tls");
  }
});

/** A list of tags with the place where it stands; the mesh's own list belongs to no object. */
export interface TagsPart {
  readonly label: string;
  readonly value: TagList;
  at(...steps: Path): Path;
}

/** Every list of tags in the mesh. */
export const tagLists = once(function* (subject: Subject): Iterable<TagsPart> {
  const index = meshIndex(subject);
  const tags = index.mesh.tags;
  if (tags !== undefined) yield { label: "the mesh", value: tags, at: (...steps) => ["mesh", "tags", ...steps] };
  for (const object of objects(subject)) {
    const own = (object.value as { tags?: TagList }).tags;
    if (own !== undefined) yield { label: object.label, value: own, at: (...steps) => object.at("tags", ...steps) };
  }
});

/** Every object of the mesh. */
export const objects = once(function* (subject: Subject): Iterable<Placed<object>> {
  const { nodes, routers, routes, services, gateways, gatewayRoutes } = meshIndex(subject);
  yield* nodes;
  yield* routers;
  yield* routes;
  yield* services;
  yield* gateways;
  yield* gatewayRoutes;
});

/** Every configuration of access logs. */
export const accessLogs = once(function* (subject: Subject): Iterable<Part<NonNullable<Logging["accessLog"]>["file"]>> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of [...nodes, ...gateways]) {
    const file = owner.value.spec.logging?.accessLog?.file;
    if (file !== undefined) yield part(owner, file, "spec", "logging", "accessLog", "file");
  }
});
