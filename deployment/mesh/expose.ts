import type { Deployment, GatewayRoute, Service, VirtualGateway } from "../schema";
import type { MeshModel } from "./model";
import { virtualServiceName } from "./names";

type Exposed = NonNullable<Service["exposed"]>;
type ExposedService = Service & { readonly exposed: Exposed };
type GatewayProtocol = VirtualGateway["spec"]["listeners"][number]["portMapping"]["protocol"];

/**
 * The virtual gateways and gateway routes of services that are `exposed`. A gateway that `mesh.virtualGateways` holds gets
 * the routes alone; any other one listens on each port that a service is exposed on, in that service's protocol.
 */
export function expandExposed(deployment: Deployment): Pick<MeshModel, "virtualGateways" | "gatewayRoutes"> {
  const exposed = exposedServices(deployment);
  const given = new Set((deployment.mesh?.virtualGateways ?? []).map(({ virtualGatewayName }) => virtualGatewayName));
  const made = [...new Set(exposed.map(([, service]) => service.exposed.gateway))]
    .filter((name) => !given.has(name))
    .map((name) =>
      gateway(
        name,
        exposed.map(([, service]) => service).filter((service) => service.exposed.gateway === name),
      ),
    );
  const several = new Set(made.filter(({ spec }) => spec.listeners.length > 1).map((each) => each.virtualGatewayName));
  return {
    virtualGateways: made,
    gatewayRoutes: exposed.map(([name, service]) => {
      const { gateway: through } = service.exposed;
      const port = several.has(through) ? exposedPort(service) : given.has(through) ? service.exposed.port : undefined;
      return route(deployment, name, service, port);
    }),
  };
}

/** The services that clients reach through a virtual gateway, sorted by name. tcp is left to the rules. */
function exposedServices({ services }: Deployment): [string, ExposedService][] {
  return Object.entries(services ?? {})
    .filter((entry): entry is [string, ExposedService] => entry[1].exposed !== undefined && entry[1].protocol !== "tcp")
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Port of the gateway's listener through which a service is reached. */
function exposedPort({ exposed, port }: ExposedService): number {
  return exposed.port ?? port;
}

function gateway(virtualGatewayName: string, services: readonly ExposedService[]): VirtualGateway {
  // Two protocols on one port are refused by a rule; the first by name stands here.
  const protocols = new Map<number, GatewayProtocol>();
  for (const service of services) {
    const port = exposedPort(service);
    if (!protocols.has(port)) protocols.set(port, service.protocol as GatewayProtocol);
  }
  const ports = [...protocols.keys()].sort((a, b) => a - b);
  return {
    virtualGatewayName,
    spec: {
      listeners: ports.map((port) => ({ portMapping: { port, protocol: protocols.get(port)! } })),
      logging: { accessLog: { file: { path: "/dev/stdout" } } },
    },
  };
}

function route(deployment: Deployment, name: string, service: ExposedService, port: number | undefined): GatewayRoute {
  const { exposed, protocol } = service;
  const atPort = port === undefined ? {} : { port };
  const action = { target: { virtualService: { virtualServiceName: virtualServiceName(deployment, name) } } };
  const match = { prefix: exposed.prefix ?? "/", ...atPort };
  const identity = { gatewayRouteName: name, virtualGatewayName: exposed.gateway };
  switch (protocol) {
    case "grpc":
      return { ...identity, spec: { grpcRoute: { match: { serviceName: exposed.grpcService, ...atPort }, action } } };
    case "http2":
      return { ...identity, spec: { http2Route: { match, action } } };
    default:
      return { ...identity, spec: { httpRoute: { match, action } } };
  }
}
