import { socketAddress } from "../json";
import type { Message } from "../json";
import { ADMIN_CLUSTER, names } from "../names";
import type { CompileOptions } from "../options";
import { httpManager } from "./http-manager";

/** Metrics and readiness on every address; the rest of Envoy's administration stays on the loopback. */
export function metricsListener({ metricsPort }: CompileOptions): Message[] {
  if (metricsPort === undefined) return [];
  const routes = ["/ready", "/stats/prometheus"].map((path) => ({
    match: { path },
    route: { cluster: ADMIN_CLUSTER },
  }));
  const manager = httpManager({
    statPrefix: "metrics",
    routeConfig: { name: "rds_metrics", virtual_hosts: [{ name: "administration", domains: ["*"], routes }] },
    accessLog: undefined,
    tracing: undefined,
    idleTimeout: "60s",
    edge: true,
  });
  return [
    {
      name: names.ingressListener(metricsPort),
      address: socketAddress("0.0.0.0", metricsPort),
      filter_chains: [{ filters: [manager] }],
    },
  ];
}
