import { z } from "zod";
import {
  ANY,
  awsName,
  bounded,
  duration,
  exactly,
  idle,
  mapping,
  matchedPort,
  referred,
  some,
  text,
  timeouts,
} from "./parts";

const METHODS = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"] as const;
const range = z.strictObject({ start: z.int(), end: z.int() });
const valueMatch = z
  .strictObject({
    exact: text(255).optional(),
    prefix: text(255).optional(),
    regex: text(255).optional(),
    suffix: text(255).optional(),
    range: range.optional(),
  })
  .refine((value) => Object.keys(value).length === 1, { error: "exactly one match is allowed" });
export const matcher = z.strictObject({ name: text(50), match: valueMatch.optional(), invert: z.boolean().optional() });
const path = exactly(z.strictObject({ exact: text(255).optional(), regex: text(255).optional() }), "exact", "regex");
const query = z.strictObject({
  name: z.string().min(1),
  match: z.strictObject({ exact: z.string().optional() }).optional(),
});
export const httpMatch = {
  prefix: z.string().optional(),
  path: path.optional(),
  method: z.enum(METHODS).optional(),
  headers: some(matcher, 10),
  queryParameters: some(query, 10),
  port: matchedPort,
};

const action = z.strictObject({
  weightedTargets: z
    .array(
      exactly(
        z.strictObject({ ...referred("virtualNode"), weight: bounded(0, 100), port: matchedPort }),
        "virtualNodeRef",
        "virtualNodeARN",
      ),
    )
    .min(1)
    .max(10),
});
const retries = {
  httpRetryEvents: some(z.enum(["server-error", "gateway-error", "client-error", "stream-error"]), 25),
  tcpRetryEvents: some(z.enum(["connection-error"]), 1),
  maxRetries: z.int().min(0),
  perRetryTimeout: duration,
};
const grpcEvents = z.enum(["cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable"]);
const httpRoute = z.strictObject({
  match: z.strictObject({ ...httpMatch, scheme: z.enum(["http", "https"]).optional() }),
  action,
  retryPolicy: z.strictObject(retries).optional(),
  timeout: timeouts.optional(),
});
export const virtualRouter = z.strictObject({
  awsName,
  listeners: z.array(z.strictObject({ portMapping: mapping(ANY) })).min(1),
  routes: z.array(
    exactly(
      z.strictObject({
        name: z.string().min(1),
        priority: bounded(0, 1000).optional(),
        httpRoute: httpRoute.optional(),
        http2Route: httpRoute.optional(),
        grpcRoute: z
          .strictObject({
            match: z.strictObject({
              serviceName: z.string().optional(),
              methodName: text(50).optional(),
              metadata: some(matcher, 10),
              port: matchedPort,
            }),
            action,
            retryPolicy: z.strictObject({ ...retries, grpcRetryEvents: some(grpcEvents, 5) }).optional(),
            timeout: timeouts.optional(),
          })
          .optional(),
        tcpRoute: z
          .strictObject({
            match: z.strictObject({ port: matchedPort }).optional(),
            action,
            timeout: idle.optional(),
          })
          .optional(),
      }),
      "httpRoute",
      "http2Route",
      "grpcRoute",
      "tcpRoute",
    ),
  ),
});
