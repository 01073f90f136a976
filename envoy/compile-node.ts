import type { VirtualNode } from "../deployment";
import { bootstrap } from "./bootstrap";
import { EgressClusters } from "./cluster/egress-clusters";
import type { Backend } from "./cluster/egress-clusters";
import { EnvoyCompileError } from "./errors";
import type { Message } from "./json";
import { outbound } from "./listener/egress";
import { inbound } from "./listener/ingress";
import type { MeshLookup } from "./model/mesh-lookup";
import type { ServicePorts } from "./model/service-port";
import type { CompileOptions } from "./options";
import { Secrets } from "./tls/secrets";

/** The configuration of a virtual node's Envoy. */
export function compileNode(
  mesh: MeshLookup,
  ports: ServicePorts,
  node: VirtualNode,
  options: CompileOptions,
): Message {
  const secrets = new Secrets(options.sdsSocket);
  const backends = backendsOf(mesh, ports, node, options);
  const clusters = new EgressClusters(mesh, options, secrets, backends);
  const inward = inbound({ mesh: mesh.meshName, node, options, secrets });
  const outward = outbound({ mesh, node, backends, clusters, options });
  return bootstrap({
    mesh: mesh.meshName,
    kind: "virtualNode",
    name: node.virtualNodeName,
    ownListeners: node.spec.listeners?.length ?? 0,
    listeners: [...inward.listeners, ...outward.listeners],
    clusters: [...inward.clusters, ...outward.clusters, ...clusters.all],
    options,
    secrets,
  });
}

/** What a node calls, by name of the virtual service. A backend that is one of AWS's own services needs no cluster. */
function backendsOf(mesh: MeshLookup, ports: ServicePorts, node: VirtualNode, options: CompileOptions): Backend[] {
  const { backends = [], backendDefaults } = node.spec;
  const called = new Map(backends.map(({ virtualService }) => [virtualService.virtualServiceName, virtualService]));
  return [...called.values()]
    .sort((a, b) => (a.virtualServiceName < b.virtualServiceName ? -1 : 1))
    .flatMap(({ virtualServiceName: name, clientPolicy }) => {
      if (mesh.service(name) === undefined) {
        if (options.awsDomains.some((domain) => name.endsWith(`.${domain}`))) return [];
        throw new EnvoyCompileError(
          `virtual node ${JSON.stringify(node.virtualNodeName)} has the backend ${JSON.stringify(name)}, which is not in the mesh.`,
        );
      }
      return ports.of(name).map((port) => ({ port, policy: clientPolicy ?? backendDefaults?.clientPolicy }));
    });
}
