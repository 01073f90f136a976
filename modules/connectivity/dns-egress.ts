import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import { logicalId, named } from "../terraform";

export interface DnsEgressProps {
  /** IPv4 addresses of DNS servers on the premises. */
  readonly servers: readonly string[];
  /** Templates: security groups by what they are of. */
  readonly securityGroupIds: Readonly<Record<string, string>>;
}

const DNS = 53;

/** Lets containers and instances ask the DNS servers on the premises; the VPC's own resolver needs no rule. */
export class DnsEgress extends Construct {
  constructor(scope: Construct, id: string, { servers, securityGroupIds }: DnsEgressProps) {
    super(scope, id);
    for (const [from, securityGroupId] of Object.entries(securityGroupIds).sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const server of [...new Set(servers)].sort()) {
        for (const ipProtocol of ["tcp", "udp"]) {
          const name = ["dns", from, server, ipProtocol] as const;
          const rule = new VpcSecurityGroupEgressRule(this, logicalId(...name), {
            securityGroupId,
            ipProtocol,
            fromPort: DNS,
            toPort: DNS,
            cidrIpv4: `${server}/32`,
            description: `Names are asked of ${server} on the premises`,
            tags: { Name: `${from} to ${server}` },
          });
          named(rule, ...name);
        }
      }
    }
  }
}
