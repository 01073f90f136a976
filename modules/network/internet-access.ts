import { Construct } from "constructs";
import type { InternetEdge } from "../../deployment";
import { allowOut } from "./security-rules";

export interface InternetAccessProps {
  readonly edges: readonly InternetEdge[];
  /** Template: the security group of whoever may reach the internet; undefined when it does not run here. */
  readonly groupOf: (from: InternetEdge["from"]) => string | undefined;
}

/** Lets workloads out to what the deployment says of the internet. Nothing is let in. */
export class InternetAccess extends Construct {
  constructor(scope: Construct, id: string, { edges, groupOf }: InternetAccessProps) {
    super(scope, id);
    for (const { from, to, port } of edges) {
      const securityGroupId = groupOf(from);
      if (securityGroupId === undefined) continue;
      const [key, who] = typeof from === "string" ? [from, WHO[from]] : [`service-${from.service}`, from.service];
      allowOut(this, {
        name: ["internet", key, to, `port-${port}`],
        port,
        description: `${who} reach${typeof from === "string" ? "" : "es"} the internet through the NAT gateway`,
        securityGroupId,
        peer: { cidr: to },
      });
    }
  }
}

const WHO = { instances: "Container instances", nodes: "Nodes and pods" } as const;
