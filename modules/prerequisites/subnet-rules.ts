import { Construct } from "constructs";
import { subnetOnOutpost } from "../../rules";
import type { OutpostSite, ZonalSubnet } from "../network";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface SubnetRulesProps {
  readonly site: OutpostSite;
  /** The subnets that the deployment has on the Outpost. */
  readonly subnets: readonly ZonalSubnet[];
  /** Gates of the Outpost itself. */
  readonly after: readonly PlanGate[];
}

/** Proves that subnets stand on their Outpost: existing ones before anything is planned, new ones as planned. */
export class SubnetRules extends Construct {
  /** The gate about existing subnets; undefined when there are none. */
  readonly gate: PlanGate | undefined;

  constructor(scope: Construct, id: string, { site, subnets, after }: SubnetRulesProps) {
    super(scope, id);
    const facts = (some: readonly ZonalSubnet[]) => ({
      ...site.facts,
      availabilityZoneId: site.availabilityZoneId,
      subnets: some.map((subnet) => subnet.facts),
    });
    const created = subnets.filter(({ isNew }) => isNew);
    const existing = subnets.filter(({ isNew }) => !isNew);
    if (existing.length > 0) this.gate = gate(this, subnetOnOutpost, `${site.name}-existing`, facts(existing), after);
    if (created.length > 0) check(this, subnetOnOutpost, site.name, facts(created));
  }
}
