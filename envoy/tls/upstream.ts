import type { ClientPolicy, NodeListener, VirtualNode } from "../../deployment";
import { discoveryName } from "../cluster/discovery";
import { extension, message } from "../json";
import type { Message } from "../json";
import { ownCertificate } from "./certificate";
import type { Secrets } from "./secrets";
import { validation } from "./validation";

/** What a client policy asks for on a port; undefined where it does not hold for it. */
export function tlsPolicyOn(
  policy: ClientPolicy | undefined,
  port: number,
): NonNullable<ClientPolicy["tls"]> | undefined {
  const tls = policy?.tls;
  const ports = tls?.ports ?? [];
  return ports.length === 0 || ports.includes(port) ? tls : undefined;
}

/**
 * TLS of a caller towards a listener; undefined where they speak in plain text.
 * App Mesh told a caller's Envoy what the listener offers. So does this: a policy that does not enforce TLS uses it where
 * the listener has it, and without a policy it is used, not validated, where the listener has it.
 */
export function upstreamTls(
  { spec }: VirtualNode,
  listener: NodeListener,
  policy: ClientPolicy | undefined,
  secrets: Secrets,
): Message | undefined {
  const tls = tlsPolicyOn(policy, listener.portMapping.port);
  const offered = listener.tls !== undefined && listener.tls.mode !== "DISABLED";
  if (!offered && (tls === undefined || tls.enforce === false)) return undefined;
  const host = spec.serviceDiscovery === undefined ? undefined : discoveryName(spec.serviceDiscovery);
  const common = message({
    ...(tls?.certificate === undefined ? {} : ownCertificate(tls.certificate, secrets)),
    ...(tls === undefined ? {} : validation(tls.validation, host === undefined ? [] : [host], secrets)),
  });
  return extension("envoy.transport_sockets.tls", "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext", {
    common_tls_context: common,
    sni: host,
  });
}
