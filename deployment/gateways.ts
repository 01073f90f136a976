import { nodesOfService } from "./mesh";
import type { MeshModel } from "./mesh";
import type { Deployment, GatewayWorkload, VirtualGateway, VirtualNode } from "./schema";

/** The Envoy that is one virtual gateway, and how it runs. */
export interface GatewayContainer {
  readonly name: string;
  readonly gateway: VirtualGateway;
  readonly workload: GatewayWorkload;
  /** Ports of its listeners, sorted. */
  readonly ports: readonly number[];
  /** CPU units; 0 for a pod that asks for what every Envoy of the platform does. */
  readonly cpu: number;
  /** MiB; 0 for such a pod. */
  readonly memory: number;
}

/** The virtual gateways that run here, sorted by name. Workloads without a gateway in the file are left to the rules. */
export function gatewaysOf({ workloads }: Deployment, mesh: MeshModel | undefined): GatewayContainer[] {
  // Pods ask for what their Envoys ask for, in quantities of Kubernetes.
  const usual = workloads?.platform === "ecs" ? workloads.envoy : { cpu: 0, memory: 0 };
  return Object.entries(workloads?.gateways ?? {})
    .flatMap(([name, workload]) => {
      const gateway = mesh?.virtualGateways.find(({ virtualGatewayName }) => virtualGatewayName === name);
      if (gateway === undefined) return [];
      const ports = unique(gateway.spec.listeners.map(({ portMapping }) => portMapping.port));
      const { cpu = usual.cpu, memory = usual.memory } = workload;
      return [{ name, gateway, workload, ports, cpu, memory }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a virtual gateway calls, as far as the file describes it. */
export interface GatewayCalls {
  /** Ports of virtual nodes, with the service of the shorthand that a node belongs to. */
  readonly targets: readonly { readonly port: number; readonly service: string | undefined }[];
  /** Virtual services that its routes name and whose nodes the file does not hold, sorted. */
  readonly unknown: readonly string[];
}

/** Follows the routes of a virtual gateway to the virtual nodes behind them. */
export function gatewayCalls(deployment: Deployment, mesh: MeshModel, gateway: string): GatewayCalls {
  const names = mesh.gatewayRoutes
    .filter(({ virtualGatewayName }) => virtualGatewayName === gateway)
    .flatMap(({ spec }) => {
      const { action } = spec.httpRoute ?? spec.http2Route ?? spec.grpcRoute ?? {};
      return action === undefined ? [] : [action.target.virtualService.virtualServiceName];
    });
  const serviceOf = new Map(
    Object.entries(deployment.services ?? {}).flatMap(([name, service]) =>
      nodesOfService(name, service).map(({ node }) => [node, name] as const),
    ),
  );
  const unknown: string[] = [];
  const targets = new Map<string, GatewayCalls["targets"][number]>();
  for (const name of [...new Set(names)].sort()) {
    const found = nodesBehind(mesh, name);
    if (found.length === 0) unknown.push(name);
    for (const { node, port } of found) {
      const service = serviceOf.get(node.virtualNodeName);
      for (const each of port === undefined ? listenerPorts(node) : [port]) {
        targets.set(`${service ?? ""}:${each}`, { port: each, service });
      }
    }
  }
  return { targets: [...targets.keys()].sort().map((key) => targets.get(key)!), unknown };
}

/** The nodes that a virtual service may lead to; none when the file does not say all of the way. */
function nodesBehind(mesh: MeshModel, virtualService: string): { node: VirtualNode; port?: number }[] {
  const provider = mesh.virtualServices.find(({ virtualServiceName }) => virtualServiceName === virtualService)?.spec
    .provider;
  const nodeNamed = (name: string) => mesh.virtualNodes.find(({ virtualNodeName }) => virtualNodeName === name);
  if (provider?.virtualNode !== undefined) {
    const node = nodeNamed(provider.virtualNode.virtualNodeName);
    return node === undefined ? [] : [{ node }];
  }
  const router = provider?.virtualRouter?.virtualRouterName;
  return mesh.routes
    .filter(({ virtualRouterName }) => virtualRouterName === router)
    .flatMap(({ spec }) => {
      const { action } = spec.httpRoute ?? spec.http2Route ?? spec.grpcRoute ?? spec.tcpRoute ?? {};
      return action?.weightedTargets ?? [];
    })
    .flatMap(({ virtualNode, port }) => {
      const node = nodeNamed(virtualNode);
      return node === undefined ? [] : [{ node, port }];
    });
}

function listenerPorts({ spec }: VirtualNode): number[] {
  return unique((spec.listeners ?? []).map(({ portMapping }) => portMapping.port));
}

function unique(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
