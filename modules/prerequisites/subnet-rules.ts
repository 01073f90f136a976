import { Construct } from "constructs";
import {
  existingRegionalSubnets,
  existingSubnetsInVpc,
  existingSubnetsIpv4,
  sharedSubnetsOwned,
  subnetOnOutpost,
  subnetsHaveFreeAddresses,
  subnetsLargeEnough,
} from "../../rules";
import type { AddressNeed, Outpost } from "../../deployment";
import type { ExistingSubnetFacts } from "../../rules";
import type { CallerAccount, OutpostSite, RegionalVpc, ZonalSubnet } from "../network";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface SubnetRulesProps {
  readonly site: OutpostSite;
  /** The Outpost with those of its subnets alone that take the addresses. */
  readonly outpost: Outpost;
  /** What wants addresses of the Outpost's subnets. */
  readonly addressNeeds: readonly AddressNeed[];
  readonly vpc: RegionalVpc;
  readonly account: CallerAccount;
  /** Names of the subnets that are shared with other accounts from here. */
  readonly shared: ReadonlySet<string>;
  /** The subnets that the deployment has on the Outpost. */
  readonly subnets: readonly ZonalSubnet[];
  /** The subnets that it has in the Region beside the Outpost. */
  readonly regional: readonly ZonalSubnet[];
  /** Gates of the Outpost itself, and of what was found. */
  readonly after: readonly PlanGate[];
}

/**
 * Proves that subnets are what the deployment takes them for: existing ones before anything is planned, new ones as
 * planned.
 */
export class SubnetRules extends Construct {
  /** The gates about existing subnets. */
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, props: SubnetRulesProps) {
    super(scope, id);
    const { site, vpc, account, subnets, regional, shared, after } = props;
    const facts = (some: readonly ZonalSubnet[]) => ({
      ...site.facts,
      availabilityZoneId: site.availabilityZoneId,
      subnets: some.map((subnet) => subnet.facts),
    });
    const created = subnets.filter(({ isNew }) => isNew);
    if (created.length > 0) check(this, subnetOnOutpost, site.name, facts(created));

    const existing = subnets.filter(({ isNew }) => !isNew);
    const here = existingOf(existing);
    const beside = regional.flatMap(({ existing: subnet, zone }) => (subnet === undefined ? [] : [{ subnet, zone }]));
    const all = [...here, ...existingOf(regional)];
    const given = all.filter((subnet) => shared.has(subnet.name));
    const { name, availabilityZoneId: anchorZoneId } = site;
    this.gates = [
      ...(all.length === 0 ? [] : [gate(this, existingSubnetsInVpc, name, { vpcId: vpc.vpcId, subnets: all }, after)]),
      ...(given.length === 0
        ? []
        : [gate(this, sharedSubnetsOwned, name, { subnets: given, callerAccount: account.accountId }, after)]),
      ...(beside.length === 0
        ? []
        : [gate(this, existingRegionalSubnets, name, { name, subnets: beside, anchorZoneId }, after)]),
      ...(here.length === 0
        ? []
        : [
            gate(this, subnetOnOutpost, `${name}-existing`, facts(existing), after),
            gate(this, existingSubnetsIpv4, name, { name, subnets: here }, after),
            ...this.addresses(props, here),
          ]),
    ];
  }

  /** Of new subnets the size is known before Terraform runs. */
  private addresses(
    { site: { name }, outpost, addressNeeds: needs, after }: SubnetRulesProps,
    existing: readonly ExistingSubnetFacts[],
  ): PlanGate[] {
    const subnets = existing.filter((subnet) => outpost.subnets.some((each) => each.name === subnet.name));
    if (subnets.length === 0 || needs.every(({ count }) => count === 0)) return [];
    check(this, subnetsHaveFreeAddresses, name, { outpost, needs, subnets });
    return [gate(this, subnetsLargeEnough, name, { outpost, needs, subnets }, after)];
  }
}

function existingOf(subnets: readonly ZonalSubnet[]): ExistingSubnetFacts[] {
  return subnets.flatMap(({ existing }) => existing ?? []);
}
