import { z } from "zod";
import { show } from "../../document";
import {
  IP_PREFERENCES,
  gatewayRouteSchema,
  routeSchema,
  tagListSchema,
  virtualGatewaySchema,
  virtualNodeSchema,
  virtualRouterSchema,
  virtualServiceSchema,
} from "./app-mesh";
import { CONTROL_PLANES, meshEnvoySchema } from "./mesh-envoy";

const domainName = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/, {
    error: (issue) =>
      `${show(issue.input)} is not a domain name of at least two lower-case labels, for example orders.internal.`,
  });

const cloudMap = z.strictObject({
  type: z.literal("cloud-map"),
  namespace: domainName.describe("Private DNS namespace of Cloud Map; virtual services are named SERVICE.NAMESPACE."),
  existing: z.boolean().default(false).describe("The namespace exists already and is looked up by name."),
});

const dns = z.strictObject({
  type: z.literal("dns"),
  domain: domainName.describe("Domain whose records you keep yourself: a node is found at NODE.DOMAIN."),
  responseType: z
    .enum(["LOADBALANCER", "ENDPOINTS"])
    .default("LOADBALANCER")
    .describe(
      "What the answer for a node holds. LOADBALANCER: one address, behind which somebody else chooses a host. " +
        "ENDPOINTS: every host, among which the Envoys choose for each request, and which they check and eject one by " +
        "one; on EKS the node's Service is then headless.",
    ),
});

const meshSpec = z.strictObject({
  egressFilter: z
    .strictObject({
      type: z.enum(["DROP_ALL", "ALLOW_ALL"]).describe("Traffic to destinations outside the mesh. Default: DROP_ALL."),
    })
    .optional()
    .describe("What Envoys do with traffic to the outside."),
  serviceDiscovery: z
    .strictObject({ ipPreference: z.enum(IP_PREFERENCES).optional() })
    .optional()
    .describe("How Envoys find one another."),
});

const share = z.strictObject({
  principals: z.array(z.string().min(1)).min(1).describe("Accounts, organizations or organizational units."),
  allowExternalPrincipals: z
    .boolean()
    .default(false)
    .describe("Whether accounts outside the organization may be among them."),
});

export const meshSchema = z
  .strictObject({
    controlPlane: z
      .enum(CONTROL_PLANES)
      .default("app-mesh")
      .describe(
        "What the mesh is rendered as. app-mesh: objects of AWS App Mesh, whose support ended on 2026-09-30. envoy: " +
          "configuration that each Envoy starts with, which asks nobody in the Region at run time.",
      ),
    envoy: meshEnvoySchema.optional().describe("What only `controlPlane: envoy` needs to know. Default: nothing."),
    meshName: z.string().optional().describe("Name of the mesh. Default: the deployment's name."),
    meshOwner: z
      .string()
      .regex(/^\d{12}$/, { error: (issue) => `${show(issue.input)} is not an account id: 12 digits, in quotes.` })
      .optional()
      .describe("Account that owns a mesh shared with this one; the mesh is then referred to, not created."),
    existing: z.boolean().default(false).describe("The mesh exists already; this deployment only adds to it."),
    spec: meshSpec
      .optional()
      .describe("As in the App Mesh API. Default: egressFilter DROP_ALL and ipPreference IPv4_ONLY."),
    tags: tagListSchema.optional(),
    share: share.optional().describe("Shares the mesh through AWS RAM. Default: it is not shared."),
    discovery: z
      .discriminatedUnion("type", [cloudMap, dns])
      .optional()
      .describe("How Envoys find the tasks of `services`. Default: Cloud Map with the namespace NAME.internal."),
    virtualNodes: z.array(virtualNodeSchema).default([]).describe("Virtual nodes, as in the App Mesh API."),
    virtualRouters: z.array(virtualRouterSchema).default([]).describe("Virtual routers, as in the App Mesh API."),
    routes: z
      .array(routeSchema)
      .default([])
      .describe("Routes, as in the App Mesh API, each with its virtualRouterName."),
    virtualServices: z.array(virtualServiceSchema).default([]).describe("Virtual services, as in the App Mesh API."),
    virtualGateways: z.array(virtualGatewaySchema).default([]).describe("Virtual gateways, as in the App Mesh API."),
    gatewayRoutes: z
      .array(gatewayRouteSchema)
      .default([])
      .describe("Gateway routes, as in the App Mesh API, each with its virtualGatewayName."),
  })
  .describe(
    "The App Mesh mesh: its objects in the shape and words of the App Mesh API, beside those that `services` expands to.",
  );

export type Mesh = z.infer<typeof meshSchema>;
