import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import { createHash } from "node:crypto";
import { BALANCER_NAME_LENGTH } from "../../aws";
import { targetHealthCheck, toSeconds } from "../../deployment";
import type { LoadBalancer, TargetGroup } from "../../deployment";
import { named } from "../terraform";
import type { RegionalVpc } from "./regional-vpc";

export interface TargetGroupProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  readonly balancer: LoadBalancer;
}

const VERSIONS = { http: "HTTP1", http2: "HTTP2", grpc: "GRPC", tcp: "HTTP1" } as const;

/**
 * The target group of a load balancer for one gateway or service: tasks that ECS registers by their addresses, or nodes
 * that their Auto Scaling group registers.
 */
export function targetGroup(
  scope: Construct,
  { name, vpc, balancer }: TargetGroupProps,
  group: TargetGroup,
): LbTargetGroup {
  const { target, entry, options } = group;
  const { kind, port } = target;
  const protocol = balancer.type === "network" ? "TCP" : target.tls ? "HTTPS" : "HTTP";
  const protocolVersion = balancer.type === "network" ? undefined : VERSIONS[target.protocol];
  const check = targetHealthCheck(balancer, group);
  const { interval, timeout, healthyThreshold, unhealthyThreshold } = options.healthCheck;
  const made = new LbTargetGroup(scope, `target-group-${kind}-${target.name}-${port}`, {
    name: groupName(name, balancer, group, [protocol, protocolVersion ?? ""]),
    vpcId: vpc.vpcId,
    targetType: entry.type,
    port: entry.port,
    protocol,
    protocolVersion,
    deregistrationDelay: String(toSeconds(options.drain)),
    healthCheck: {
      enabled: true,
      protocol: check.protocol,
      port: check.port === undefined ? "traffic-port" : String(check.port),
      path: check.path,
      matcher: check.codes,
      interval: toSeconds(interval),
      timeout: toSeconds(timeout),
      healthyThreshold,
      unhealthyThreshold,
    },
    tags: { Name: `${name}-${balancer.name}-${target.name}` },
    lifecycle: { createBeforeDestroy: true },
  });
  return named(made, balancer.name, kind, target.name, String(port));
}

/**
 * Listeners hold on to a target group, so a new one has to stand before the old one goes: whatever replaces the group is
 * part of its name.
 */
function groupName(
  deployment: string,
  balancer: LoadBalancer,
  { target: { kind, name, port }, entry }: TargetGroup,
  replacing: readonly string[],
): string {
  const nodes = entry.type === "instance" ? [entry.type, entry.port] : [];
  const hash = createHash("sha256")
    .update(JSON.stringify([deployment, balancer.name, kind, name, port, ...replacing, ...nodes]))
    .digest("hex")
    .slice(0, 8);
  const spelled = `${deployment}-${balancer.name}`.slice(0, BALANCER_NAME_LENGTH - hash.length - 1).replace(/-+$/, "");
  return `${spelled}-${hash}`;
}
