import { extension } from "../json";
import type { Message } from "../json";

/** Tells the filter chains where redirected traffic was going. */
export const ORIGINAL_DESTINATION = extension(
  "envoy.filters.listener.original_dst",
  "envoy.extensions.filters.listener.original_dst.v3.OriginalDst",
);

const INSPECTOR = extension(
  "envoy.filters.listener.tls_inspector",
  "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector",
);

/** Looks at the first bytes for TLS. It waits for the client to speak, so ports where the server speaks first are left out. */
export function tlsInspectorExcept(ports: readonly number[]): Message {
  if (ports.length === 0) return INSPECTOR;
  return { ...INSPECTOR, filter_disabled: anyPort(ports) };
}

/** The same on some ports alone. */
export function tlsInspectorOn(ports: readonly number[]): Message {
  return { ...INSPECTOR, filter_disabled: { not_match: anyPort(ports) } };
}

function anyPort(ports: readonly number[]): Message {
  const rules = ports.map((port) => ({ destination_port_range: { start: port, end: port + 1 } }));
  return rules.length === 1 ? rules[0]! : { or_match: { rules } };
}
