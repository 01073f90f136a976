import { Construct } from "constructs";
import { loadBalancersOf, outpostOfBalancer, subnetsOfBalancer, targetGroupsOf } from "../deployment";
import type { Deployment, FoundTarget, LoadBalancer, MeshModel } from "../deployment";
import { Balancer } from "../modules/network";
import type { MadeTargetGroup, MeshFirewall, OutpostExtension, OutpostSite, RegionalVpc } from "../modules/network";
import { BalancerRules } from "../modules/prerequisites";
import type { RunningGateway } from "../modules/ecs";
import type { PlanGate } from "../modules/terraform";

export interface BalancerPartsProps {
  readonly deployment: Deployment;
  readonly model: MeshModel;
  readonly vpc: RegionalVpc;
  readonly extension: OutpostExtension;
  /** The Outposts of the deployment. */
  readonly sites: readonly OutpostSite[];
  readonly firewall: MeshFirewall;
  readonly gateways: readonly RunningGateway[];
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** The load balancers of a deployment, each with its rules and the target groups that services register their tasks in. */
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
        targetGroups: targetGroupsOf(deployment, props.model, balancer),
        securityGroupOf: (target) => this.securityGroupOf(props, target),
        gates: [...this.gatesOf(props, balancer), ...rules.of(name)],
      });
      return made.targetGroups;
    });
  }

  private securityGroupOf({ firewall, gateways }: BalancerPartsProps, { kind, name }: FoundTarget): string {
    if (kind === "service") return firewall.groupOf(name)!;
    return gateways.find(({ container }) => container.name === name)!.firewall.groupId;
  }

  private gatesOf({ deployment, gates }: BalancerPartsProps, balancer: LoadBalancer): readonly PlanGate[] {
    const outpost = outpostOfBalancer(deployment, balancer);
    return outpost === undefined ? [] : gates(outpost.name);
  }
}
