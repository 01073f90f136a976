import { socketAddress } from "../json";
import type { Field, Message } from "../json";
import type { ServicePort, Target } from "../model/service-port";
import { EGRESS_PORT, names } from "../names";
import { exactHeader } from "../route/match";
import { serviceRoutes } from "../route/service-routes";
import { DEFAULT_IDLE_TIMEOUT } from "../route/timeouts";
import { httpManager } from "./http-manager";

/** Says on the second way which virtual service's port a gateway route has chosen; a caller cannot: it is overwritten. */
const TARGET_HEADER = "x-outpost-mesh-target";

/** What a gateway route does that sends requests on to the routes of a virtual service. */
export function leadTo(target: ServicePort, action: Message): Message {
  return {
    // How long a request lasts is said where it leaves the gateway.
    route: { ...action, timeout: "0s", idle_timeout: "0s" },
    request_headers_to_add: [
      {
        header: { key: TARGET_HEADER, value: keyOf(target).replaceAll("%", "%%") },
        append_action: "OVERWRITE_IF_EXISTS_OR_ADD",
      },
    ],
  };
}

/** The listener where a gateway's requests come in again, with the routes of every virtual service that they may go to. */
export function selfRedirectListener(
  targets: readonly ServicePort[],
  clusterOf: (port: ServicePort, target: Target) => string,
): Message[] {
  const ports = [...new Map(targets.map((target) => [keyOf(target), target])).values()];
  if (ports.length === 0) return [];
  ports.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const routes = ports.flatMap((port) =>
    serviceRoutes(port, (target) => clusterOf(port, target)).map((route) => ({
      ...route,
      match: onlyFor(port, route["match"] as Message),
      request_headers_to_remove: [TARGET_HEADER],
    })),
  );
  const manager = httpManager({
    statPrefix: "egress",
    routeConfig: { name: "rds_self_redirect", virtual_hosts: [{ name: "mesh", domains: ["*"], routes }] },
    accessLog: undefined,
    tracing: undefined,
    idleTimeout: DEFAULT_IDLE_TIMEOUT,
    matchesPaths: true,
  });
  return [
    {
      name: names.egressListener("127.0.0.1", EGRESS_PORT),
      address: socketAddress("127.0.0.1", EGRESS_PORT),
      traffic_direction: "OUTBOUND",
      filter_chains: [{ filters: [manager] }],
    },
  ];
}

function onlyFor(port: ServicePort, match: Message): Message {
  const headers = (match["headers"] ?? []) as readonly Field[];
  return { ...match, headers: [exactHeader(TARGET_HEADER, keyOf(port)), ...headers] };
}

function keyOf({ service, port }: ServicePort): string {
  return `${service}:${port}`;
}
