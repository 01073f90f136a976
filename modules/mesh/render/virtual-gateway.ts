import type { AppmeshGatewayRouteSpec } from "@cdktf/provider-aws/lib/appmesh-gateway-route";
import type { AppmeshVirtualGatewaySpec } from "@cdktf/provider-aws/lib/appmesh-virtual-gateway";
import type { GatewayRoute, HttpGatewayRoute, VirtualGateway } from "../../../deployment";
import { headers, queryParameters } from "./route";
import { backendDefaults, listenerTls } from "./tls";

/** A virtual gateway's spec in the provider's words. */
export function renderVirtualGateway({ spec }: VirtualGateway): AppmeshVirtualGatewaySpec {
  return {
    listener: [...spec.listeners]
      .sort((a, b) => a.portMapping.port - b.portMapping.port)
      .map(({ tls, ...listener }) => ({ ...listener, tls: tls && listenerTls(tls) })),
    backendDefaults: backendDefaults(spec.backendDefaults),
    logging: spec.logging,
  };
}

/** A gateway route's spec in the provider's words; `service` gives the reference to a virtual service by its name. */
export function renderGatewayRoute({ spec }: GatewayRoute, service: (name: string) => string): AppmeshGatewayRouteSpec {
  const target = ({ port, virtualService }: HttpGatewayRoute["action"]["target"]) => ({
    port,
    virtualService: { virtualServiceName: service(virtualService.virtualServiceName) },
  });
  const http = ({ match, action }: HttpGatewayRoute) => {
    // The provider has no method here; a rule refuses it.
    const { headers: header, queryParameters: queryParameter, prefix, path, hostname, port } = match;
    return {
      match: { prefix, path, hostname, port, header: headers(header), queryParameter: queryParameters(queryParameter) },
      action: { target: target(action.target), rewrite: action.rewrite && rewrite(action.rewrite) },
    };
  };
  return {
    priority: spec.priority,
    httpRoute: spec.httpRoute && http(spec.httpRoute),
    http2Route: spec.http2Route && http(spec.http2Route),
    // The provider has neither hostname nor metadata nor a rewrite here; rules refuse them.
    grpcRoute: spec.grpcRoute && {
      match: { serviceName: spec.grpcRoute.match.serviceName ?? "", port: spec.grpcRoute.match.port },
      action: { target: target(spec.grpcRoute.action.target) },
    },
  };
}

function rewrite({ hostname, prefix, path }: NonNullable<HttpGatewayRoute["action"]["rewrite"]>) {
  return {
    hostname:
      hostname?.defaultTargetHostname === undefined
        ? undefined
        : { defaultTargetHostname: hostname.defaultTargetHostname },
    prefix,
    path: path?.exact === undefined ? undefined : { exact: path.exact },
  };
}
