import type { EnvoyConfiguration } from "../compile";
import { message, typed } from "../json";
import type { Message } from "../json";
import { SDS_CLUSTER } from "../names";
import { change } from "./change";
import { FileSecrets } from "./file-secrets";

/** Name of the file that Envoy starts with, `envoy -c FOLDER/bootstrap.json`. */
export const BOOTSTRAP_FILE = "bootstrap.json";

/**
 * The same configuration in files that Envoy reads again when they are replaced, without a restart: listeners, clusters,
 * routing tables and certificates. The folder is replaced by renaming, as Kubernetes does with a mounted ConfigMap, whose
 * keys the files' names can be. Mount it as a whole: a `subPath` is never replaced.
 * @param folder where Envoy finds the files, an absolute path
 * @returns texts of the files by their names
 */
export function asFiles({ bootstrap }: EnvoyConfiguration, folder: string): Readonly<Record<string, string>> {
  const { static_resources: resources, ...rest } = bootstrap;
  const { listeners, clusters } = resources as { listeners: readonly Message[]; clusters: readonly Message[] };
  const secrets = new FileSecrets((name) => source(folder, name));
  const tables = new Map<string, Message>();
  const dynamic = {
    listeners: listeners.map((each) => secrets.in(withoutTables(each, folder, tables))),
    // What tells Envoy where secrets come from has to be there before everything else.
    clusters: clusters.filter((each) => each["name"] !== SDS_CLUSTER).map((each) => secrets.in(each)),
  };
  const first = clusters.filter((each) => each["name"] === SDS_CLUSTER);
  const start = message({
    ...rest,
    dynamic_resources: { lds_config: source(folder, "listeners"), cds_config: source(folder, "clusters") },
    static_resources: first.length === 0 ? undefined : { clusters: first },
  });
  const files: Record<string, Message> = {
    [BOOTSTRAP_FILE]: start,
    "listeners.json": resourcesOf("envoy.config.listener.v3.Listener", dynamic.listeners),
    "clusters.json": resourcesOf("envoy.config.cluster.v3.Cluster", dynamic.clusters),
  };
  for (const [name, table] of tables) {
    files[`${name}.json`] = resourcesOf("envoy.config.route.v3.RouteConfiguration", [table]);
  }
  for (const [name, secret] of secrets.all) {
    files[`${name}.json`] = resourcesOf("envoy.extensions.transport_sockets.tls.v3.Secret", [secret]);
  }
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, content]) => [name, JSON.stringify(content)]));
}

/** Where Envoy reads resources from, and what it watches: a file that is written to is not read again, a renamed one is. */
function source(folder: string, name: string): Message {
  return {
    path_config_source: { path: `${folder}/${name}.json`, watched_directory: { path: folder } },
    resource_api_version: "V3",
  };
}

function resourcesOf(type: string, resources: readonly Message[]): Message {
  return { resources: resources.map((resource) => typed(type, resource)) };
}

/** A listener whose routing tables are named, and collected. */
function withoutTables(listener: Message, folder: string, tables: Map<string, Message>): Message {
  return change(listener, (part) => {
    const { route_config: table, ...rest } = part;
    if (table === undefined) return part;
    const name = (table as Message)["name"] as string;
    tables.set(name, table as Message);
    return { ...rest, rds: { route_config_name: name, config_source: source(folder, name) } };
  });
}
