import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpcs } from "@cdktf/provider-aws/lib/data-aws-vpcs";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { OutpostSubnet, RegionalSubnet, Vpc } from "../../deployment";
import type { SearchFacts, SubnetSearchFacts } from "../../rules";
import { escapeTemplate, quote } from "../../rules";
import { address, attribute, named } from "../terraform";
import type { PlanGate } from "../terraform";

/** Something that exists already and was found. */
export interface Existing {
  /** Template: its id. */
  readonly id: string;
  /**
   * Template: the id to read it by. It hangs on the gate that it was found, so that nothing is read of what is not
   * there, and Terraform says no more than the gate does.
   */
  readonly readBy: string;
}

type Sought = Pick<Vpc | OutpostSubnet | RegionalSubnet, "id" | "lookup">;

/** Looks for an existing VPC, by its id or by what it has. */
export class VpcSearch extends Construct {
  readonly facts: SearchFacts;

  constructor(scope: Construct, id: string, vpc: Vpc) {
    super(scope, id);
    // The plural form answers an empty list where the singular one fails, so a rule can say what is wrong.
    const source = new DataAwsVpcs(this, "vpcs", queryOf(vpc, "vpc-id"));
    this.facts = searchFacts(vpc, attribute(named(source, "main"), "ids"), "");
  }

  /** The VPC, once `gate` says that it was found. */
  found(gate: PlanGate): Existing {
    return existing(this, ["vpc"], this.facts, gate);
  }
}

/** Where a subnet is looked for that has no id. */
export interface SubnetPlace {
  /** The same as the rest of a sentence. */
  readonly text: string;
  /** Filters of the EC2 API; values are templates. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface SubnetSearchProps {
  readonly subnet: OutpostSubnet | RegionalSubnet;
  readonly place: SubnetPlace;
}

/** Looks for an existing subnet, by its id or by where it is and what it has. */
export class SubnetSearch extends Construct {
  readonly facts: SubnetSearchFacts;

  constructor(scope: Construct, id: string, { subnet, place }: SubnetSearchProps) {
    super(scope, id);
    const within = subnet.id === undefined ? place : { text: "", filters: {} };
    const source = new DataAwsSubnets(this, "subnets", queryOf(subnet, "subnet-id", within.filters));
    const found = attribute(named(source, subnet.name), "ids");
    this.facts = { name: subnet.name, ...searchFacts(subnet, found, within.text) };
  }

  /** The subnet, once `gate` says that it was found. */
  found(gate: PlanGate): Existing {
    return existing(this, ["subnet", this.facts.name], this.facts, gate);
  }
}

function queryOf({ id, lookup }: Sought, idFilter: string, place: Readonly<Record<string, string>> = {}) {
  const given = Object.entries(lookup?.filters ?? {}).map(
    ([name, values]) => [name, values.map(escapeTemplate)] as const,
  );
  const filters = [
    ...(id === undefined ? [] : [[idFilter, [id]] as const]),
    ...Object.entries(place).map(([name, value]) => [name, [value]] as const),
    ...given,
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const tags = Object.entries(lookup?.tags ?? {}).map(([key, value]) => [escapeTemplate(key), escapeTemplate(value)]);
  return {
    ...(filters.length === 0 ? {} : { filter: filters.map(([name, values]) => ({ name, values: [...values] })) }),
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags.sort()) as Record<string, string> }),
  };
}

function searchFacts({ id, lookup }: Sought, found: string, where: string): SearchFacts {
  const tags = Object.entries(lookup?.tags ?? {}).map(([key, value]) => [`tag:${key}`, [value]] as const);
  const by = Object.fromEntries<readonly string[]>([...tags, ...Object.entries(lookup?.filters ?? {})]);
  return { wanted: id, by, where, found };
}

function existing(scope: Construct, name: readonly string[], { wanted, found }: SearchFacts, gate: PlanGate): Existing {
  const isFound =
    wanted === undefined ? `try(length(${found}) == 1, false)` : `try(contains(${found}, ${quote(wanted)}), false)`;
  const it = wanted === undefined ? `try(one(${found}), null)` : quote(wanted);
  // The gate's own id is never read by: while it is shut Terraform evaluates nothing that refers to it. A local, because
  // a data source that names a managed resource itself is not read before that resource is made.
  const local = new TerraformLocal(scope, "id", `\${${isFound} ? ${it} : ${address(gate)}.id}`);
  const readBy = `\${local.${named(local, ...name).friendlyUniqueId}}`;
  return { id: wanted ?? readBy, readBy };
}
