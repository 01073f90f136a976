import { Construct } from "constructs";
import type { RegionalVpc, ServiceEndpoints } from "../network";
import { namedSecurityGroup } from "../network/named-security-group";
import { allowIn, allowOut } from "../network/security-rules";
import type { PortRule } from "../network/security-rules";
import type { FirewallEdges } from "./firewall-edges";

export interface NodeFirewallProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  /** The endpoints that were created; undefined when the VPC has its own ways to AWS. */
  readonly endpoints: ServiceEndpoints | undefined;
  /** Template: security group of the cluster's control plane. */
  readonly controlPlaneSecurityGroupId: string;
  readonly edges: FirewallEdges;
  /** Whether the control plane calls webhooks on the nodes. */
  readonly hasWebhooks: boolean;
}

/** Port on which the webhooks of App Mesh's controller listen. */
const WEBHOOK = 9443;

/**
 * The security group of the nodes. Pods use their node's network interfaces and share its group, so an edge of the mesh
 * is a port between nodes: those of services and gateways, DNS, and the ways to and from the control plane.
 */
export class NodeFirewall extends Construct {
  /** Template: the nodes' security group. */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: NodeFirewallProps) {
    super(scope, id);
    const { name, vpc } = props;
    this.securityGroupId = namedSecurityGroup(this, { prefix: name, name: "nodes", description: "Nodes", vpc });
    this.openControlPlane(props);
    this.openPods(props);
    this.openEndpoints(props);
  }

  private openControlPlane({ controlPlaneSecurityGroupId, hasWebhooks }: NodeFirewallProps): void {
    const plane = { securityGroupId: controlPlaneSecurityGroupId };
    const nodes = { securityGroupId: this.securityGroupId };
    const api = { name: ["node", "nodes", "control-plane"] as const, port: 443, description: "Nodes call the API" };
    allowOut(this, { ...api, ...nodes, peer: plane });
    allowIn(this, { ...api, ...plane, peer: nodes });
    const kubelet = { port: 10250, description: "The control plane calls kubelet" };
    allowIn(this, { ...kubelet, ...nodes, name: ["node", "control-plane", "kubelet"], peer: plane });
    if (!hasWebhooks) return;
    const webhook = { port: WEBHOOK, description: "The control plane calls webhooks of the controller" };
    allowIn(this, { ...webhook, ...nodes, name: ["node", "control-plane", "webhooks"], peer: plane });
  }

  private openPods({ edges: { mesh, asked, clients, elsewhere }, vpc }: NodeFirewallProps): void {
    for (const protocol of ["tcp", "udp"] as const) {
      this.between({ name: ["node", "dns", protocol], port: 53, protocol, description: "Pods look names up" });
    }
    for (const port of mesh) {
      this.between({ name: ["call", "mesh", `port-${port}`], port, description: "Pods of the mesh call each other" });
    }
    for (const port of asked) {
      const description = "Nodes pass questions of load balancers on to Envoys";
      this.between({ name: ["node", "envoys", `port-${port}`], port, description });
    }
    const nodes = { securityGroupId: this.securityGroupId };
    for (const { cidr, port } of clients) {
      const description = "Clients outside the mesh call pods";
      allowIn(this, { ...nodes, name: ["client", cidr, `port-${port}`], port, description, peer: { cidr } });
    }
    for (const port of elsewhere) {
      const description = "Pods call what runs elsewhere in the VPC";
      allowOut(this, { ...nodes, name: ["call", "vpc", `port-${port}`], port, description, peer: { cidr: vpc.cidr } });
    }
  }

  private between(rule: Omit<PortRule, "securityGroupId" | "peer">): void {
    const own = { securityGroupId: this.securityGroupId };
    allowOut(this, { ...rule, ...own, peer: own });
    allowIn(this, { ...rule, ...own, peer: own });
  }

  private openEndpoints({ endpoints }: NodeFirewallProps): void {
    const nodes = { securityGroupId: this.securityGroupId, port: 443 };
    if (endpoints === undefined) {
      const description = "AWS by the ways of the VPC";
      allowOut(this, { ...nodes, name: ["endpoint", "nodes", "aws"], description, peer: { cidr: "0.0.0.0/0" } });
      return;
    }
    const ways = [
      ["envoy-management", endpoints.envoyManagementSecurityGroupId, "Envoys fetch their configuration"],
      ["platform-endpoints", endpoints.platformSecurityGroupId, "Nodes and pods reach AWS"],
    ] as const;
    for (const [to, securityGroupId, description] of ways) {
      if (securityGroupId === undefined) continue;
      const rule = { name: ["endpoint", "nodes", to] as const, description };
      allowOut(this, { ...nodes, ...rule, peer: { securityGroupId } });
      allowIn(this, { ...rule, port: 443, securityGroupId, peer: { securityGroupId: this.securityGroupId } });
    }
    if (endpoints.s3PrefixListId === undefined) return;
    const peer = { prefixListId: endpoints.s3PrefixListId };
    const description = "Nodes fetch image layers from S3";
    allowOut(this, { ...nodes, name: ["endpoint", "nodes", "s3"], description, peer });
  }
}
