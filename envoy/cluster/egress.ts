import type { ClientPolicy } from "../../deployment";
import { message } from "../json";
import type { Message } from "../json";
import type { MeshLookup } from "../model/mesh-lookup";
import type { Target } from "../model/service-port";
import type { CompileOptions } from "../options";
import type { Secrets } from "../tls/secrets";
import { upstreamTls } from "../tls/upstream";
import { circuitBreakers } from "./circuit-breakers";
import { discovery, discoveryName } from "./discovery";
import { healthCheck } from "./health-check";
import { outlierDetection } from "./outlier-detection";
import { upstreamProtocol } from "./protocol";

/** How long a caller waited for a connection before it took the attempt for failed, under App Mesh. */
const CONNECT_TIMEOUT = "1s";

/** A caller's way to one listener of a virtual node. */
export function egressCluster(
  mesh: MeshLookup,
  name: string,
  { node, listener }: Target,
  policy: ClientPolicy | undefined,
  options: CompileOptions,
  secrets: Secrets,
): Message {
  const { port, protocol } = listener.portMapping;
  const addresses = options.endpoints[node.virtualNodeName];
  const { serviceDiscovery: found } = node.spec;
  const host = found === undefined ? undefined : `${discoveryName(found)}:${port}`;
  return message({
    name,
    ...discovery(mesh, node, { cluster: name, port, addresses }),
    connect_timeout: CONNECT_TIMEOUT,
    ...upstreamProtocol(protocol),
    transport_socket: upstreamTls(node, listener, policy, secrets),
    circuit_breakers: circuitBreakers(),
    health_checks: listener.healthCheck === undefined ? undefined : [healthCheck(listener.healthCheck, host)],
    outlier_detection:
      listener.outlierDetection === undefined ? undefined : outlierDetection(listener.outlierDetection),
  });
}
