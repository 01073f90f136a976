import { z } from "zod";
import { healthCheckSchema, loggingSchema, tagListSchema } from "./common";
import { METHODS, headerMatchSchema, pathMatchSchema, queryParameterSchema } from "./route";
import { backendDefaultsSchema, listenerTlsSchema } from "./tls";

const requests = z.strictObject({ maxRequests: z.int().describe("1 or more.") });

const gatewayListener = z.strictObject({
  portMapping: z.strictObject({
    port: z.int().describe("1 to 65535."),
    protocol: z.enum(["http", "http2", "grpc"]).describe("Virtual gateways have no tcp."),
  }),
  healthCheck: healthCheckSchema.optional(),
  connectionPool: z
    .strictObject({
      http: z
        .strictObject({
          maxConnections: z.int().describe("1 or more."),
          maxPendingRequests: z.int().optional().describe("1 or more."),
        })
        .optional(),
      http2: requests.optional(),
      grpc: requests.optional(),
    })
    .optional()
    .describe("Exactly one, that of the listener's protocol."),
  tls: listenerTlsSchema.optional(),
});

export const virtualGatewaySchema = z.strictObject({
  virtualGatewayName: z.string(),
  spec: z.strictObject({
    listeners: z.array(gatewayListener).describe("1 or more."),
    backendDefaults: backendDefaultsSchema.optional(),
    logging: loggingSchema.optional(),
  }),
  tags: tagListSchema.optional(),
});

const target = z.strictObject({
  port: z.int().optional().describe("Port of the virtual service. Needed when its provider has several listeners."),
  virtualService: z.strictObject({ virtualServiceName: z.string() }),
});

const hostname = z
  .strictObject({ exact: z.string().optional(), suffix: z.string().optional() })
  .describe("Exactly one of exact and suffix.");

const onOff = z.enum(["ENABLED", "DISABLED"]);

const httpGatewayRoute = z.strictObject({
  match: z.strictObject({
    prefix: z.string().optional().describe("Begins with /."),
    path: pathMatchSchema.optional(),
    hostname: hostname.optional(),
    method: z.enum(METHODS).optional(),
    port: z.int().optional(),
    headers: z.array(headerMatchSchema).optional().describe("At most 10."),
    queryParameters: z.array(queryParameterSchema).optional().describe("At most 10."),
  }),
  action: z.strictObject({
    target,
    rewrite: z
      .strictObject({
        hostname: z
          .strictObject({ defaultTargetHostname: onOff.optional() })
          .optional()
          .describe("Default: the target's virtual service name."),
        prefix: z
          .strictObject({ defaultPrefix: onOff.optional(), value: z.string().optional() })
          .optional()
          .describe("Default: the matched prefix becomes /."),
        path: z.strictObject({ exact: z.string().optional() }).optional(),
      })
      .optional(),
  }),
});

const grpcGatewayRoute = z.strictObject({
  match: z.strictObject({
    serviceName: z.string().optional(),
    hostname: hostname.optional(),
    metadata: z.array(headerMatchSchema).optional().describe("At most 10."),
    port: z.int().optional(),
  }),
  action: z.strictObject({
    target,
    rewrite: z
      .strictObject({ hostname: z.strictObject({ defaultTargetHostname: onOff.optional() }).optional() })
      .optional(),
  }),
});

export const gatewayRouteSchema = z.strictObject({
  gatewayRouteName: z.string(),
  virtualGatewayName: z.string().describe("The gateway that the route belongs to."),
  spec: z
    .strictObject({
      priority: z.int().optional().describe("0 to 1000, 0 first. Default: the longest prefix first."),
      httpRoute: httpGatewayRoute.optional(),
      http2Route: httpGatewayRoute.optional(),
      grpcRoute: grpcGatewayRoute.optional(),
    })
    .describe("Exactly one kind of route."),
  tags: tagListSchema.optional(),
});

export type VirtualGateway = z.infer<typeof virtualGatewaySchema>;
export type GatewayListener = z.infer<typeof gatewayListener>;
export type GatewayRoute = z.infer<typeof gatewayRouteSchema>;
export type HttpGatewayRoute = z.infer<typeof httpGatewayRoute>;
export type GrpcGatewayRoute = z.infer<typeof grpcGatewayRoute>;
