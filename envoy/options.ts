/** How traffic gets into an Envoy. */
export type Interception =
  /** ECS's proxy configuration, or iptables, sends all of it to two ports, with the original destination kept. */
  | { readonly kind: "redirect" }
  /** Nothing is redirected: the application calls its backends on ports of its own host, and listens on another port. */
  | {
      readonly kind: "loopback";
      /** Port on 127.0.0.1 where a virtual service's port is to be had. */
      readonly backendPort: (service: string, port: number) => number;
      /** Port on 127.0.0.1 where the application itself listens, by the listener's port and its node. */
      readonly applicationPort: (port: number, node: string) => number;
    };

/** Where spans go. */
export interface Tracing {
  /** Host of an OpenTelemetry collector that takes OTLP over gRPC. */
  readonly address: string;
  readonly port: number;
  /** Percent of the requests that are traced. */
  readonly samplingPercent: number;
}

/** What the mesh model does not say and a configuration needs. */
export interface CompileOptions {
  readonly interception: Interception;
  /** Port of Envoy's administration on 127.0.0.1. */
  readonly adminPort: number;
  /**
   * Port on every address that serves Envoy's metrics for Prometheus, and nothing else of its administration.
   * @default - metrics are had from the administration alone
   */
  readonly metricsPort?: number;
  /** @default - nothing is traced */
  readonly tracing?: Tracing;
  /**
   * Unix socket of a secret discovery service.
   * @default - none; certificates come from files
   */
  readonly sdsSocket?: string;
  /** Addresses of the tasks of virtual nodes, by node, where no name is to be resolved. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
  /** Domains of AWS's own services, which DROP_ALL lets through. */
  readonly awsDomains: readonly string[];
}

/** What holds where a deployment says nothing. */
export const DEFAULT_COMPILE_OPTIONS: CompileOptions = {
  interception: { kind: "redirect" },
  adminPort: 9901,
  endpoints: {},
  awsDomains: ["amazonaws.com"],
};
