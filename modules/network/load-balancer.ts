import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import { targetHealthCheck, targetKey, toSeconds } from "../../deployment";
import type { BalancerListener, FoundTarget, LoadBalancer, TargetGroup } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import { namedSecurityGroup } from "./named-security-group";
import type { RegionalVpc } from "./regional-vpc";
import { allowIn, allowOut } from "./security-rules";
import { targetGroup } from "./target-group";
import type { ZonalSubnet } from "./zonal-subnet";

export interface BalancerProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  readonly balancer: LoadBalancer;
  /** The subnets that it stands in. */
  readonly subnets: readonly ZonalSubnet[];
  /**
   * Template: pool that it takes customer-owned addresses from.
   * @default - it has private addresses
   */
  readonly customerOwnedIpPool?: string;
  /** What requests go to. */
  readonly targetGroups: readonly TargetGroup[];
  /** Template: security group of a target's tasks, or of the nodes that its pods run on. */
  readonly securityGroupOf: (target: FoundTarget) => string;
  /** What must hold before the load balancer is created. */
  readonly gates: readonly PlanGate[];
}

/** A target group that a load balancer made, with the listeners that lead to it. */
export interface MadeTargetGroup {
  readonly target: FoundTarget;
  /** Template: ARN of the target group. */
  readonly arn: string;
  /** A service cannot use a target group before a listener does. */
  readonly listeners: readonly LbListener[];
}

/**
 * An internal load balancer in front of tasks, on a rack or in the Region. Its security group lets in its stated clients
 * on its listeners, and reaches its targets on the ports that they take requests and health checks on.
 */
export class Balancer extends Construct {
  readonly targetGroups: readonly MadeTargetGroup[];
  private readonly groupId: string;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const { name, balancer, vpc } = props;
    this.groupId = namedSecurityGroup(this, {
      prefix: name,
      name: `load-balancer-${balancer.name}`,
      description: `The load balancer ${balancer.name}`,
      vpc,
    });
    this.openToClients(balancer);
    for (const group of props.targetGroups) this.openToTarget(props, group);
    const load = this.loadBalancer(props);
    const groups = new Map(
      props.targetGroups.map((group) => [targetKey(group.target), targetGroup(this, props, group)]),
    );
    const listeners = new Map<number, LbListener>();
    for (const listener of [...balancer.listeners].sort((a, b) => a.port - b.port)) {
      const found = props.targetGroups.find((group) => group.listeners.includes(listener.port));
      const group = found === undefined ? undefined : groups.get(targetKey(found.target));
      listeners.set(listener.port, this.listener(balancer, listener, load, group));
    }
    this.targetGroups = props.targetGroups.map((group) => ({
      target: group.target,
      arn: reference(groups.get(targetKey(group.target))!, "arn"),
      listeners: group.listeners.map((port) => listeners.get(port)!),
    }));
  }

  private loadBalancer({ name, balancer, subnets, customerOwnedIpPool, gates }: BalancerProps): Lb {
    const full = `${name}-${balancer.name}`;
    const { type, accessLogs } = balancer;
    const load = new Lb(this, "load-balancer", {
      name: full,
      internal: true,
      loadBalancerType: type,
      subnets: subnets.map(({ subnetId }) => subnetId),
      securityGroups: [this.groupId],
      customerOwnedIpv4Pool: customerOwnedIpPool,
      enableDeletionProtection: balancer.deletionProtection,
      ...(type === "application"
        ? {
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "defensive",
            idleTimeout: toSeconds(balancer.idleTimeout),
          }
        : { enableCrossZoneLoadBalancing: subnets.length > 1 }),
      accessLogs:
        accessLogs === undefined
          ? undefined
          : {
              enabled: true,
              bucket: escapeTemplate(accessLogs.bucket),
              prefix: accessLogs.prefix === undefined ? undefined : escapeTemplate(accessLogs.prefix),
            },
      tags: { Name: full },
    });
    waitFor(load, ...gates);
    return named(load, balancer.name);
  }

  private listener(balancer: LoadBalancer, listener: BalancerListener, load: Lb, group: LbTargetGroup | undefined) {
    const { port, certificate, tlsPolicy, redirectTo } = listener;
    const [plain, encrypted] = balancer.type === "application" ? ["HTTP", "HTTPS"] : ["TCP", "TLS"];
    return named(
      new LbListener(this, `listener-${port}`, {
        loadBalancerArn: reference(load, "arn"),
        port,
        protocol: certificate === undefined ? plain : encrypted,
        certificateArn: certificate,
        sslPolicy: certificate === undefined ? undefined : tlsPolicy,
        defaultAction: [
          redirectTo === undefined
            ? { type: "forward", targetGroupArn: reference(group!, "arn") }
            : { type: "redirect", redirect: { port: String(redirectTo), protocol: "HTTPS", statusCode: "HTTP_301" } },
        ],
      }),
      balancer.name,
      String(port),
    );
  }

  private openToClients({ name, clients, listeners }: LoadBalancer): void {
    for (const cidr of [...new Set(clients)].sort()) {
      for (const port of listeners.map((listener) => listener.port).sort((a, b) => a - b)) {
        allowIn(this, {
          name: ["balancer-client", cidr, name, String(port)],
          port,
          description: `clients outside the mesh call the load balancer ${name}`,
          securityGroupId: this.groupId,
          peer: { cidr },
        });
      }
    }
  }

  private openToTarget({ balancer, securityGroupOf }: BalancerProps, group: TargetGroup): void {
    const { target, entry } = group;
    const checked = targetHealthCheck(balancer, group).port ?? entry.port;
    for (const port of new Set([entry.port, checked])) {
      const edge = {
        name: ["balancer", balancer.name, target.kind, target.name, String(port)] as const,
        port,
        description: `the load balancer ${balancer.name} ${port === entry.port ? "calls" : "checks"} the ${target.kind} ${target.name}`,
      };
      const other = securityGroupOf(target);
      allowOut(this, { ...edge, securityGroupId: this.groupId, peer: { securityGroupId: other } });
      allowIn(this, { ...edge, securityGroupId: other, peer: { securityGroupId: this.groupId } });
    }
  }
}
