import { Construct } from "constructs";
import type { Services } from "../../deployment";
import { namedSecurityGroup } from "./named-security-group";
import type { RegionalVpc } from "./regional-vpc";
import { allowIn, allowOut } from "./security-rules";
import type { Peer } from "./security-rules";
import type { ServiceEndpoints } from "./service-endpoints";

export interface MeshFirewallProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  readonly services: Services;
  /** Names of the services that run here. */
  readonly running: readonly string[];
  /** The endpoints that were created; undefined when the VPC has its own ways to AWS. */
  readonly endpoints: ServiceEndpoints | undefined;
}

const HTTPS = 443;
const ANYWHERE: Peer = { cidr: "0.0.0.0/0" };

/**
 * Security groups that admit exactly what the mesh's edges need: a service lets in its callers and its declared
 * clients on its one port, and lets out to the services it calls and to Envoy's management.
 */
export class MeshFirewall extends Construct {
  /** Template: the group of every task with an Envoy. */
  readonly envoySecurityGroupId: string;
  /** Template: the group of the container instances. */
  readonly instanceSecurityGroupId: string;
  private readonly groups = new Map<string, string>();

  constructor(scope: Construct, id: string, props: MeshFirewallProps) {
    super(scope, id);
    const group = (name: string, description: string) =>
      namedSecurityGroup(this, { prefix: props.name, name, description, vpc: props.vpc });
    this.envoySecurityGroupId = group("envoy", "Tasks with an Envoy");
    this.instanceSecurityGroupId = group("instances", "Container instances");
    for (const service of [...props.running].sort()) {
      this.groups.set(service, group(`service-${service}`, `Tasks of the service ${service}`));
    }
    this.openEndpoints(props);
    for (const service of this.groups.keys()) this.openService(props, service);
  }

  /** Templates: the security groups of a service's tasks. */
  securityGroupIdsOf(service: string): string[] {
    const own = this.groups.get(service);
    return own === undefined ? [this.envoySecurityGroupId] : [this.envoySecurityGroupId, own];
  }

  /** Template: the security group of a service's tasks alone; undefined when it does not run here. */
  groupOf(service: string): string | undefined {
    return this.groups.get(service);
  }

  /** Opens the way from a service to each that it calls, and from its clients to it. */
  private openService({ services, vpc }: MeshFirewallProps, name: string): void {
    const own = this.groups.get(name)!;
    const { port, clients, calls } = services[name]!;
    for (const cidr of [...new Set(clients)].sort()) {
      const description = `clients outside the mesh call ${name}`;
      allowIn(this, { name: ["client", cidr, name], port, description, securityGroupId: own, peer: { cidr } });
    }
    for (const callee of [...new Set(calls)].sort()) {
      const called = services[callee];
      if (called === undefined) continue;
      const edge = { name: ["call", name, callee] as const, port: called.port };
      const other = this.groups.get(callee);
      if (other === undefined) {
        const description = `${name} calls ${callee}, which runs elsewhere in the VPC`;
        allowOut(this, { ...edge, description, securityGroupId: own, peer: { cidr: vpc.cidr } });
        continue;
      }
      const description = `${name} calls ${callee}`;
      allowOut(this, { ...edge, description, securityGroupId: own, peer: { securityGroupId: other } });
      allowIn(this, { ...edge, description, securityGroupId: other, peer: { securityGroupId: own } });
    }
  }

  private openEndpoints({ endpoints }: MeshFirewallProps): void {
    const envoy = { securityGroupId: this.envoySecurityGroupId, port: HTTPS };
    const instances = { securityGroupId: this.instanceSecurityGroupId, port: HTTPS };
    if (endpoints === undefined) {
      const description = "AWS by the ways of the VPC";
      allowOut(this, { ...envoy, name: ["endpoint", "envoy", "aws"], description, peer: ANYWHERE });
      allowOut(this, { ...instances, name: ["endpoint", "instances", "aws"], description, peer: ANYWHERE });
      return;
    }
    const edges = [
      {
        from: envoy,
        fromName: "envoy",
        to: endpoints.envoyManagementSecurityGroupId,
        toName: "envoy-management",
        description: "Envoy fetches its configuration",
      },
      {
        from: instances,
        fromName: "instances",
        to: endpoints.platformSecurityGroupId,
        toName: "platform-endpoints",
        description: "Container instances reach ECS, ECR and CloudWatch Logs",
      },
    ];
    for (const { from, fromName, to, toName, description } of edges) {
      // Without App Mesh no Envoy has anything to fetch.
      if (to === undefined) continue;
      const rule = { name: ["endpoint", fromName, toName] as const, port: HTTPS, description };
      allowOut(this, { ...rule, securityGroupId: from.securityGroupId, peer: { securityGroupId: to } });
      allowIn(this, { ...rule, securityGroupId: to, peer: { securityGroupId: from.securityGroupId } });
    }
    if (endpoints.s3PrefixListId !== undefined) {
      const description = "Container instances fetch image layers from S3";
      allowOut(this, {
        ...instances,
        name: ["endpoint", "instances", "s3"],
        description,
        peer: { prefixListId: endpoints.s3PrefixListId },
      });
    }
  }
}
