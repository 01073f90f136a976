import { Construct } from "constructs";
import { existingSubnetSize, largeTypeSlotted, subnetAddressesFree } from "../../rules";
import type { OutpostSite, ZonalSubnet } from "../network";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface BalancerRulesProps {
  /** Load balancers by name, each with its subnets and the site that it stands on; undefined in the Region. */
  readonly balancers: readonly {
    readonly name: string;
    readonly subnets: readonly ZonalSubnet[];
    readonly site: OutpostSite | undefined;
  }[];
}

/** What a plan says of the subnets and racks that load balancers stand on. */
export class BalancerRules extends Construct {
  private readonly gates = new Map<string, PlanGate[]>();

  constructor(scope: Construct, id: string, { balancers }: BalancerRulesProps) {
    super(scope, id);
    const racks = new Map<OutpostSite, string[]>();
    for (const { name, subnets, site } of balancers) {
      for (const { name: subnet, existing } of subnets) {
        if (existing === undefined) continue;
        const { cidr, freeAddresses } = existing;
        const facts = { balancer: name, subnet, cidr, freeAddresses };
        const subject = `${name}-${subnet}`;
        this.gates.set(name, [...(this.gates.get(name) ?? []), gate(this, existingSubnetSize, subject, facts)]);
        check(this, subnetAddressesFree, subject, facts);
      }
      if (site !== undefined) racks.set(site, [...(racks.get(site) ?? []), name]);
    }
    for (const [site, names] of racks) check(this, largeTypeSlotted, site.name, { ...site.facts, balancers: names });
  }

  /** What must hold before a load balancer is created. */
  of(balancer: string): readonly PlanGate[] {
    return this.gates.get(balancer) ?? [];
  }
}
