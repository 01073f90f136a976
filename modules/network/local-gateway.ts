import { DataAwsEc2CoipPools } from "@cdktf/provider-aws/lib/data-aws-ec2-coip-pools";
import { DataAwsEc2LocalGateway } from "@cdktf/provider-aws/lib/data-aws-ec2-local-gateway";
import { DataAwsEc2LocalGatewayRouteTable } from "@cdktf/provider-aws/lib/data-aws-ec2-local-gateway-route-table";
import { DataAwsEc2LocalGatewayRouteTables } from "@cdktf/provider-aws/lib/data-aws-ec2-local-gateway-route-tables";
import { DataAwsEc2LocalGatewayVirtualInterfaceGroups } from "@cdktf/provider-aws/lib/data-aws-ec2-local-gateway-virtual-interface-groups";
import { DataAwsEc2LocalGateways } from "@cdktf/provider-aws/lib/data-aws-ec2-local-gateways";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { LocalGatewayOptions } from "../../deployment";
import type { LocalGatewayFacts, LocalGatewayRouteFacts } from "../../rules";
import { quote } from "../../rules";
import { address, attribute, named } from "../terraform";
import type { CallerAccount } from "./caller-account";
import type { OutpostSite } from "./outpost-site";

export interface LocalGatewayProps {
  readonly site: OutpostSite;
  readonly localGateway: LocalGatewayOptions;
  /** The account that Terraform works in. */
  readonly account: CallerAccount;
}

/** The local gateway of a rack with its route table, as AWS describes them: read on every plan, never created. */
export class LocalGateway extends Construct {
  /** Expressions for rules. None of them fails when something is missing. */
  readonly facts: LocalGatewayFacts;
  /** The same with what static routes need; undefined when the deployment has none. */
  readonly routeFacts: LocalGatewayRouteFacts | undefined;
  /** Template: id of the local gateway, null when it is missing. */
  readonly localGatewayId: string;
  /** Template: id of its route table, null when it is missing. */
  readonly routeTableId: string;
  /** Template: the pool of customer-owned addresses; undefined under direct VPC routing. */
  readonly customerOwnedIpPool: string | undefined;
  /** Template: the group of virtual interfaces that static routes lead to; undefined when there are none. */
  readonly virtualInterfaceGroupId: string | undefined;

  constructor(scope: Construct, id: string, { site, localGateway, account }: LocalGatewayProps) {
    super(scope, id);
    const { name, arn } = site;
    const ofOutpost = { filter: [{ name: "outpost-arn", values: [arn] }] };
    // The plural forms answer an empty list where the singular ones fail, so a rule can say what is wrong.
    const gateways = attribute(named(new DataAwsEc2LocalGateways(this, "gateways", ofOutpost), name), "ids");
    const tables = attribute(named(new DataAwsEc2LocalGatewayRouteTables(this, "tables", ofOutpost), name), "ids");
    const gateway = this.chosen("local-gateway", name, gateways, localGateway.id);
    const table = this.chosen("local-gateway-route-table", name, tables, localGateway.routeTable);

    const found = named(new DataAwsEc2LocalGateway(this, "gateway", { id: `\${${gateway}}` }), name);
    const foundTable = named(
      new DataAwsEc2LocalGatewayRouteTable(this, "table", { localGatewayRouteTableId: `\${${table}}` }),
      name,
    );
    const pools = named(
      new DataAwsEc2CoipPools(this, "pools", {
        filter: [{ name: "coip-pool.local-gateway-route-table-id", values: [`\${${table}}`] }],
      }),
      name,
    );
    found.addOverride("count", onlyWith(gateway));
    for (const source of [foundTable, pools]) source.addOverride("count", onlyWith(table));
    const poolIds = only(address(pools), "pool_ids");
    const pool = this.chosen("customer-owned-ip-pool", name, poolIds, localGateway.customerOwnedIpPool);

    this.facts = {
      ...site.facts,
      gateway,
      gateways,
      wantedGateway: localGateway.id,
      gatewayState: only(address(found), "state"),
      gatewayOwner: only(address(found), "owner_id"),
      routeTable: table,
      routeTables: tables,
      wantedRouteTable: localGateway.routeTable,
      routeTableState: only(address(foundTable), "state"),
      pool,
      pools: poolIds,
      wantedPool: localGateway.customerOwnedIpPool,
    };
    this.localGatewayId = `\${${gateway}}`;
    this.routeTableId = `\${${table}}`;
    this.customerOwnedIpPool = localGateway.mode === "coip" ? `\${${pool}}` : undefined;
    if (localGateway.routes.length === 0) return;
    const groups = this.interfaceGroups(name, gateway);
    const wantedGroup = localGateway.virtualInterfaceGroup;
    this.routeFacts = { ...this.facts, groups, wantedGroup, callerAccount: account.accountId };
    this.virtualInterfaceGroupId = `\${${this.chosen("virtual-interface-group", name, groups, wantedGroup)}}`;
  }

  private interfaceGroups(name: string, gateway: string): string {
    const groups = named(
      new DataAwsEc2LocalGatewayVirtualInterfaceGroups(this, "interface-groups", {
        filter: [{ name: "local-gateway-id", values: [`\${${gateway}}`] }],
      }),
      name,
    );
    groups.addOverride("count", onlyWith(gateway));
    return only(address(groups), "ids");
  }

  /** The one of a list that is meant: the one that is wanted if it is there, otherwise the only one, otherwise null. */
  private chosen(kind: string, name: string, ids: string, wanted: string | undefined): string {
    const choice =
      wanted === undefined
        ? `try(one(${ids}), null)`
        : `try(contains(${ids}, ${quote(wanted)}), false) ? ${quote(wanted)} : null`;
    const local = named(new TerraformLocal(this, kind, `\${${choice}}`), kind, name);
    return `local.${local.friendlyUniqueId}`;
  }
}

function onlyWith(id: string): string {
  return `\${${id} == null ? 0 : 1}`;
}

function only(source: string, name: string): string {
  return `one(${source}[*].${name})`;
}
