import { nodesOfService } from "../mesh";
import type { MeshModel } from "../mesh";
import type { Deployment, VirtualNode } from "../schema";

/** What is moved at once: the tasks of a service in all its versions, of a node of the full form, or of a gateway. */
export interface MigrationUnit {
  readonly kind: "gateway" | "service" | "node";
  readonly name: string;
  /** Its virtual nodes, sorted; empty for a gateway. */
  readonly nodes: readonly string[];
}

/** A call: the caller's Envoy sends requests to tasks of the callee. */
export interface UnitCall {
  readonly caller: MigrationUnit;
  readonly callee: MigrationUnit;
  /**
   * Whether the caller's Envoy was told the callee's tasks by App Mesh, because Cloud Map keeps them: without App Mesh it
   * never learns of another. Names in DNS it looks up itself.
   */
  readonly told: boolean;
}

/** The units of a mesh, sorted by kind and name. */
export function unitsOf(deployment: Deployment, mesh: MeshModel): MigrationUnit[] {
  const services = Object.entries(deployment.services ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, service]): MigrationUnit => {
      return { kind: "service", name, nodes: nodesOfService(name, service).map(({ node }) => node) };
    });
  const ofServices = new Set(services.flatMap(({ nodes }) => nodes));
  const gateways = mesh.virtualGateways.map(({ virtualGatewayName: name }): MigrationUnit => {
    return { kind: "gateway", name, nodes: [] };
  });
  const nodes = mesh.virtualNodes
    .filter(({ virtualNodeName }) => !ofServices.has(virtualNodeName))
    .map(({ virtualNodeName: name }): MigrationUnit => ({ kind: "node", name, nodes: [name] }));
  return [...gateways, ...nodes, ...services];
}

/** The calls among units, as far as the mesh shows them; sorted like the units. */
export function callsAmong(units: readonly MigrationUnit[], mesh: MeshModel): UnitCall[] {
  const unitOfNode = new Map(units.flatMap((unit) => unit.nodes.map((node) => [node, unit] as const)));
  const nodes = new Map(mesh.virtualNodes.map((node) => [node.virtualNodeName, node]));
  const behind = nodesBehindServices(mesh);
  return units.flatMap((caller) => {
    const callees = new Map<MigrationUnit, boolean>();
    for (const service of servicesCalledBy(caller, mesh, nodes)) {
      for (const name of behind.get(service) ?? []) {
        const callee = unitOfNode.get(name);
        const node = nodes.get(name);
        if (callee === undefined || node === undefined) continue;
        callees.set(callee, (callees.get(callee) ?? false) || node.spec.serviceDiscovery?.awsCloudMap !== undefined);
      }
    }
    return units.flatMap((callee) => {
      const told = callees.get(callee);
      return told === undefined ? [] : [{ caller, callee, told }];
    });
  });
}

function servicesCalledBy(unit: MigrationUnit, mesh: MeshModel, nodes: ReadonlyMap<string, VirtualNode>): Set<string> {
  if (unit.kind !== "gateway") {
    const backends = unit.nodes.flatMap((name) => nodes.get(name)?.spec.backends ?? []);
    return new Set(backends.map(({ virtualService }) => virtualService.virtualServiceName));
  }
  const routes = mesh.gatewayRoutes.filter(({ virtualGatewayName }) => virtualGatewayName === unit.name);
  return new Set(
    routes.flatMap(({ spec }) => {
      const { action } = spec.httpRoute ?? spec.http2Route ?? spec.grpcRoute ?? {};
      return action?.target.virtualService.virtualServiceName ?? [];
    }),
  );
}

/** The nodes that each virtual service may lead to, whatever their weights. */
function nodesBehindServices(mesh: MeshModel): Map<string, string[]> {
  const byRouter = new Map<string, string[]>();
  for (const { virtualRouterName, spec } of mesh.routes) {
    const { action } = spec.httpRoute ?? spec.http2Route ?? spec.grpcRoute ?? spec.tcpRoute ?? {};
    const targets = (action?.weightedTargets ?? []).map(({ virtualNode }) => virtualNode);
    byRouter.set(virtualRouterName, [...(byRouter.get(virtualRouterName) ?? []), ...targets]);
  }
  return new Map(
    mesh.virtualServices.map(({ virtualServiceName, spec }) => {
      const { virtualNode, virtualRouter } = spec.provider ?? {};
      if (virtualNode !== undefined) return [virtualServiceName, [virtualNode.virtualNodeName]];
      return [virtualServiceName, byRouter.get(virtualRouter?.virtualRouterName ?? "") ?? []];
    }),
  );
}
