import type { OutpostFacts } from "./facts";

/** Terraform expressions about the local gateway of one Outpost. None of them fails when it is missing. */
export interface LocalGatewayFacts extends OutpostFacts {
  /** Id of the local gateway, null when it is not there or when several are and none is named. */
  readonly gateway: string;
  /** The local gateways that the account sees on the Outpost. */
  readonly gateways: string;
  /** The id that the deployment names; undefined when it leaves the choice to what AWS has. */
  readonly wantedGateway: string | undefined;
  readonly gatewayState: string;
  /** Account that owns the local gateway. */
  readonly gatewayOwner: string;
  /** Id of the route table, null as for the gateway. */
  readonly routeTable: string;
  readonly routeTables: string;
  readonly wantedRouteTable: string | undefined;
  readonly routeTableState: string;
  /** Id of the pool of customer-owned addresses, null when the route table has none, or several and none is named. */
  readonly pool: string;
  /** The pools of the route table, null when there is no route table. */
  readonly pools: string;
  readonly wantedPool: string | undefined;
}

/** A local gateway that static routes are made for. */
export interface LocalGatewayRouteFacts extends LocalGatewayFacts {
  /** The groups of virtual interfaces of the local gateway, null when there is no local gateway. */
  readonly groups: string;
  readonly wantedGroup: string | undefined;
  /** Account that Terraform works in. */
  readonly callerAccount: string;
}
