import { Construct } from "constructs";
import type { Services } from "../../deployment";
import type { RegionalVpc, ServiceEndpoints } from "../network";
import { namedSecurityGroup } from "../network/named-security-group";
import { allowIn, allowOut } from "../network/security-rules";
import type { PortRule } from "../network/security-rules";

export interface NodeFirewallProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  /** The endpoints that were created; undefined when the VPC has its own ways to AWS. */
  readonly endpoints: ServiceEndpoints | undefined;
  /** Template: security group of the cluster's control plane. */
  readonly controlPlaneSecurityGroupId: string;
  /** The services that run here. */
  readonly running: Services;
  /** Ports of virtual gateways that run here, with the blocks outside the mesh that may call them. */
  readonly gateways: readonly { readonly name: string; readonly port: number; readonly clients: readonly string[] }[];
  /** Services that those here call and that run elsewhere. */
  readonly elsewhere: readonly { readonly caller: string; readonly callee: string; readonly port: number }[];
  /** Whether the control plane calls webhooks on the nodes. */
  readonly hasWebhooks: boolean;
}

/** Port on which the webhooks of App Mesh's controller listen. */
const WEBHOOK = 9443;

/**
 * The security group of the nodes. Pods use their node's network interfaces and share its group, so an edge of the mesh
 * is a port between nodes: each service's one port, DNS, and the ways to and from the control plane.
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
    const webhook = { port: WEBHOOK, description: "The control plane calls the controller's webhooks" };
    allowIn(this, { ...webhook, ...nodes, name: ["node", "control-plane", "webhooks"], peer: plane });
  }

  private openPods({ running, gateways, elsewhere, vpc }: NodeFirewallProps): void {
    for (const protocol of ["tcp", "udp"] as const) {
      this.between({ name: ["node", "dns", protocol], port: 53, protocol, description: "Pods look names up" });
    }
    const open = (name: string, port: number, clients: readonly string[]) => {
      this.between({ name: ["call", "mesh", name], port, description: `pods of the mesh call ${name}` });
      for (const cidr of [...new Set(clients)].sort()) {
        const description = `clients outside the mesh call ${name}`;
        const rule = { name: ["client", cidr, name] as const, port, description, peer: { cidr } };
        allowIn(this, { ...rule, securityGroupId: this.securityGroupId });
      }
    };
    for (const [name, { port, clients }] of Object.entries(running).sort(([a], [b]) => (a < b ? -1 : 1))) {
      open(name, port, clients);
    }
    for (const { name, port, clients } of gateways) open(`${name}-${port}`, port, clients);
    for (const { caller, callee, port } of elsewhere) {
      const description = `${caller} calls ${callee}, which runs elsewhere in the VPC`;
      const rule = { name: ["call", caller, callee] as const, port, description, peer: { cidr: vpc.cidr } };
      allowOut(this, { ...rule, securityGroupId: this.securityGroupId });
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
