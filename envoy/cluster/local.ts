import type { CompileOptions } from "../options";
import { ADMIN_CLUSTER, SDS_CLUSTER, TRACING_CLUSTER } from "../names";
import type { Message } from "../json";
import { assignment, endpointsOf } from "./endpoints";
import { upstreamProtocol } from "./protocol";

/** Clusters of what stands beside Envoy: the secret discovery service, the collector of traces, its own administration. */
export function localClusters(options: CompileOptions, { usesSds }: { usesSds: boolean }): Message[] {
  const { sdsSocket, tracing, metricsPort, adminPort } = options;
  return [
    ...(usesSds && sdsSocket !== undefined
      ? [
          {
            name: SDS_CLUSTER,
            type: "STATIC",
            load_assignment: assignment(SDS_CLUSTER, [{ pipe: { path: sdsSocket } }]),
            ...upstreamProtocol("grpc"),
          },
        ]
      : []),
    ...(tracing === undefined
      ? []
      : [
          {
            name: TRACING_CLUSTER,
            type: "STRICT_DNS",
            dns_lookup_family: "V4_ONLY",
            load_assignment: endpointsOf(TRACING_CLUSTER, [tracing.address], tracing.port),
            ...upstreamProtocol("grpc"),
          },
        ]),
    ...(metricsPort === undefined
      ? []
      : [
          {
            name: ADMIN_CLUSTER,
            type: "STATIC",
            load_assignment: endpointsOf(ADMIN_CLUSTER, ["127.0.0.1"], adminPort),
          },
        ]),
  ];
}
