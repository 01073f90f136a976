/**
 * The mesh as data, in the shape and words of the App Mesh API (version 2019-01-25), free of any control plane.
 * A control plane renders it: as aws_appmesh_* resources or as Envoy configuration.
 */
export interface MeshModel {
  readonly mesh: MeshObject;
  readonly virtualNodes: readonly VirtualNode[];
  readonly virtualRouters: readonly VirtualRouter[];
  readonly routes: readonly Route[];
  readonly virtualServices: readonly VirtualService[];
}

export interface MeshObject {
  readonly meshName: string;
  /** The mesh lives elsewhere: it is referred to, not created. */
  readonly existing: boolean;
  readonly spec: {
    readonly egressFilter: { readonly type: "DROP_ALL" | "ALLOW_ALL" };
    readonly serviceDiscovery: { readonly ipPreference: IpPreference };
  };
}

export type IpPreference = "IPv4_ONLY" | "IPv6_ONLY" | "IPv4_PREFERRED" | "IPv6_PREFERRED";
export type PortProtocol = "http" | "http2" | "grpc" | "tcp";

export interface PortMapping {
  /** 1 to 65535. */
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** An App Mesh duration. */
export interface Duration {
  readonly unit: "s" | "ms";
  readonly value: number;
}

export interface RequestTimeout {
  readonly idle?: Duration;
  readonly perRequest?: Duration;
}

export interface HealthCheckPolicy {
  readonly protocol: PortProtocol;
  readonly port: number;
  /** http and http2 only. */
  readonly path?: string;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly intervalMillis: number;
  readonly timeoutMillis: number;
}

export interface NodeListener {
  readonly portMapping: PortMapping;
  readonly healthCheck?: HealthCheckPolicy;
  /** Keyed by the listener's own protocol. */
  readonly timeout?: { readonly [P in PortProtocol]?: RequestTimeout };
}

export type ServiceDiscovery =
  | { readonly awsCloudMap: { readonly namespaceName: string; readonly serviceName: string } }
  | { readonly dns: { readonly hostname: string; readonly responseType: "LOADBALANCER" | "ENDPOINTS" } };

export interface VirtualNode {
  readonly virtualNodeName: string;
  readonly spec: {
    readonly listeners: readonly NodeListener[];
    readonly serviceDiscovery: ServiceDiscovery;
    readonly backends: readonly { readonly virtualService: { readonly virtualServiceName: string } }[];
    readonly logging: { readonly accessLog: { readonly file: { readonly path: string } } };
  };
}

export interface VirtualRouter {
  readonly virtualRouterName: string;
  readonly spec: { readonly listeners: readonly { readonly portMapping: PortMapping }[] };
}

export interface WeightedTarget {
  readonly virtualNode: string;
  /** 0 to 100, relative to the route's other targets. */
  readonly weight: number;
}

export interface RetryPolicy {
  readonly maxRetries: number;
  readonly perRetryTimeout: Duration;
  readonly httpRetryEvents?: readonly string[];
  readonly tcpRetryEvents?: readonly string[];
  readonly grpcRetryEvents?: readonly string[];
}

export interface RouteAction {
  readonly weightedTargets: readonly WeightedTarget[];
}

export interface HttpRoute {
  readonly match: { readonly prefix: string; readonly port?: number };
  readonly action: RouteAction;
  readonly timeout?: RequestTimeout;
  readonly retryPolicy?: RetryPolicy;
}

export interface GrpcRoute {
  readonly match: { readonly port?: number };
  readonly action: RouteAction;
  readonly timeout?: RequestTimeout;
  readonly retryPolicy?: RetryPolicy;
}

export interface TcpRoute {
  readonly match: { readonly port?: number };
  readonly action: RouteAction;
  readonly timeout?: { readonly idle?: Duration };
}

export type RouteSpec =
  | { readonly httpRoute: HttpRoute }
  | { readonly http2Route: HttpRoute }
  | { readonly grpcRoute: GrpcRoute }
  | { readonly tcpRoute: TcpRoute };

export interface Route {
  readonly routeName: string;
  readonly virtualRouterName: string;
  readonly spec: RouteSpec;
}

export interface VirtualService {
  readonly virtualServiceName: string;
  readonly spec: {
    readonly provider:
      | { readonly virtualNode: { readonly virtualNodeName: string } }
      | { readonly virtualRouter: { readonly virtualRouterName: string } };
  };
}
