import { z } from "zod";

/** Protocols of listeners of virtual nodes and routers. */
export const PORT_PROTOCOLS = ["http", "http2", "grpc", "tcp"] as const;
export type PortProtocol = (typeof PORT_PROTOCOLS)[number];

export const IP_PREFERENCES = ["IPv4_ONLY", "IPv6_ONLY", "IPv4_PREFERRED", "IPv6_PREFERRED"] as const;

/** A length of time in App Mesh's words. */
export const durationSchema = z.strictObject({
  unit: z.enum(["s", "ms"]).describe("Seconds or milliseconds."),
  value: z.int().describe("How many; 0 switches a timeout off."),
});

export const portMappingSchema = z.strictObject({
  port: z.int().describe("1 to 65535."),
  protocol: z.enum(PORT_PROTOCOLS).describe("Protocol of the port; virtual gateways have no tcp."),
});

export const healthCheckSchema = z
  .strictObject({
    protocol: z.enum(PORT_PROTOCOLS).describe("Protocol of the check."),
    port: z.int().optional().describe("Must equal the listener's port. Default: the listener's."),
    path: z.string().optional().describe("Path to ask for; http and http2 only."),
    healthyThreshold: z.int().describe("Successes in a row that make a host healthy, 2 to 10."),
    unhealthyThreshold: z.int().describe("Failures in a row that make a host unhealthy, 2 to 10."),
    intervalMillis: z.int().describe("Milliseconds between checks, 5000 to 300000."),
    timeoutMillis: z.int().describe("Milliseconds to wait for an answer, 2000 to 60000."),
  })
  .describe("Health check of a listener.");

export const loggingSchema = z
  .strictObject({
    accessLog: z
      .strictObject({
        file: z.strictObject({
          path: z.string().describe("File to write to; /dev/stdout for the container's log."),
          format: z
            .strictObject({
              text: z.string().optional().describe("Envoy format string, 1 to 1000 characters."),
              json: z
                .array(z.strictObject({ key: z.string(), value: z.string() }))
                .optional()
                .describe("Pairs of a JSON log line, each part 1 to 100 characters."),
            })
            .optional()
            .describe("Exactly one of text and json. Default: Envoy's own format."),
        }),
      })
      .optional(),
  })
  .describe("Access log of an Envoy.");

/** Tags as the API has them. */
export const tagListSchema = z
  .array(z.strictObject({ key: z.string(), value: z.string() }))
  .describe("At most 50 tags.");

export type Duration = z.infer<typeof durationSchema>;
export type PortMapping = z.infer<typeof portMappingSchema>;
export type HealthCheckPolicy = z.infer<typeof healthCheckSchema>;
export type Logging = z.infer<typeof loggingSchema>;
export type TagList = z.infer<typeof tagListSchema>;
export type IpPreference = (typeof IP_PREFERENCES)[number];
