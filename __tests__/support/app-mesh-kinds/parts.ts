import { z } from "zod";

/** Parts that several kinds of appmesh.k8s.aws/v1beta2 have. */
export const port = z.int().min(1).max(65535);
export const matchedPort = z.int().min(0).max(65535).optional();
export const text = (max: number) => z.string().min(1).max(max);
export const bounded = (min: number, max: number) => z.int().min(min).max(max);
export const some = <T extends z.ZodType>(item: T, max: number) => z.array(item).min(1).max(max).optional();
export const duration = z.strictObject({ unit: z.enum(["s", "ms"]), value: z.int().min(0) });
export const reference = z.strictObject({ name: z.string().min(1), namespace: z.string().min(1).optional() });
export const selector = z.strictObject({ matchLabels: z.record(z.string().min(1), z.string()) });
export const awsName = z.string().min(1).optional();

/** A reference to an object of the cluster or the ARN of another: exactly one of them. */
export const referred = <K extends string>(kind: K) => ({
  [`${kind}Ref`]: reference.optional(),
  [`${kind}ARN`]: z.string().startsWith("arn:").optional(),
});
export const oneOf = (...keys: readonly string[]) => ({
  check: (value: object) => keys.filter((key) => key in value).length === 1,
  error: { error: `exactly one of ${keys.join(", ")} is allowed` },
});
export const exactly = <T extends z.ZodObject>(object: T, ...keys: readonly string[]) => {
  const { check, error } = oneOf(...keys);
  return object.refine(check, error);
};

export const mapping = (protocols: readonly [string, ...string[]]) =>
  z.strictObject({ port, protocol: z.enum(protocols as [string, ...string[]]) });
export const ANY = ["grpc", "http", "http2", "tcp"] as const;
export const HTTP = ["grpc", "http", "http2"] as const;

export const fileTrust = z.strictObject({ certificateChain: text(255) });
export const sds = z.strictObject({ secretName: z.string().min(1) });
export const alternativeNames = z
  .strictObject({ match: z.strictObject({ exact: z.array(z.string()).min(1) }) })
  .optional();
export const fileCertificate = z.strictObject({ certificateChain: text(255), privateKey: text(255) });
export const acmTrust = z.strictObject({
  certificateAuthorityARNs: z.array(z.string().startsWith("arn:")).min(1).max(3),
});

export const clientPolicy = z.strictObject({
  tls: z
    .strictObject({
      enforce: z.boolean().optional(),
      ports: z.array(port).optional(),
      certificate: exactly(
        z.strictObject({ file: fileCertificate.optional(), sds: sds.optional() }),
        "file",
        "sds",
      ).optional(),
      validation: z.strictObject({
        trust: exactly(
          z.strictObject({ acm: acmTrust.optional(), file: fileTrust.optional(), sds: sds.optional() }),
          "acm",
          "file",
          "sds",
        ),
        subjectAlternativeNames: alternativeNames,
      }),
    })
    .optional(),
});

export const listenerTls = z.strictObject({
  mode: z.enum(["DISABLED", "PERMISSIVE", "STRICT"]),
  certificate: exactly(
    z.strictObject({
      acm: z.strictObject({ certificateARN: z.string().startsWith("arn:") }).optional(),
      file: fileCertificate.optional(),
      sds: sds.optional(),
    }),
    "acm",
    "file",
    "sds",
  ),
  validation: z
    .strictObject({
      trust: exactly(z.strictObject({ file: fileTrust.optional(), sds: sds.optional() }), "file", "sds"),
      subjectAlternativeNames: alternativeNames,
    })
    .optional(),
});

export const healthCheck = (protocols: readonly [string, ...string[]]) =>
  z.strictObject({
    healthyThreshold: bounded(2, 10),
    unhealthyThreshold: bounded(2, 10),
    intervalMillis: bounded(5000, 300000),
    timeoutMillis: bounded(2000, 60000),
    protocol: z.enum(protocols as [string, ...string[]]),
    path: z.string().optional(),
    port: port.optional(),
  });

export const logging = z.strictObject({
  accessLog: z
    .strictObject({
      file: z
        .strictObject({
          path: text(255),
          format: exactly(
            z.strictObject({
              json: z.array(z.strictObject({ key: text(100), value: text(100) })).optional(),
              text: z.string().min(1).max(1000).optional(),
            }),
            "json",
            "text",
          ).optional(),
        })
        .optional(),
    })
    .optional(),
});

export const requests = z.strictObject({ maxRequests: z.int().min(1) });
export const connections = z.strictObject({
  maxConnections: z.int().min(1),
  maxPendingRequests: z.int().min(1).optional(),
});
export const pools = {
  http: connections.optional(),
  http2: requests.optional(),
  grpc: requests.optional(),
};
export const timeouts = z.strictObject({ perRequest: duration.optional(), idle: duration.optional() });
export const idle = z.strictObject({ idle: duration.optional() });
