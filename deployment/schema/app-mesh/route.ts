import { z } from "zod";
import { durationSchema, portMappingSchema, tagListSchema } from "./common";

const textMatch = {
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  regex: z.string().optional().describe("RE2 syntax."),
  range: z.strictObject({ start: z.int().describe("Included."), end: z.int().describe("Not included.") }).optional(),
};

/** A header, or a piece of gRPC metadata, to match. */
export const headerMatchSchema = z.strictObject({
  name: z.string().describe("1 to 50 characters."),
  invert: z.boolean().optional().describe("Match everything else. Default: false."),
  match: z.strictObject(textMatch).optional().describe("One kind. Default: the header is there."),
});

export const pathMatchSchema = z
  .strictObject({ exact: z.string().optional(), regex: z.string().optional().describe("RE2 syntax.") })
  .describe("Exactly one of exact and regex.");

export const queryParameterSchema = z.strictObject({
  name: z.string(),
  match: z.strictObject({ exact: z.string().optional() }).optional().describe("Default: the parameter is there."),
});

export const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"] as const;
export const HTTP_RETRY_EVENTS = ["server-error", "gateway-error", "client-error", "stream-error"] as const;
export const TCP_RETRY_EVENTS = ["connection-error"] as const;
export const GRPC_RETRY_EVENTS = [
  "cancelled",
  "deadline-exceeded",
  "internal",
  "resource-exhausted",
  "unavailable",
] as const;

const action = z.strictObject({
  weightedTargets: z
    .array(
      z.strictObject({
        virtualNode: z.string().describe("Name of a virtual node."),
        weight: z.int().describe("0 to 100, relative to the others."),
        port: z.int().optional().describe("Port of the node's listener. Needed when it has several."),
      }),
    )
    .describe("1 to 10 targets."),
});

const requestTimeout = z.strictObject({ idle: durationSchema.optional(), perRequest: durationSchema.optional() });

const retry = {
  maxRetries: z.int().describe("Retries after the first attempt, 0 or more."),
  perRetryTimeout: durationSchema,
  httpRetryEvents: z.array(z.enum(HTTP_RETRY_EVENTS)).optional(),
  tcpRetryEvents: z.array(z.enum(TCP_RETRY_EVENTS)).optional(),
};

const httpRoute = z.strictObject({
  match: z.strictObject({
    prefix: z.string().optional().describe("Begins with /. Exactly one of prefix and path."),
    path: pathMatchSchema.optional(),
    method: z.enum(METHODS).optional(),
    scheme: z.enum(["http", "https"]).optional(),
    port: z.int().optional().describe("Port of the router's listener. Needed when it has several."),
    headers: z.array(headerMatchSchema).optional().describe("At most 10."),
    queryParameters: z.array(queryParameterSchema).optional().describe("At most 10."),
  }),
  action,
  timeout: requestTimeout.optional(),
  retryPolicy: z.strictObject(retry).optional(),
});

const grpcRoute = z.strictObject({
  match: z.strictObject({
    serviceName: z.string().optional(),
    methodName: z.string().optional().describe("Needs serviceName."),
    port: z.int().optional(),
    metadata: z.array(headerMatchSchema).optional().describe("At most 10."),
  }),
  action,
  timeout: requestTimeout.optional(),
  retryPolicy: z.strictObject({ ...retry, grpcRetryEvents: z.array(z.enum(GRPC_RETRY_EVENTS)).optional() }).optional(),
});

const tcpRoute = z.strictObject({
  match: z.strictObject({ port: z.int().optional() }).optional(),
  action,
  timeout: z.strictObject({ idle: durationSchema.optional() }).optional(),
});

export const routeSchema = z.strictObject({
  routeName: z.string(),
  virtualRouterName: z.string().describe("The router that the route belongs to."),
  spec: z
    .strictObject({
      priority: z.int().optional().describe("0 to 1000, 0 first."),
      httpRoute: httpRoute.optional(),
      http2Route: httpRoute.optional(),
      grpcRoute: grpcRoute.optional(),
      tcpRoute: tcpRoute.optional(),
    })
    .describe("Exactly one kind of route."),
  tags: tagListSchema.optional(),
});

export const virtualRouterSchema = z.strictObject({
  virtualRouterName: z.string(),
  spec: z.strictObject({ listeners: z.array(z.strictObject({ portMapping: portMappingSchema })).optional() }),
  tags: tagListSchema.optional(),
});

export const virtualServiceSchema = z.strictObject({
  virtualServiceName: z.string().describe("Name that callers dial."),
  spec: z
    .strictObject({
      provider: z
        .strictObject({
          virtualNode: z.strictObject({ virtualNodeName: z.string() }).optional(),
          virtualRouter: z.strictObject({ virtualRouterName: z.string() }).optional(),
        })
        .optional()
        .describe("At most one of virtualNode and virtualRouter. Default: nothing serves it here."),
    })
    .prefault({}),
  tags: tagListSchema.optional(),
});

export type Route = z.infer<typeof routeSchema>;
export type RouteSpec = Route["spec"];
export type HttpRoute = z.infer<typeof httpRoute>;
export type GrpcRoute = z.infer<typeof grpcRoute>;
export type TcpRoute = z.infer<typeof tcpRoute>;
export type RouteAction = z.infer<typeof action>;
export type HeaderMatch = z.infer<typeof headerMatchSchema>;
export type QueryParameterMatch = z.infer<typeof queryParameterSchema>;
export type RetryPolicy = NonNullable<GrpcRoute["retryPolicy"]>;
export type RequestTimeout = z.infer<typeof requestTimeout>;
export type VirtualRouter = z.infer<typeof virtualRouterSchema>;
export type VirtualService = z.infer<typeof virtualServiceSchema>;
