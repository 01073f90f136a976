import { z } from "zod";
import type { AppMeshManifest } from "../../../modules/kubernetes";
import { mesh, virtualNode } from "./nodes";
import {
  HTTP,
  awsName,
  bounded,
  clientPolicy,
  exactly,
  healthCheck,
  listenerTls,
  logging,
  mapping,
  matchedPort,
  pools,
  referred,
  selector,
  some,
  text,
} from "./parts";
import { httpMatch, matcher, virtualRouter } from "./routes";

const virtualService = z.strictObject({
  awsName,
  provider: z
    .strictObject({
      virtualNode: exactly(z.strictObject(referred("virtualNode")), "virtualNodeRef", "virtualNodeARN").optional(),
      virtualRouter: exactly(
        z.strictObject(referred("virtualRouter")),
        "virtualRouterRef",
        "virtualRouterARN",
      ).optional(),
    })
    .optional(),
});

const virtualGateway = z.strictObject({
  awsName,
  namespaceSelector: selector,
  gatewayRouteSelector: selector.optional(),
  podSelector: selector.optional(),
  listeners: z
    .array(
      z.strictObject({
        portMapping: mapping(HTTP),
        healthCheck: healthCheck(HTTP).optional(),
        connectionPool: z.strictObject(pools).optional(),
        tls: listenerTls.optional(),
      }),
    )
    .optional(),
  backendDefaults: z.strictObject({ clientPolicy: clientPolicy.optional() }).optional(),
  logging: logging.optional(),
});

const hostname = exactly(
  z.strictObject({ exact: text(253).optional(), suffix: text(253).optional() }),
  "exact",
  "suffix",
);
const SWITCH = z.enum(["ENABLED", "DISABLED"]).optional();
const hostnameRewrite = z.strictObject({ defaultTargetHostname: SWITCH }).optional();
const target = z.strictObject({
  port: matchedPort,
  virtualService: exactly(z.strictObject(referred("virtualService")), "virtualServiceRef", "virtualServiceARN"),
});
const httpGatewayRoute = z.strictObject({
  match: z.strictObject({ ...httpMatch, hostname: hostname.optional() }),
  action: z.strictObject({
    target,
    rewrite: z
      .strictObject({
        prefix: z.strictObject({ defaultPrefix: SWITCH, value: text(255).optional() }).optional(),
        path: z.strictObject({ exact: text(255).optional() }).optional(),
        hostname: hostnameRewrite,
      })
      .optional(),
  }),
});
const gatewayRoute = exactly(
  z.strictObject({
    awsName,
    priority: bounded(0, 1000).optional(),
    httpRoute: httpGatewayRoute.optional(),
    http2Route: httpGatewayRoute.optional(),
    grpcRoute: z
      .strictObject({
        match: z.strictObject({
          serviceName: z.string().optional(),
          hostname: hostname.optional(),
          metadata: some(matcher, 10),
          port: matchedPort,
        }),
        action: z.strictObject({ target, rewrite: z.strictObject({ hostname: hostnameRewrite }).optional() }),
      })
      .optional(),
  }),
  "httpRoute",
  "http2Route",
  "grpcRoute",
);

/**
 * The kinds of appmesh.k8s.aws/v1beta2 as the cluster's API takes them, written down from their field names, obligations
 * and bounds in github.com/aws/aws-app-mesh-controller-for-k8s (apis/appmesh/v1beta2, chart 1.13.3). No package has them.
 * Objects are strict: the cluster would drop what it does not know in silence.
 */
const SPECS: Readonly<Record<string, z.ZodType>> = {
  Mesh: mesh,
  VirtualNode: virtualNode,
  VirtualRouter: virtualRouter,
  VirtualService: virtualService,
  VirtualGateway: virtualGateway,
  GatewayRoute: gatewayRoute,
};

/** What the API of a cluster with App Mesh's kinds would refuse or drop of an object; undefined when it takes it whole. */
export function meshRefusalOf({ apiVersion, kind, metadata, spec }: AppMeshManifest): string | undefined {
  const schema = SPECS[kind];
  if (schema === undefined || apiVersion !== "appmesh.k8s.aws/v1beta2") return `there is no kind ${apiVersion} ${kind}`;
  if ((kind === "Mesh") !== (metadata.namespace === undefined)) return `${kind} ${metadata.name}: wrong scope`;
  const { error } = schema.safeParse(spec);
  const said = error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return said === undefined ? undefined : `${kind} ${metadata.name}: ${said}`;
}
