import type { VirtualGateway } from "../deployment";
import { bootstrap } from "./bootstrap";
import { EgressClusters } from "./cluster/egress-clusters";
import type { Message } from "./json";
import { backendOf, gatewayListeners } from "./listener/gateway";
import { gatewayEntries } from "./listener/gateway-routes";
import type { MeshLookup } from "./model/mesh-lookup";
import type { ServicePorts } from "./model/service-port";
import type { CompileOptions } from "./options";
import { Secrets } from "./tls/secrets";

/** The configuration of a virtual gateway's Envoy. Nothing is redirected to it: callers dial its ports. */
export function compileGateway(
  mesh: MeshLookup,
  ports: ServicePorts,
  gateway: VirtualGateway,
  options: CompileOptions,
): Message {
  const secrets = new Secrets(options.sdsSocket);
  const listeners = [...gateway.spec.listeners]
    .sort((a, b) => a.portMapping.port - b.portMapping.port)
    .map((listener) => ({ listener, entries: gatewayEntries(mesh, ports, gateway.virtualGatewayName, listener) }));
  const backends = listeners.flatMap(({ entries }) => entries.map(({ target }) => backendOf(gateway, target)));
  const clusters = new EgressClusters(mesh, options, secrets, backends);
  const own = gatewayListeners({ mesh, gateway, listeners, clusters, options, secrets });
  return bootstrap({
    mesh: mesh.meshName,
    kind: "virtualGateway",
    name: gateway.virtualGatewayName,
    ownListeners: listeners.length,
    listeners: own.listeners,
    clusters: [...own.clusters, ...clusters.all],
    options,
    secrets,
  });
}
