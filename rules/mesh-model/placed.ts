import type { MeshObjectKind } from "../../deployment";

/** Steps into the deployment file. */
export type Path = readonly (string | number)[];

/** An object of the mesh together with its place in the deployment file. */
export interface Placed<T> {
  readonly kind: MeshObjectKind;
  readonly name: string;
  /** Router of a route, gateway of a gateway route. */
  readonly parent?: string;
  readonly value: T;
  /** What messages call it: `virtual node "web"`. */
  readonly label: string;
  /** Name of the service whose shorthand made it; undefined when the file holds it in the full form. */
  readonly service?: string;
  /** The place in the file of something inside the object; for the shorthand, the key of the service that decides it. */
  at(...steps: Path): Path;
}

/** What each kind is called in messages. */
export const KIND_WORDS: Readonly<Record<MeshObjectKind, string>> = {
  virtualNode: "virtual node",
  virtualRouter: "virtual router",
  route: "route",
  virtualService: "virtual service",
  virtualGateway: "virtual gateway",
  gatewayRoute: "gateway route",
};

const LIST_OF: Readonly<Record<MeshObjectKind, string>> = {
  virtualNode: "virtualNodes",
  virtualRouter: "virtualRouters",
  route: "routes",
  virtualService: "virtualServices",
  virtualGateway: "virtualGateways",
  gatewayRoute: "gatewayRoutes",
};

interface Identity<T> {
  readonly kind: MeshObjectKind;
  readonly name: string;
  readonly parent?: string;
  readonly value: T;
}

/** An object that the file holds in the full form, at an index of its list. */
export function placedInMesh<T>(object: Identity<T>, index: number): Placed<T> {
  const base = ["mesh", LIST_OF[object.kind], index];
  return { ...object, label: labelOf(object), at: (...steps) => [...base, ...steps] };
}

/** An object that a service's shorthand made. */
export function placedInService<T>(object: Identity<T>, service: string, version?: string): Placed<T> {
  return {
    ...object,
    label: labelOf(object),
    service,
    at: (...steps) => {
      const found = steps.findIndex((step) => SERVICE_KEY_OF[step] !== undefined);
      if (found >= 0) {
        const key = SERVICE_KEY_OF[steps[found]!]!;
        return ["services", service, key, ...(AS_IN_THE_API.has(key) ? steps.slice(found + 1) : [])];
      }
      return version === undefined ? ["services", service] : ["services", service, "versions", version];
    },
  };
}

/** A virtual gateway or a route of one that the exposure of a service made. */
export function placedInExposed<T>(object: Identity<T>, service: string): Placed<T> {
  return { ...object, label: labelOf(object), service, at: () => ["services", service, "exposed"] };
}

/** Which key of a service decides a part of the objects that it becomes. */
const SERVICE_KEY_OF: Readonly<Record<string, string>> = {
  healthCheck: "healthCheck",
  timeout: "timeout",
  retryPolicy: "retries",
  portMapping: "port",
  backends: "calls",
  clientPolicy: "clientPolicy",
  tls: "tls",
  weightedTargets: "versions",
};

/** Keys of a service whose inside is written as in the full form. */
const AS_IN_THE_API: ReadonlySet<string> = new Set(["clientPolicy", "tls"]);

function labelOf({ kind, name, parent }: Identity<unknown>): string {
  const own = `${KIND_WORDS[kind]} ${JSON.stringify(name)}`;
  if (parent === undefined) return own;
  return `${own} of virtual ${kind === "route" ? "router" : "gateway"} ${JSON.stringify(parent)}`;
}
