import { localClusters } from "./cluster/local";
import { message, socketAddress } from "./json";
import type { Message } from "./json";
import { metricsListener } from "./listener/metrics";
import { names } from "./names";
import type { CompileOptions } from "./options";
import { statsConfig } from "./stats";
import type { Secrets } from "./tls/secrets";

/** The kinds of objects that have an Envoy of their own. */
export type EnvoyKind = "virtualNode" | "virtualGateway";

export interface BootstrapProps {
  readonly mesh: string;
  readonly kind: EnvoyKind;
  readonly name: string;
  readonly listeners: readonly Message[];
  /** How many listeners the mesh model gives it. */
  readonly ownListeners: number;
  readonly clusters: readonly Message[];
  readonly options: CompileOptions;
  readonly secrets: Secrets;
}

/** Everything that an Envoy starts with. It asks nobody for more. */
export function bootstrap(props: BootstrapProps): Message {
  const { mesh, kind, name, listeners, clusters, options, secrets } = props;
  const all = [...clusters, ...localClusters(options, secrets)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return message({
    node: { id: names.nodeId(mesh, kind, name), cluster: names.nodeCluster(mesh, name) },
    admin: { address: socketAddress("127.0.0.1", options.adminPort) },
    static_resources: { listeners: [...listeners, ...metricsListener(options)], clusters: all },
    stats_config: statsConfig(mesh, kind, name, props.ownListeners),
    cluster_manager: all.some((cluster) => "outlier_detection" in cluster) ? OUTLIER_LOG : undefined,
    layered_runtime: { layers: [{ name: "static", static_layer: RUNTIME }] },
  });
}

/** App Mesh's agent wrote ejections there. */
const OUTLIER_LOG: Message = { outlier_detection: { event_log_path: "/dev/stdout" } };

/** The largest regular expression that App Mesh's agent allowed; Envoy's own limit is a tenth of it. */
const RUNTIME: Message = { "re2.max_program_size.error_level": 1000 };

function nameOf(message: Message): string {
  return message["name"] as string;
}
