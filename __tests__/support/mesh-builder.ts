import { defineDeployment, expandMesh } from "../../deployment";
import type { Deployment, DeploymentInput } from "../../deployment";
import { formatPath } from "../../document";
import { SYNTH_RULES, inspectDeployment } from "../../rules";
import type { Finding } from "../../rules";

/** A mesh as a person writes it, with every list of objects there to be changed. */
export type MeshInput = Required<
  Pick<
    NonNullable<DeploymentInput["mesh"]>,
    "virtualNodes" | "virtualRouters" | "routes" | "virtualServices" | "virtualGateways" | "gatewayRoutes"
  >
> &
  NonNullable<DeploymentInput["mesh"]>;

/** A change of the base mesh, or of the whole deployment around it. */
export type Change = (mesh: MeshInput, deployment: DeploymentInput) => void;

type NodeInput = MeshInput["virtualNodes"][number];
export type NodeListenerInput = NonNullable<NodeInput["spec"]["listeners"]>[number];
export type RouteInput = MeshInput["routes"][number];
export type HttpRouteInput = NonNullable<RouteInput["spec"]["httpRoute"]>;
export type GatewayRouteInput = MeshInput["gatewayRoutes"][number];

/** A node that listens on one port and is found by DNS. */
export function node(name: string, port: number, protocol: NodeListenerInput["portMapping"]["protocol"]): NodeInput {
  return {
    virtualNodeName: name,
    spec: {
      listeners: [{ portMapping: { port, protocol } }],
      serviceDiscovery: { dns: { hostname: `${name}.shop.internal`, responseType: "LOADBALANCER" } },
    },
  };
}

/** A router that listens on one port. */
export function router(
  name: string,
  port: number,
  protocol: NodeListenerInput["portMapping"]["protocol"],
): MeshInput["virtualRouters"][number] {
  return { virtualRouterName: name, spec: { listeners: [{ portMapping: { port, protocol } }] } };
}

/** An http route of router "web" with one target. */
export function httpRoute(name: string, match: HttpRouteInput["match"], priority?: number): RouteInput {
  return {
    routeName: name,
    virtualRouterName: "web",
    spec: {
      ...(priority === undefined ? {} : { priority }),
      httpRoute: { match, action: { weightedTargets: [{ virtualNode: "web", weight: 100 }] } },
    },
  };
}

/** A virtual service that a router provides. */
export function service(name: string, routerName: string): MeshInput["virtualServices"][number] {
  return {
    virtualServiceName: name,
    spec: { provider: { virtualRouter: { virtualRouterName: routerName } } },
  };
}

/** A mesh of every kind of object that nothing is wrong with; web listens on another port than its router. */
export function baseMesh(): MeshInput {
  const web = node("web", 8080, "http");
  web.spec.backends = [
    { virtualService: { virtualServiceName: "prices.shop.internal" } },
    { virtualService: { virtualServiceName: "store.shop.internal" } },
  ];
  const targets = (name: string) => ({ weightedTargets: [{ virtualNode: name, weight: 100 }] });
  const names = ["web", "prices", "store"];
  return {
    virtualNodes: [web, node("prices", 50051, "grpc"), node("store", 5432, "tcp")],
    virtualRouters: [router("web", 80, "http"), router("prices", 50051, "grpc"), router("store", 5432, "tcp")],
    routes: [
      httpRoute("web", { prefix: "/" }),
      {
        routeName: "prices",
        virtualRouterName: "prices",
        spec: { grpcRoute: { match: { serviceName: "shop.Prices" }, action: targets("prices") } },
      },
      { routeName: "store", virtualRouterName: "store", spec: { tcpRoute: { action: targets("store") } } },
    ],
    virtualServices: names.map((name) => service(`${name}.shop.internal`, name)),
    virtualGateways: [
      {
        virtualGatewayName: "edge",
        spec: { listeners: [{ portMapping: { port: 8088, protocol: "http" } }] },
      },
    ],
    gatewayRoutes: [
      {
        gatewayRouteName: "web",
        virtualGatewayName: "edge",
        spec: {
          httpRoute: {
            match: { prefix: "/web/" },
            action: { target: { virtualService: { virtualServiceName: "web.shop.internal" } } },
          },
        },
      },
    ],
  };
}

/** The base mesh, changed, as a deployment. */
export function meshWith(...changes: readonly Change[]): Deployment {
  const mesh = baseMesh();
  const deployment: DeploymentInput = { name: "shop", region: "eu-central-1", mesh };
  for (const change of changes) change(mesh, deployment);
  return defineDeployment(deployment);
}

/** What one rule says: `path: message`, one line each. */
export function saidBy(rule: string, deployment: Deployment): string[] {
  const found = SYNTH_RULES.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`there is no rule ${rule}`);
  return [...found.inspect({ deployment, mesh: expandMesh(deployment) })].map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  );
}

/** All findings of a severity or above. */
export function findingsAbove(deployment: Deployment, ...severities: readonly Finding["severity"][]): string[] {
  return inspectDeployment(deployment)
    .filter(({ severity }) => severities.includes(severity))
    .map(({ rule, path, message }) => `${rule} ${formatPath(path)}: ${message}`);
}
