import { Construct } from "constructs";
import type { Outpost } from "../../deployment";
import {
  instanceTypesOffered,
  outpostActive,
  outpostExists,
  outpostForm,
  outpostZone,
  outpostZoneId,
} from "../../rules";
import type { OutpostSite } from "../network";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface OutpostGatesProps {
  readonly site: OutpostSite;
  readonly outpost: Outpost;
  /** Instance types that the deployment starts on the Outpost. */
  readonly instanceTypes: readonly string[];
}

/** The blocking prerequisites of one Outpost. */
export class OutpostGates extends Construct {
  readonly gates: readonly PlanGate[];
  /** The gate that the Outpost exists. */
  readonly exists: PlanGate;

  constructor(scope: Construct, id: string, { site, outpost, instanceTypes }: OutpostGatesProps) {
    super(scope, id);
    const { facts } = site;
    this.exists = gate(this, outpostExists, site.name, facts);
    const found = [this.exists];
    const expectedZone = outpost.availabilityZone;
    const expectedZoneId = outpost.availabilityZoneId;
    const zoneIdFacts = { ...facts, availabilityZoneId: site.availabilityZoneId };
    const wanted = [...new Set(instanceTypes)].sort();
    this.gates = [
      this.exists,
      gate(this, outpostActive, site.name, facts, found),
      gate(this, outpostForm, site.name, { ...facts, form: outpost.form }, found),
      ...(expectedZone === undefined ? [] : [gate(this, outpostZone, site.name, { ...facts, expectedZone }, found)]),
      ...(expectedZoneId === undefined
        ? []
        : [gate(this, outpostZoneId, site.name, { ...zoneIdFacts, expectedZoneId }, found)]),
      ...(wanted.length === 0 ? [] : [gate(this, instanceTypesOffered, site.name, { ...facts, wanted }, found)]),
    ];
  }
}
