import type {
  AppmeshVirtualNodeSpec,
  AppmeshVirtualNodeSpecListener,
} from "@cdktf/provider-aws/lib/appmesh-virtual-node";
import { escapeTemplates } from "../../rules";
import type { NodeListener, VirtualNode } from "../../deployment";

/** A virtual node's spec in the provider's words; `discovery` replaces names by references to what makes them. */
export function nodeConfig(
  { spec }: VirtualNode,
  discovery: AppmeshVirtualNodeSpec["serviceDiscovery"],
): AppmeshVirtualNodeSpec {
  return {
    listener: spec.listeners.map(listenerConfig),
    backend: spec.backends.map(({ virtualService }) => ({
      virtualService: { virtualServiceName: virtualService.virtualServiceName },
    })),
    serviceDiscovery: discovery,
    logging: { accessLog: { file: { path: spec.logging.accessLog.file.path } } },
  };
}

function listenerConfig({ portMapping, healthCheck, timeout }: NodeListener): AppmeshVirtualNodeSpecListener {
  return {
    portMapping: { port: portMapping.port, protocol: portMapping.protocol },
    ...(healthCheck === undefined ? {} : { healthCheck: escapeTemplates(healthCheck) }),
    ...(timeout === undefined ? {} : { timeout: { ...timeout } }),
  };
}
