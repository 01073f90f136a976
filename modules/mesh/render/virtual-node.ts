import type {
  AppmeshVirtualNodeSpec,
  AppmeshVirtualNodeSpecListener,
} from "@cdktf/provider-aws/lib/appmesh-virtual-node";
import type { NodeListener, ServiceDiscovery, VirtualNode } from "../../../deployment";
import { backendDefaults, clientPolicy, listenerTls } from "./tls";
import { unordered, unorderedOrAbsent } from "./unordered";

/** Where a node is registered by this deployment itself, as references to what makes it. */
export interface RegisteredName {
  readonly namespaceName: string;
  readonly serviceName: string;
}

/** A virtual node's spec in the provider's words. */
export function renderVirtualNode(
  { spec }: VirtualNode,
  registered: RegisteredName | undefined,
): AppmeshVirtualNodeSpec {
  return {
    listener:
      spec.listeners && [...spec.listeners].sort((a, b) => a.portMapping.port - b.portMapping.port).map(listener),
    serviceDiscovery: spec.serviceDiscovery && discovery(spec.serviceDiscovery, registered),
    backend: unorderedOrAbsent(
      spec.backends?.map(({ virtualService }) => ({
        virtualService: {
          virtualServiceName: virtualService.virtualServiceName,
          clientPolicy: virtualService.clientPolicy && clientPolicy(virtualService.clientPolicy),
        },
      })),
    ),
    backendDefaults: backendDefaults(spec.backendDefaults),
    logging: spec.logging,
  };
}

function listener({
  portMapping,
  healthCheck,
  connectionPool,
  outlierDetection,
  timeout,
  tls,
}: NodeListener): AppmeshVirtualNodeSpecListener {
  const list = <T>(value: T | undefined) => (value === undefined ? undefined : [value]);
  return {
    portMapping,
    healthCheck,
    connectionPool: connectionPool && {
      // The provider declares these as lists, although the API has one of each.
      http: list(connectionPool.http),
      http2: list(connectionPool.http2),
      tcp: list(connectionPool.tcp),
      grpc: connectionPool.grpc,
    },
    outlierDetection,
    timeout,
    tls: tls && listenerTls(tls),
  };
}

function discovery({ dns, awsCloudMap }: ServiceDiscovery, registered: RegisteredName | undefined) {
  if (awsCloudMap === undefined) return { dns };
  // The provider has no ipPreference for Cloud Map; a rule refuses it.
  const { namespaceName, serviceName, attributes } = awsCloudMap;
  const pairs = unordered(attributes ?? []).map(({ key, value }) => [key, value]);
  return {
    dns,
    awsCloudMap: {
      ...(registered ?? { namespaceName, serviceName }),
      attributes: attributes && (Object.fromEntries(pairs) as Record<string, string>),
    },
  };
}
