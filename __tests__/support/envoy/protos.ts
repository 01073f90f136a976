import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Root } from "protobufjs";

/** Where a maintained package keeps the published protos of Envoy's API, version 3. */
const DEPS = join(dirname(require.resolve("@grpc/grpc-js-xds/package.json")), "deps");
const ROOTS = [
  ...["envoy-api", "xds", "googleapis", "protoc-gen-validate"].map((folder) => join(DEPS, folder)),
  // Descriptors of protobuf itself.
  dirname(require.resolve("protobufjs/package.json")),
];

/** The bootstrap and every extension that a configuration may hold. */
const ENTRIES = [
  "envoy/config/bootstrap/v3/bootstrap.proto",
  "envoy/config/trace/v3/opentelemetry.proto",
  "envoy/extensions/access_loggers/file/v3/file.proto",
  "envoy/extensions/access_loggers/stream/v3/stream.proto",
  "envoy/extensions/filters/http/router/v3/router.proto",
  "envoy/extensions/filters/listener/original_dst/v3/original_dst.proto",
  "envoy/extensions/filters/listener/tls_inspector/v3/tls_inspector.proto",
  "envoy/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto",
  "envoy/extensions/filters/network/tcp_proxy/v3/tcp_proxy.proto",
  "envoy/extensions/retry/host/previous_hosts/v3/previous_hosts.proto",
  "envoy/extensions/transport_sockets/tls/v3/tls.proto",
  "envoy/extensions/upstreams/http/v3/http_protocol_options.proto",
  "envoy/service/discovery/v3/discovery.proto",
];

let loaded: Root | undefined;

/** The published protos, read once. */
export function envoyProtos(): Root {
  if (loaded !== undefined) return loaded;
  const root = new Root();
  const common = root.resolvePath.bind(root);
  root.resolvePath = (origin, target) =>
    ROOTS.map((folder) => join(folder, target)).find((path) => existsSync(path)) ?? common(origin, target);
  root.loadSync(ENTRIES, { keepCase: true });
  root.resolveAll();
  loaded = root;
  return root;
}
