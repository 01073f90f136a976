import type { ListenerTls, PortProtocol } from "../../deployment";
import { extension, message } from "../json";
import type { Message } from "../json";
import { ownCertificate } from "./certificate";
import type { Secrets } from "./secrets";
import { validation } from "./validation";

/** TLS of a listener; undefined where it has none. */
export function downstreamTls(
  tls: ListenerTls | undefined,
  protocol: PortProtocol,
  secrets: Secrets,
): Message | undefined {
  if (tls === undefined || tls.mode === "DISABLED") return undefined;
  return extension("envoy.transport_sockets.tls", "envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext", {
    common_tls_context: message({
      ...ownCertificate(tls.certificate, secrets),
      ...(tls.validation === undefined ? {} : validation(tls.validation, [], secrets)),
      alpn_protocols: protocol === "tcp" ? undefined : ["h2", "http/1.1"],
    }),
    require_client_certificate: tls.validation === undefined ? undefined : true,
  });
}
