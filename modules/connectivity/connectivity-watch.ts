import { Construct } from "constructs";
import { parseOutpostArn } from "../../aws";
import { watchedOutposts, watchedTypes } from "../../deployment";
import type { Connectivity, Deployment, Outpost } from "../../deployment";
import type { PlanGate } from "../terraform";
import { Dashboard } from "./dashboard";
import { LinkStatusKeeper } from "./link-status-keeper";
import { OutpostAlarms } from "./outpost-alarms";
import { Topic } from "./topic";
import type { WatchingAccount } from "./watching-account";

export interface ConnectivityWatchProps {
  readonly deployment: Deployment;
  readonly connectivity: Connectivity;
  readonly account: WatchingAccount;
  /** What must hold before an Outpost is watched, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** Watches the connection and the capacity of each Outpost of a deployment, and keeps the status of its service link. */
export class ConnectivityWatch extends Construct {
  constructor(scope: Construct, id: string, props: ConnectivityWatchProps) {
    super(scope, id);
    const { deployment, connectivity, account } = props;
    const outposts = watchedOutposts(deployment);
    if (outposts.length === 0) return;
    const topic =
      connectivity.topic === undefined
        ? undefined
        : new Topic(this, "topic", { deployment: deployment.name, topic: connectivity.topic, account });
    const alarmArns = outposts.flatMap((outpost) => this.watch(props, outpost, topic));
    if (!connectivity.dashboard) return;
    new Dashboard(this, "dashboard", {
      deployment: deployment.name,
      region: deployment.region,
      outposts: outposts.map((outpost) => ({
        outpost,
        types: watchedTypes(deployment, outpost),
        metricsOf: metricsOf(connectivity, outpost),
      })),
      alarmArns,
    });
  }

  /** Templates: ARNs of the alarms. */
  private watch(props: ConnectivityWatchProps, outpost: Outpost, topic: Topic | undefined): readonly string[] {
    const { deployment, connectivity, account, gates } = props;
    const { alarms, linkStatus } = connectivity;
    const tell = topic === undefined ? [] : [topic.arn];
    const keeper =
      linkStatus?.keep === true
        ? new LinkStatusKeeper(this, `link-status-${outpost.name}`, {
            deployment: deployment.name,
            outpost: outpost.name,
            account,
            executionLogs: linkStatus.executionLogs,
            tell,
          })
        : undefined;
    const { arns } = new OutpostAlarms(this, `alarms-${outpost.name}`, {
      deployment: deployment.name,
      outpost,
      connected: alarms.connected,
      capacity: alarms.capacity,
      types: watchedTypes(deployment, outpost),
      metricsOf: metricsOf(connectivity, outpost),
      tell,
      after: [...gates(outpost.name), ...(keeper?.listening ?? [])],
    });
    return keeper === undefined ? arns : [...arns, keeper.failureAlarmArn];
  }
}

/** The account to ask for an Outpost's metrics; undefined when it is the alarms' own. */
function metricsOf({ crossAccountObservability }: Connectivity, { arn }: Outpost): string | undefined {
  return crossAccountObservability ? parseOutpostArn(arn)!.account : undefined;
}
