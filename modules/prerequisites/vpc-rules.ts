import { Construct } from "constructs";
import type { OwnersWork } from "../../deployment";
import { localClusterVpc, ownersWork, subnetInsideVpc, vpcDns, vpcTenancy } from "../../rules";
import type { NewSubnetFacts, OwnersWorkFacts } from "../../rules";
import type { CallerAccount, ExistingVpcFacts, RegionalVpc } from "../network";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface VpcRulesProps {
  readonly vpc: RegionalVpc;
  /**
   * Subnets that are to be made in the VPC.
   * @default - none
   */
  readonly newSubnets?: NewSubnetFacts["subnets"];
  /** What is asked for that only the owner of the VPC can make. */
  readonly ownersWork: readonly OwnersWork[];
  readonly account: CallerAccount;
  /** Whether the control plane of a local cluster of EKS stands in the VPC. */
  readonly hasLocalCluster: boolean;
  /** The gates that the VPC was found. */
  readonly found: readonly PlanGate[];
}

/** What must hold of a VPC that exists already; a new one is made right. */
export class VpcRules extends Construct {
  readonly gates: readonly PlanGate[];

  constructor(
    scope: Construct,
    id: string,
    { vpc, newSubnets = [], ownersWork: work, account, hasLocalCluster, found }: VpcRulesProps,
  ) {
    super(scope, id);
    this.gates = [];
    if (vpc.existing === undefined) return;
    const subnets = [...newSubnets].sort((a, b) => (a.name < b.name ? -1 : 1));
    const inside = { subnets, vpcBlocks: vpc.existing.blocks };
    check(this, vpcTenancy, "vpc", { vpcId: vpc.existing.id, tenancy: vpc.existing.tenancy });
    this.gates = [
      ...found,
      gate(this, vpcDns, "vpc", vpc.existing, found),
      ...(hasLocalCluster ? [gate(this, localClusterVpc, "vpc", ipv6Of(vpc.existing), found)] : []),
      ...(work.length === 0 ? [] : [gate(this, ownersWork, "vpc", this.owner(vpc.existing, work, account), found)]),
      ...(subnets.length === 0 ? [] : [gate(this, subnetInsideVpc, "vpc", inside, found)]),
    ];
  }

  private owner(
    { id, ownerId }: ExistingVpcFacts,
    work: readonly OwnersWork[],
    account: CallerAccount,
  ): OwnersWorkFacts {
    return { vpcId: id, ownerId, callerAccount: account.accountId, work };
  }
}

function ipv6Of({ id: vpcId, ipv6Cidr }: ExistingVpcFacts) {
  return { vpcId, ipv6Cidr };
}
