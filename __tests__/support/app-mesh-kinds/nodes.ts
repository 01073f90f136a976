import { z } from "zod";
import {
  ANY,
  awsName,
  bounded,
  clientPolicy,
  duration,
  exactly,
  healthCheck,
  idle,
  listenerTls,
  logging,
  mapping,
  pools,
  referred,
  selector,
  text,
  timeouts,
} from "./parts";

export const mesh = z.strictObject({
  awsName,
  namespaceSelector: selector,
  meshOwner: z
    .string()
    .regex(/^(\d{12}|\{\{account\}\})$/)
    .optional(),
  egressFilter: z.strictObject({ type: z.enum(["ALLOW_ALL", "DROP_ALL"]) }).optional(),
  meshServiceDiscovery: z
    .strictObject({ ipPreference: z.enum(["IPv4_ONLY", "IPv4_PREFERRED", "IPv6_ONLY", "IPv6_PREFERRED"]).optional() })
    .optional(),
});

const ipPreference = z.enum(["IPv4_ONLY", "IPv4_PREFERRED", "IPv6_ONLY", "IPv6_PREFERRED"]).optional();
export const virtualNode = z.strictObject({
  awsName,
  podSelector: selector.optional(),
  listeners: z
    .array(
      z.strictObject({
        portMapping: mapping(ANY),
        healthCheck: healthCheck(ANY).optional(),
        outlierDetection: z
          .strictObject({
            maxServerErrors: z.int().min(1),
            interval: duration,
            baseEjectionDuration: duration,
            maxEjectionPercent: bounded(0, 100),
          })
          .optional(),
        connectionPool: z
          .strictObject({ ...pools, tcp: z.strictObject({ maxConnections: z.int().min(1) }).optional() })
          .optional(),
        tls: listenerTls.optional(),
        timeout: z
          .strictObject({
            tcp: idle.optional(),
            http: timeouts.optional(),
            http2: timeouts.optional(),
            grpc: timeouts.optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  serviceDiscovery: exactly(
    z.strictObject({
      awsCloudMap: z
        .strictObject({
          namespaceName: text(1024),
          serviceName: text(1024),
          attributes: z.array(z.strictObject({ key: text(255), value: text(1024) })).optional(),
          ipPreference,
        })
        .optional(),
      dns: z
        .strictObject({
          hostname: z.string().min(1),
          responseType: z.enum(["ENDPOINTS", "LOADBALANCER"]).optional(),
          ipPreference,
        })
        .optional(),
    }),
    "awsCloudMap",
    "dns",
  ).optional(),
  backends: z
    .array(
      z.strictObject({
        virtualService: exactly(
          z.strictObject({ ...referred("virtualService"), clientPolicy: clientPolicy.optional() }),
          "virtualServiceRef",
          "virtualServiceARN",
        ),
      }),
    )
    .optional(),
  backendDefaults: z.strictObject({ clientPolicy: clientPolicy.optional() }).optional(),
  logging: logging.optional(),
});
