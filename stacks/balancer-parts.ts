import { Construct } from "constructs";
import {
  LOCAL_GATEWAYS_POOL,
  loadBalancersOf,
  outpostOfBalancer,
  subnetsOfBalancer,
  targetGroupsOf,
} from "../deployment";
import type { Deployment, FoundTarget, LoadBalancer, MeshModel } from "../deployment";
import { Balancer } from "../modules/network";
import type { MadeTargetGroup, OutpostExtension, OutpostSite, RegionalVpc } from "../modules/network";
import { BalancerRules } from "../modules/prerequisites";
import type { PlanGate } from "../modules/terraform";

export interface BalancerPartsProps {
  readonly deployment: Deployment;
  readonly model: MeshModel;
  readonly vpc: RegionalVpc;
  readonly extension: OutpostExtension;
  /** The Outposts of the deployment. */
  readonly sites: readonly OutpostSite[];
  /** Template: security group of a target's tasks, or of the nodes that its pods run on. */
  readonly securityGroupOf: (target: FoundTarget) => string;
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** The load balancers of a deployment, each with its rules and the target groups that tasks or nodes are registered in. */
export class BalancerParts extends Construct {
  /** Every target group, sorted by load balancer and target. */
  readonly targetGroups: readonly MadeTargetGroup[];

  constructor(scope: Construct, id: string, props: BalancerPartsProps) {
    super(scope, id);
    const { deployment, sites, extension } = props;
    const subnets = [...extension.allOutpostSubnets, ...extension.regionalSubnets];
    const placed = loadBalancersOf(deployment).map((balancer) => ({
      balancer,
      name: balancer.name,
      subnets: subnetsOfBalancer(deployment, balancer)
        .map(({ name }) => subnets.find((subnet) => subnet.name === name)!)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      site: sites.find(({ name }) => name === outpostOfBalancer(deployment, balancer)?.name),
    }));
    const rules = new BalancerRules(this, "rules", { balancers: placed });
    this.targetGroups = placed.flatMap(({ balancer, name, subnets }) => {
      const made = new Balancer(this, name, {
        name: deployment.name,
        vpc: props.vpc,
        balancer,
        subnets,
        customerOwnedIpPool: this.poolOf(props, balancer),
        targetGroups: targetGroupsOf(deployment, props.model, balancer),
        securityGroupOf: props.securityGroupOf,
        gates: [...this.gatesOf(props, balancer), ...rules.of(name)],
      });
      return made.targetGroups;
    });
  }

  private poolOf({ deployment, extension }: BalancerPartsProps, balancer: LoadBalancer): string | undefined {
    if (balancer.customerOwnedPool !== LOCAL_GATEWAYS_POOL) return balancer.customerOwnedPool;
    const outpost = outpostOfBalancer(deployment, balancer);
    return outpost === undefined ? undefined : extension.customerOwnedIpPool(outpost.name);
  }

  private gatesOf({ deployment, gates }: BalancerPartsProps, balancer: LoadBalancer): readonly PlanGate[] {
    const outpost = outpostOfBalancer(deployment, balancer);
    return outpost === undefined ? [] : gates(outpost.name);
  }
}
