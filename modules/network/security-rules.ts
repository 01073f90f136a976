import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import { logicalId, named } from "../terraform";

/** The other end of a security group's rule: exactly one of the three. */
export type Peer = { readonly securityGroupId: string } | { readonly cidr: string } | { readonly prefixListId: string };

type EdgeKind =
  "call" | "client" | "endpoint" | "gateway" | "gateway-client" | "balancer" | "balancer-client" | "internet" | "node";

export interface PortRule {
  /** Kind of the edge, its two ends and what else tells it from others; the rule's address. */
  readonly name: readonly [kind: EdgeKind, from: string, to: string, ...more: string[]];
  /** Template: the security group that the rule belongs to. */
  readonly securityGroupId: string;
  readonly peer: Peer;
  readonly port: number;
  readonly description: string;
  /** @default tcp */
  readonly protocol?: "tcp" | "udp";
}

function properties({ securityGroupId, peer, port, description, name, protocol = "tcp" }: PortRule) {
  const other =
    "securityGroupId" in peer
      ? { referencedSecurityGroupId: peer.securityGroupId }
      : "cidr" in peer
        ? { cidrIpv4: peer.cidr }
        : { prefixListId: peer.prefixListId };
  return {
    securityGroupId,
    ipProtocol: protocol,
    fromPort: port,
    toPort: port,
    description,
    tags: { Name: `${name[1]} to ${name[2]}` },
    ...other,
  };
}

/** Lets a peer in on one port. */
export function allowIn(scope: Construct, rule: PortRule): void {
  const id = `in-${logicalId(...rule.name)}`;
  named(new VpcSecurityGroupIngressRule(scope, id, properties(rule)), ...rule.name);
}

/** Lets traffic out to a peer on one port. */
export function allowOut(scope: Construct, rule: PortRule): void {
  const id = `out-${logicalId(...rule.name)}`;
  named(new VpcSecurityGroupEgressRule(scope, id, properties(rule)), ...rule.name);
}
