import { RamPrincipalAssociation } from "@cdktf/provider-aws/lib/ram-principal-association";
import { RamResourceAssociation } from "@cdktf/provider-aws/lib/ram-resource-association";
import { RamResourceShare } from "@cdktf/provider-aws/lib/ram-resource-share";
import { Construct } from "constructs";
import { named, reference } from "../terraform";

export interface MeshShareProps {
  /** Name of the share. */
  readonly name: string;
  /** Template: ARN of the mesh. */
  readonly meshArn: string;
  /** Accounts, organizations or organizational units. */
  readonly principals: readonly string[];
  /** Whether accounts outside the organization may be among them. */
  readonly allowExternalPrincipals: boolean;
}

/** Shares a mesh with other accounts through AWS RAM. */
export class MeshShare extends Construct {
  constructor(scope: Construct, id: string, { name, meshArn, principals, allowExternalPrincipals }: MeshShareProps) {
    super(scope, id);
    const share = named(new RamResourceShare(this, "share", { name, allowExternalPrincipals }), "mesh", name);
    const resourceShareArn = reference(share, "arn");
    named(new RamResourceAssociation(this, "mesh", { resourceShareArn, resourceArn: meshArn }), "mesh", name);
    for (const principal of [...new Set(principals)].sort()) {
      const association = new RamPrincipalAssociation(this, `principal-${principal}`, { resourceShareArn, principal });
      named(association, "mesh", name, principal);
    }
  }
}
