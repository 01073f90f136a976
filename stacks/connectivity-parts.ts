import { Construct } from "constructs";
import { linkStatusDelay, watchedOutposts } from "../deployment";
import type { Deployment } from "../deployment";
import { ConnectivityWatch, LinkStatusReading, WatchingAccount } from "../modules/connectivity";
import { LinkRules, MetricsRules, PrivateLinkRules } from "../modules/prerequisites";
import type { PlanGate } from "../modules/terraform";

export interface ConnectivityPartsProps {
  readonly deployment: Deployment;
  readonly hasMesh: boolean;
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** What a deployment's `connectivity` asks for: the watch over its Outposts, and what its plans read of the links. */
export class ConnectivityParts extends Construct {
  /** What must hold before anything of the mesh changes. */
  readonly meshGates: readonly PlanGate[];
  /** Whether the revision of the mesh is kept for the next plan. */
  readonly keepsRevision: boolean;

  constructor(scope: Construct, id: string, props: ConnectivityPartsProps) {
    super(scope, id);
    const { deployment, hasMesh } = props;
    this.watch(props);
    this.lookAtPrivateLinks(deployment);
    this.keepsRevision = deployment.connectivity?.linkStatus !== undefined && hasMesh;
    this.meshGates = this.read(props);
  }

  private watch({ deployment, gates }: ConnectivityPartsProps): void {
    const { connectivity } = deployment;
    const outposts = watchedOutposts(deployment);
    if (connectivity === undefined || outposts.length === 0) return;
    const account = new WatchingAccount(this, "account", deployment.region);
    const rules = new MetricsRules(this, "metrics-rules", {
      outposts: connectivity.crossAccountObservability ? [] : outposts,
      callerAccount: account.accountId,
    });
    new ConnectivityWatch(this, "watch", {
      deployment,
      connectivity,
      account,
      gates: (outpost) => [...gates(outpost), ...[rules.gates.get(outpost) ?? []].flat()],
    });
  }

  private lookAtPrivateLinks({ connectivity }: Deployment): void {
    for (const [outpost, link] of Object.entries(connectivity?.serviceLinks ?? {}).sort()) {
      if (link.private === undefined) continue;
      new PrivateLinkRules(this, `private-link-${outpost}`, { outpost, vpcId: link.private.vpc });
    }
  }

  private read({ deployment, hasMesh }: ConnectivityPartsProps): readonly PlanGate[] {
    const { name, connectivity } = deployment;
    if (connectivity?.linkStatus === undefined) return [];
    const { from, outposts } = connectivity.linkStatus;
    const { facts } = new LinkStatusReading(this, "link-status", {
      deployment: name,
      keeper: from ?? name,
      outposts: from === undefined ? watchedOutposts(deployment).map((outpost) => outpost.name) : outposts,
      delay:
        from === undefined
          ? linkStatusDelay(connectivity.alarms.connected)
          : `the time that the alarm of ${from} takes and the delivery of an event`,
    });
    return new LinkRules(this, "link-rules", { facts, isKeptElsewhere: from !== undefined, hasMesh }).gates;
  }
}
