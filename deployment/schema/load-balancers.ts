import { z } from "zod";
import { show } from "../../document";
import { duration, ipv4Cidr, label } from "./common";

/** A duration between two others, in seconds. */
const seconds = (min: number, max: number) =>
  duration.refine((text) => secondsIn(text) >= min && secondsIn(text) <= max, {
    error: (issue) => `${show(issue.input)} is out of range: ${min}s to ${max}s is allowed.`,
  });

function secondsIn(text: string): number {
  const factor = text.endsWith("ms") ? 0.001 : text.endsWith("m") ? 60 : 1;
  return Number.parseInt(text, 10) * factor;
}

/** What a load balancer says to take its addresses from the pool of its own rack's local gateway. */
export const LOCAL_GATEWAYS_POOL = "local-gateway";

const port = z.int().min(1).max(65535);

const healthCheck = z
  .strictObject({
    path: z
      .string()
      .regex(/^\//, { error: (issue) => `${show(issue.input)} does not begin with a slash.` })
      .max(1024)
      .optional()
      .describe(
        "Path that is asked on the target's own port. Default: of a gateway /ready on Envoy's administration port; of a " +
          "service /; for grpc /AWS.ALB/healthcheck; a Network Load Balancer opens a connection.",
      ),
    codes: z
      .string()
      .regex(/^\d{1,3}([-,]\d{1,3})*$/, {
        error: (issue) => `${show(issue.input)} is not a list of codes, for example 200, 200,202 or 200-299.`,
      })
      .optional()
      .describe("Codes of a healthy answer. Default: 200; for grpc 12, which is UNIMPLEMENTED."),
    interval: seconds(5, 300).default("15s").describe("Time between checks, 5s to 300s."),
    timeout: seconds(2, 120).default("5s").describe("Time to wait for an answer, 2s to 120s."),
    healthyThreshold: z.int().min(2).max(10).default(2).describe("Successes in a row that make a target healthy."),
    unhealthyThreshold: z.int().min(2).max(10).default(2).describe("Failures in a row that make a target unhealthy."),
  })
  .refine(({ interval, timeout }) => secondsIn(timeout) < secondsIn(interval), {
    error: "the timeout is not shorter than the interval.",
    path: ["timeout"],
  })
  .describe("How the load balancer finds out whether a task takes requests.");

const target = z
  .strictObject({
    gateway: z.string().min(1).optional().describe("A virtual gateway of `workloads.gateways`."),
    service: label()
      .optional()
      .describe("A service of `workloads.services` whose tasks are called directly, past the mesh's routes."),
    lambda: z.string().optional().describe("Refused: load balancers on Outposts have no Lambda targets."),
    port: port.optional().describe("Port of the gateway's listener. Default: its only one."),
    nodePort: port
      .optional()
      .describe(
        "Port of every node by which pods get the requests, 30000 to 32767; EKS only, and needed there. Kubernetes " +
          "gives away those above 30085 by itself.",
      ),
    healthNodePort: port
      .optional()
      .describe("Port of every node by which a gateway's Envoy is asked; EKS only. Default: the one after `nodePort`."),
    healthCheck: healthCheck.prefault({}),
    drain: seconds(0, 3600)
      .default("60s")
      .describe("Time that a task which goes gets for requests under way, 0s to 3600s."),
    stickiness: z.boolean().default(false).describe("Refused: load balancers on Outposts have no sticky sessions."),
  })
  .describe("Where requests go: exactly one of gateway and service.");

const listener = z.strictObject({
  port: port.describe("Port that clients call."),
  certificate: z
    .string()
    .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, {
      error: (issue) => `${show(issue.input)} is not the ARN of a certificate in ACM.`,
    })
    .optional()
    .describe("Certificate in ACM; with it the listener speaks HTTPS (a Network Load Balancer: TLS). Default: HTTP."),
  tlsPolicy: z
    .string()
    .regex(/^ELBSecurityPolicy-[\w-]+$/, {
      error: (issue) => `${show(issue.input)} is not a security policy of Elastic Load Balancing.`,
    })
    .default("ELBSecurityPolicy-TLS13-1-2-2021-06")
    .describe("Versions and ciphers of TLS that are taken."),
  target: target.optional().describe("Default: none; `redirectTo` instead."),
  redirectTo: port.optional().describe("Port of an HTTPS listener that clients are sent to instead."),
  authenticate: z
    .enum(["oidc", "cognito"])
    .optional()
    .describe("Refused: load balancers on Outposts do not authenticate users."),
});

const accessLogs = z
  .strictObject({
    bucket: z.string().min(3).max(63).describe("Bucket in the Region whose policy lets the load balancer write."),
    prefix: z.string().min(1).optional().describe("Beginning of the objects' names. Default: none."),
  })
  .describe("Access logs in Amazon S3 in the Region.");

const loadBalancer = z.strictObject({
  name: label().describe("Name of the load balancer, unique in the deployment."),
  type: z
    .enum(["application", "network", "classic", "gateway"])
    .default("application")
    .describe("Only Application Load Balancers stand on an Outpost; a network one may stand in the Region."),
  subnets: z
    .array(label())
    .min(1)
    .describe(
      "Names of subnets of this deployment: exactly one on a rack, or subnets in the Region. Instances and tasks take " +
        "the Outpost's other subnets, where it has any.",
    ),
  clients: z.array(ipv4Cidr).min(1).describe("Blocks whose hosts may call the listeners."),
  customerOwnedPool: z
    .string()
    .regex(/^(local-gateway|ipv4pool-coip-[a-zA-Z0-9]+)$/, {
      error: (issue) =>
        `${show(issue.input)} is neither \`local-gateway\` nor the id of a customer-owned pool: ipv4pool-coip- and letters or digits.`,
    })
    .optional()
    .describe(
      "Pool of customer-owned addresses that the load balancer takes its own from: local-gateway, the one that the " +
        "`localGateway` of its Outpost has, or a pool's id. Default: private addresses.",
    ),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe("AWS refuses to delete the load balancer until this is false and applied."),
  accessLogs: accessLogs.optional().describe("Default: no access logs."),
  idleTimeout: seconds(1, 4000)
    .default("60s")
    .describe("Time without traffic after which a connection is closed, 1s to 4000s."),
  webAcl: z.string().optional().describe("Refused: AWS WAF does not protect load balancers on Outposts."),
  globalAccelerator: z.boolean().default(false).describe("Refused: Global Accelerator does not lead to Outposts."),
  listeners: z.array(listener).min(1).describe("What the load balancer listens on."),
});

export const loadBalancersSchema = z
  .array(loadBalancer)
  .default([])
  .describe("Internal load balancers in front of virtual gateways or services, on a rack or in the Region.");

export type LoadBalancer = z.infer<typeof loadBalancer>;
export type BalancerListener = LoadBalancer["listeners"][number];
export type BalancerTarget = NonNullable<BalancerListener["target"]>;
