import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import { named, reference } from "../terraform";
import type { RegionalVpc } from "./regional-vpc";

export interface NamedSecurityGroupProps {
  /** Prefix of names. */
  readonly prefix: string;
  readonly name: string;
  /** What the group is of; the prefix is added. */
  readonly description: string;
  readonly vpc: RegionalVpc;
}

/** A security group without rules. Gives the template of its id. */
export function namedSecurityGroup(
  scope: Construct,
  { prefix, name, description, vpc }: NamedSecurityGroupProps,
): string {
  const full = `${prefix}-${name}`;
  const group = new SecurityGroup(scope, name, {
    name: full,
    description: `${description} of ${prefix}`,
    vpcId: vpc.vpcId,
    tags: { Name: full },
  });
  return reference(named(group, name), "id");
}
