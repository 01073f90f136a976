import { containersOf, gatewaysOf } from "../../deployment";
import type { NodeContainer } from "../../deployment";
import { meshIndex } from "../mesh-model";
import type { Subject } from "../rule";

/** An Envoy of the mesh: of a virtual node, or of a virtual gateway. */
export interface EnvoyOf {
  /** The service that it belongs to, otherwise the object itself. */
  readonly taker: string;
  readonly hasBackends: boolean;
  readonly discovery: "cloud-map" | "dns" | "none";
}

/** Every Envoy that the mesh has a configuration for. */
export function envoysOf(subject: Subject): EnvoyOf[] {
  const { nodes, gateways } = meshIndex(subject);
  return [
    ...nodes.map(({ service, name, value: { spec } }) => ({
      taker: service ?? `virtual node ${name}`,
      hasBackends: (spec.backends ?? []).length > 0,
      discovery:
        spec.serviceDiscovery?.awsCloudMap !== undefined
          ? ("cloud-map" as const)
          : spec.serviceDiscovery?.dns !== undefined
            ? ("dns" as const)
            : ("none" as const),
    })),
    ...gateways.map(({ name }) => ({
      taker: `virtual gateway ${name}`,
      hasBackends: true,
      discovery: "none" as const,
    })),
  ];
}

/** The services that have a container here, or that those which pass a test have. */
export function servicesRunning(
  { deployment }: Subject,
  test: (container: NodeContainer) => boolean = () => true,
): string[] {
  return unique(
    containersOf(deployment)
      .filter(test)
      .map(({ node }) => node.service),
  );
}

/** The virtual gateways whose Envoys run here. */
export function gatewaysRunning({ deployment, mesh }: Subject): string[] {
  return gatewaysOf(deployment, mesh).map(({ name }) => `virtual gateway ${name}`);
}

/** Each name once, sorted. */
export function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
