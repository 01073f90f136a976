import { Construct } from "constructs";
import { linkNotDown, linkStatusKept, meshUnchangedWhileDown } from "../../rules";
import type { MeshRevisionFacts } from "../../rules";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface LinkRulesProps {
  readonly facts: MeshRevisionFacts;
  /** Whether the status is kept by another deployment. */
  readonly isKeptElsewhere: boolean;
  /** Whether there is a mesh that could change. */
  readonly hasMesh: boolean;
}

/** What a plan makes of the status of the service links. */
export class LinkRules extends Construct {
  /** Stops everything of a mesh that changes while a link is down. */
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, { facts, isKeptElsewhere, hasMesh }: LinkRulesProps) {
    super(scope, id);
    this.gates = hasMesh ? [gate(this, meshUnchangedWhileDown, "mesh", facts)] : [];
    check(this, linkNotDown, "service-link", facts);
    if (isKeptElsewhere) check(this, linkStatusKept, "service-link", facts);
  }
}
