import { Construct } from "constructs";
import type { LocalGatewayOptions } from "../../deployment";
import {
  coipPoolFound,
  directRouting,
  localGatewayAvailable,
  localGatewayFound,
  localGatewayOwned,
  localGatewayRouteTableAvailable,
  localGatewayRouteTableFound,
  premisesOutsideVpc,
  virtualInterfacesFound,
} from "../../rules";
import type { LocalGateway, RegionalVpc } from "../network";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface LocalGatewayRulesProps {
  /** What the deployment calls the Outpost. */
  readonly outpost: string;
  readonly localGateway: LocalGatewayOptions;
  readonly found: LocalGateway;
  readonly vpc: RegionalVpc;
  /** The gate that the Outpost exists. */
  readonly exists: PlanGate;
  /** What must hold of the VPC. */
  readonly vpcGates: readonly PlanGate[];
}

/** The blocking prerequisites of the way from a rack to the premises. */
export class LocalGatewayRules extends Construct {
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, props: LocalGatewayRulesProps) {
    super(scope, id);
    const { outpost, localGateway, found, exists } = props;
    const { facts } = found;
    const gateway = gate(this, localGatewayFound, outpost, facts, [exists]);
    const table = gate(this, localGatewayRouteTableFound, outpost, facts, [exists]);
    const mode = localGateway.mode === "coip" ? coipPoolFound : directRouting;
    this.gates = [
      gateway,
      table,
      gate(this, localGatewayAvailable, outpost, facts, [gateway]),
      gate(this, localGatewayRouteTableAvailable, outpost, facts, [table]),
      gate(this, mode, outpost, facts, [table]),
      ...this.routes(props, gateway),
      ...this.premises(props),
    ];
  }

  private routes({ outpost, found }: LocalGatewayRulesProps, gateway: PlanGate): PlanGate[] {
    if (found.routeFacts === undefined) return [];
    return [virtualInterfacesFound, localGatewayOwned].map((rule) =>
      gate(this, rule, outpost, found.routeFacts!, [gateway]),
    );
  }

  /** Of a new VPC the blocks are known before Terraform runs. */
  private premises({ outpost, localGateway: { onPremises }, vpc, vpcGates }: LocalGatewayRulesProps): PlanGate[] {
    if (vpc.existing === undefined || onPremises.length === 0) return [];
    const { blocks: vpcBlocks } = vpc.existing;
    return [gate(this, premisesOutsideVpc, outpost, { name: outpost, onPremises, vpcBlocks }, vpcGates)];
  }
}
