import { gatewaysOf } from "./gateways";
import { controlPlaneOf, nodesOfService, toMillis } from "./mesh";
import type { MeshModel } from "./mesh";
import { leavingAppMesh } from "./migration";
import type { BalancerTarget, Deployment, LoadBalancer, Outpost } from "./schema";
import { targetEntry } from "./target-entry";
import type { TargetEntry } from "./target-entry";

/** Port on which App Mesh's image has Envoy's administration, open to the VPC. */
const ENVOY_ADMIN_PORT = 9901;

/**
 * Port where the Envoy of a gateway says at /ready whether it takes requests. Without App Mesh the administration stays
 * on the loopback, and only the port for metrics answers; undefined where there is none, and on the way from App Mesh, where
 * a gateway's old and new Envoys have none in common.
 */
function readyPortOf(deployment: Deployment): number | undefined {
  if (leavingAppMesh(deployment) !== undefined) return undefined;
  return controlPlaneOf(deployment) === "envoy" ? deployment.mesh?.envoy?.metricsPort : ENVOY_ADMIN_PORT;
}

/** The load balancers of a deployment, sorted by name. */
export function loadBalancersOf({ network }: Deployment): LoadBalancer[] {
  return [...(network?.loadBalancers ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A subnet that a load balancer names. */
export interface BalancerSubnet {
  readonly name: string;
  /** The Outpost that it stands on; undefined in the Region. */
  readonly outpost: Outpost | undefined;
  /** Undefined for an existing subnet. */
  readonly cidr: string | undefined;
}

/** The subnets that a load balancer names, in its order; those that the deployment does not have are left out. */
export function subnetsOfBalancer({ network }: Deployment, balancer: LoadBalancer): BalancerSubnet[] {
  if (network === undefined) return [];
  const all: BalancerSubnet[] = [
    ...network.outposts.flatMap((outpost) => outpost.subnets.map(({ name, cidr }) => ({ name, cidr, outpost }))),
    ...network.regionalSubnets.map(({ name, cidr }) => ({ name, cidr, outpost: undefined })),
  ];
  return balancer.subnets.flatMap((name) => all.find((subnet) => subnet.name === name) ?? []);
}

/** The Outpost that a load balancer stands on; undefined when it names a subnet in the Region, or none that there is. */
export function outpostOfBalancer(deployment: Deployment, balancer: LoadBalancer): Outpost | undefined {
  const subnets = subnetsOfBalancer(deployment, balancer);
  return subnets.some(({ outpost }) => outpost === undefined) ? undefined : subnets[0]?.outpost;
}

/** Whether a load balancer stands in the Region alone. */
export function isRegionalBalancer(deployment: Deployment, balancer: LoadBalancer): boolean {
  const subnets = subnetsOfBalancer(deployment, balancer);
  return subnets.length > 0 && subnets.every(({ outpost }) => outpost === undefined);
}

/**
 * Names of an Outpost's subnets for instances and tasks: those that no load balancer stands in, so that it does not run out
 * of addresses; all of them where every one has a load balancer.
 */
export function subnetsForTasks(deployment: Deployment, outpost: Outpost): string[] {
  const taken = new Set(loadBalancersOf(deployment).flatMap(({ subnets }) => subnets));
  const names = outpost.subnets.map(({ name }) => name);
  const free = names.filter((name) => !taken.has(name));
  return free.length === 0 ? names : free;
}

/** What requests go to, found in the deployment. */
export interface FoundTarget {
  readonly kind: "gateway" | "service";
  readonly name: string;
  readonly port: number;
  readonly protocol: "http" | "http2" | "grpc" | "tcp";
  /** Whether the port speaks TLS. */
  readonly tls: boolean;
  /** Whether it asks the caller for a certificate. */
  readonly mutual: boolean;
  /** Port where a gateway's Envoy says whether it is ready; undefined where none does, and for a service. */
  readonly readyPort: number | undefined;
  /** What the deployment says of the Outpost that it runs on. */
  readonly outpost: string | undefined;
  /** Versions of a service; empty for a gateway and for a service without. */
  readonly versions: readonly string[];
}

/** Finds a target among what runs here; undefined when it is not there, or when its port is not clear. */
export function findTarget(
  deployment: Deployment,
  mesh: MeshModel | undefined,
  { gateway, service, port }: BalancerTarget,
): FoundTarget | undefined {
  if (gateway !== undefined) {
    const found = gatewaysOf(deployment, mesh).find(({ name }) => name === gateway);
    const listeners = found?.gateway.spec.listeners ?? [];
    const fitting = port === undefined ? listeners : listeners.filter(({ portMapping }) => portMapping.port === port);
    if (found === undefined || fitting.length !== 1) return undefined;
    const { portMapping, tls } = fitting[0]!;
    return {
      kind: "gateway",
      name: gateway,
      port: portMapping.port,
      protocol: portMapping.protocol,
      tls: tls !== undefined && tls.mode !== "DISABLED",
      mutual: tls?.mode === "STRICT" && tls.validation !== undefined,
      readyPort: readyPortOf(deployment),
      outpost: found.workload.outpost,
      versions: [],
    };
  }
  const workload = deployment.workloads?.services[service ?? ""];
  const found = deployment.services?.[service ?? ""];
  if (workload === undefined || found === undefined || (port !== undefined && port !== found.port)) return undefined;
  return {
    kind: "service",
    name: service!,
    port: found.port,
    protocol: found.protocol,
    tls: false,
    mutual: false,
    readyPort: undefined,
    outpost: workload.outpost,
    versions: nodesOfService(service!, found).flatMap(({ version }) => version ?? []),
  };
}

/** A target group: the targets of one load balancer on one port, and the listeners that lead there. */
export interface TargetGroup {
  readonly target: FoundTarget;
  readonly entry: TargetEntry;
  readonly options: BalancerTarget;
  /** Ports of the listeners, sorted. */
  readonly listeners: readonly number[];
}

/** The target groups of a load balancer, one for each target and port, sorted. Targets that are not found are left out. */
export function targetGroupsOf(
  deployment: Deployment,
  mesh: MeshModel | undefined,
  balancer: LoadBalancer,
): TargetGroup[] {
  const groups = new Map<string, TargetGroup>();
  for (const { port, target: options } of [...balancer.listeners].sort((a, b) => a.port - b.port)) {
    const target = options === undefined ? undefined : findTarget(deployment, mesh, options);
    if (options === undefined || target === undefined) continue;
    const key = targetKey(target);
    const known = groups.get(key);
    groups.set(key, {
      target,
      entry: known?.entry ?? targetEntry(deployment, target, options),
      options: known?.options ?? options,
      listeners: [...(known?.listeners ?? []), port],
    });
  }
  return [...groups.keys()].sort().map((key) => groups.get(key)!);
}

/** What tells the targets of a load balancer apart. */
export function targetKey({ kind, name, port }: Pick<FoundTarget, "kind" | "name" | "port">): string {
  return `${kind}:${name}:${port}`;
}

/** How a target group asks for health, with every default filled in. */
export interface TargetHealthCheck {
  /** TCP opens a connection and asks nothing. */
  readonly protocol: "HTTP" | "HTTPS" | "TCP";
  /** Undefined: the target's own port. */
  readonly port: number | undefined;
  readonly path: string | undefined;
  readonly codes: string | undefined;
}

/**
 * How a target is asked. A gateway is asked for Envoy's own readiness, which no service behind it can spoil; gRPC health
 * checks cannot be spoken to that port, and Envoy answers UNIMPLEMENTED to a method that no route has.
 */
export function targetHealthCheck(
  { type }: LoadBalancer,
  { target: { protocol, tls }, entry: { readyPort }, options }: TargetGroup,
): TargetHealthCheck {
  const { path, codes } = options.healthCheck;
  if (type === "network" && path === undefined) {
    return { protocol: "TCP", port: undefined, path: undefined, codes: undefined };
  }
  const own = tls && type === "application" ? "HTTPS" : "HTTP";
  if (protocol === "grpc" && type === "application") {
    return { protocol: own, port: undefined, path: path ?? "/AWS.ALB/healthcheck", codes: codes ?? "12" };
  }
  if (path === undefined && readyPort !== undefined) {
    return { protocol: "HTTP", port: readyPort, path: "/ready", codes: codes ?? "200" };
  }
  return { protocol: own, port: undefined, path: path ?? "/", codes: codes ?? "200" };
}

/** Whole seconds of a duration, rounded up. */
export function toSeconds(text: string): number {
  return Math.ceil(toMillis(text) / 1000);
}
