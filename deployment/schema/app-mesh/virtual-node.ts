import { z } from "zod";
import {
  IP_PREFERENCES,
  durationSchema,
  healthCheckSchema,
  loggingSchema,
  portMappingSchema,
  tagListSchema,
} from "./common";
import { backendDefaultsSchema, clientPolicySchema, listenerTlsSchema } from "./tls";

const requests = z.strictObject({ maxRequests: z.int().describe("1 or more.") });
const requestTimeout = z.strictObject({ idle: durationSchema.optional(), perRequest: durationSchema.optional() });

const connectionPool = z
  .strictObject({
    http: z
      .strictObject({
        maxConnections: z.int().describe("1 or more."),
        maxPendingRequests: z.int().optional().describe("1 or more."),
      })
      .optional(),
    http2: requests.optional(),
    grpc: requests.optional(),
    tcp: z.strictObject({ maxConnections: z.int().describe("1 or more.") }).optional(),
  })
  .describe("Exactly one, that of the listener's protocol.");

const nodeListener = z.strictObject({
  portMapping: portMappingSchema,
  healthCheck: healthCheckSchema.optional(),
  connectionPool: connectionPool.optional(),
  outlierDetection: z
    .strictObject({
      baseEjectionDuration: durationSchema.describe("How long a host is out, times the number of its ejections."),
      interval: durationSchema.describe("Time between looks at the hosts."),
      maxEjectionPercent: z.int().describe("0 to 100; one host may always be out."),
      maxServerErrors: z.int().describe("Server errors in a row that put a host out, 1 or more."),
    })
    .optional()
    .describe("Puts failing hosts out for a while."),
  timeout: z
    .strictObject({
      http: requestTimeout.optional(),
      http2: requestTimeout.optional(),
      grpc: requestTimeout.optional(),
      tcp: z.strictObject({ idle: durationSchema.optional() }).optional(),
    })
    .optional()
    .describe("Exactly one, that of the listener's protocol. Default: 15 s for a request."),
  tls: listenerTlsSchema.optional(),
});

const serviceDiscovery = z
  .strictObject({
    dns: z
      .strictObject({
        hostname: z.string().describe("Name that resolves to the tasks."),
        responseType: z
          .enum(["LOADBALANCER", "ENDPOINTS"])
          .optional()
          .describe("Whether the answer is one balancer or every endpoint. Default: LOADBALANCER."),
        ipPreference: z.enum(IP_PREFERENCES).optional(),
      })
      .optional(),
    awsCloudMap: z
      .strictObject({
        namespaceName: z.string(),
        serviceName: z.string(),
        attributes: z
          .array(z.strictObject({ key: z.string(), value: z.string() }))
          .optional()
          .describe("Only instances with all of these are taken."),
        ipPreference: z.enum(IP_PREFERENCES).optional(),
      })
      .optional(),
  })
  .describe("Exactly one of dns and awsCloudMap.");

export const virtualNodeSchema = z.strictObject({
  virtualNodeName: z.string(),
  spec: z.strictObject({
    listeners: z.array(nodeListener).optional(),
    serviceDiscovery: serviceDiscovery.optional(),
    backends: z
      .array(
        z.strictObject({
          virtualService: z.strictObject({
            virtualServiceName: z.string(),
            clientPolicy: clientPolicySchema.optional(),
          }),
        }),
      )
      .optional(),
    backendDefaults: backendDefaultsSchema.optional(),
    logging: loggingSchema.optional(),
  }),
  tags: tagListSchema.optional(),
});

export type VirtualNode = z.infer<typeof virtualNodeSchema>;
export type NodeListener = z.infer<typeof nodeListener>;
export type ServiceDiscovery = z.infer<typeof serviceDiscovery>;
