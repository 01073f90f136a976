import { z } from "zod";
import {
  GRPC_RETRY_EVENTS,
  HTTP_RETRY_EVENTS,
  PORT_PROTOCOLS,
  TCP_RETRY_EVENTS,
  clientPolicySchema,
  listenerTlsSchema,
} from "./app-mesh";
import { show } from "../../document";
import { duration, ipv4Cidr, label } from "./common";

/** Retry events of the App Mesh API, by the list they go into. */
export const RETRY_EVENTS = { http: HTTP_RETRY_EVENTS, tcp: TCP_RETRY_EVENTS, grpc: GRPC_RETRY_EVENTS } as const;
const ALL_RETRY_EVENTS = [...RETRY_EVENTS.http, ...RETRY_EVENTS.tcp, ...RETRY_EVENTS.grpc] as const;
export type RetryEvent = (typeof ALL_RETRY_EVENTS)[number];

const version = z.strictObject({
  weight: z
    .int()
    .min(0)
    .max(100)
    .describe(
      "Share of the service's traffic, relative to the other versions. All weights of a service sum to 1 to 100.",
    ),
});

const healthCheck = z
  .strictObject({
    path: z
      .string()
      .regex(/^\//, { error: (issue) => `${show(issue.input)} does not begin with a slash.` })
      .max(255)
      .optional()
      .describe("Path that answers 200; http and http2 only. Default: /."),
    interval: duration.default("30s").describe("Time between checks, 5s to 300s."),
    timeout: duration.default("5s").describe("Time to wait for an answer, 2s to 60s."),
    healthyThreshold: z.int().min(2).max(10).default(2).describe("Successes in a row that make a host healthy."),
    unhealthyThreshold: z.int().min(2).max(10).default(2).describe("Failures in a row that make a host unhealthy."),
  })
  .describe("Health check that each calling Envoy runs against each host.");

const timeout = z
  .strictObject({
    perRequest: duration
      .optional()
      .describe("Longest time for one request; not for tcp. Default: App Mesh's 15s. 0s: none."),
    idle: duration
      .optional()
      .describe("Longest time without traffic on a connection. Default: App Mesh's own. 0s: none."),
  })
  .describe("Timeouts, set on the route and on the listeners behind it, because the shorter of the two wins.");

const retries = z
  .strictObject({
    attempts: z.int().min(1).max(10).describe("Retries after the first attempt."),
    perAttemptTimeout: duration.default("2s").describe("Longest time for one attempt."),
    on: z
      .array(z.enum(ALL_RETRY_EVENTS))
      .min(1)
      .optional()
      .describe(
        "Events that are retried. Default: gateway-error, stream-error and connection-error; for grpc unavailable and " +
          "connection-error.",
      ),
  })
  .describe("Retries on the service's route; not for tcp.");

const exposed = z
  .strictObject({
    gateway: label().describe(
      "Virtual gateway: one of `mesh.virtualGateways`, otherwise a new one that listens for the services exposed through it.",
    ),
    port: z
      .int()
      .min(1)
      .max(65535)
      .optional()
      .describe(
        "Port of the gateway's listener. Default: the service's own; of a gateway in `mesh.virtualGateways`, any.",
      ),
    prefix: z
      .string()
      .regex(/^\//, { error: (issue) => `${show(issue.input)} does not begin with a slash.` })
      .optional()
      .describe("Beginning of the paths that go to this service; App Mesh replaces it by /. Default: /. Not for grpc."),
    grpcService: z
      .string()
      .min(1)
      .optional()
      .describe("Full name of the gRPC service, for example prices.Quotes. Needed for grpc, and only for it."),
  })
  .describe("Opens the service to clients outside the mesh through a virtual gateway, by a gateway route of its name.");

export const serviceSchema = z.strictObject({
  port: z.int().min(1).max(65535).describe("Port on which the service's container listens."),
  protocol: z.enum(PORT_PROTOCOLS).default("http").describe("Protocol that the service speaks."),
  versions: z
    .record(label(), version)
    .refine((versions) => Object.keys(versions).length >= 1 && Object.keys(versions).length <= 10, {
      error: "1 to 10 versions are allowed: a route has at most 10 weighted targets.",
    })
    .optional()
    .describe("Versions that share the service's traffic by weight. Default: one, with the service's name."),
  calls: z
    .array(z.string().min(1))
    .default([])
    .describe(
      "Services that this one calls; they become its backends. A name with a dot is the name of a virtual service itself.",
    ),
  clients: z
    .array(ipv4Cidr)
    .default([])
    .describe("Blocks outside the mesh whose hosts may call this service. Default: only the mesh's own callers may."),
  exposed: exposed.optional().describe("Default: no virtual gateway leads to the service."),
  healthCheck: healthCheck.optional().describe("Default: no health check."),
  timeout: timeout.optional().describe("Default: App Mesh's own timeouts."),
  retries: retries.optional().describe("Default: App Mesh's own retry policy."),
  tls: listenerTlsSchema
    .optional()
    .describe("TLS of the listeners of the service's nodes, in the words of App Mesh's API. Default: plain text."),
  clientPolicy: clientPolicySchema
    .optional()
    .describe(
      "How the service's Envoys connect to what it calls, in the words of App Mesh's API. Default: TLS where it is offered, " +
        "with whatever certificate is shown.",
    ),
});

export const servicesSchema = z
  .record(label(), serviceSchema)
  .describe("The services of the mesh by name: a shorthand that expands to App Mesh's objects.");

export type Service = z.infer<typeof serviceSchema>;
export type Services = z.infer<typeof servicesSchema>;
