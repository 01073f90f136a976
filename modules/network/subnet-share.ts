import { RamPrincipalAssociation } from "@cdktf/provider-aws/lib/ram-principal-association";
import { RamResourceAssociation } from "@cdktf/provider-aws/lib/ram-resource-association";
import { RamResourceShare } from "@cdktf/provider-aws/lib/ram-resource-share";
import { Construct } from "constructs";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { ZonalSubnet } from "./zonal-subnet";

export interface SubnetShareProps {
  /** Prefix of names. */
  readonly name: string;
  readonly subnet: ZonalSubnet;
  /** Accounts, organizations or organizational units. */
  readonly principals: readonly string[];
  /** What must hold before the subnet is shared. */
  readonly gates: readonly PlanGate[];
}

/** Shares a subnet with other accounts of the organization through AWS RAM; to others EC2 lets nobody share one. */
export class SubnetShare extends Construct {
  constructor(scope: Construct, id: string, { name, subnet, principals, gates }: SubnetShareProps) {
    super(scope, id);
    const full = `${name}-${subnet.name}`;
    const share = new RamResourceShare(this, "share", { name: full, allowExternalPrincipals: false });
    waitFor(share, ...gates);
    const resourceShareArn = reference(named(share, "subnet", subnet.name), "arn");
    const resourceArn = subnet.subnetArn;
    named(new RamResourceAssociation(this, "subnet", { resourceShareArn, resourceArn }), "subnet", subnet.name);
    for (const principal of [...principals].sort()) {
      const association = new RamPrincipalAssociation(this, `principal-${principal}`, { resourceShareArn, principal });
      named(association, "subnet", subnet.name, principal);
    }
  }
}
