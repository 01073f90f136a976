import type { PortProtocol } from "../../deployment";
import type { Message } from "../json";
import { typed } from "../json";

const HTTP_OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

/** What a cluster speaks to its hosts; nothing needs saying of http and tcp. */
export function upstreamProtocol(protocol: PortProtocol): Message {
  if (protocol !== "http2" && protocol !== "grpc") return {};
  return {
    typed_extension_protocol_options: {
      [HTTP_OPTIONS]: typed(HTTP_OPTIONS, { explicit_http_config: { http2_protocol_options: {} } }),
    },
  };
}

/** A cluster that speaks what the caller speaks. */
export function callersProtocol(): Message {
  return {
    typed_extension_protocol_options: {
      [HTTP_OPTIONS]: typed(HTTP_OPTIONS, {
        use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
      }),
    },
  };
}
