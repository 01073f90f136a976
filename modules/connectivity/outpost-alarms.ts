import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { OUTPOSTS_METRICS } from "../../aws";
import { outpostId } from "../../deployment";
import type { CapacityAlarms, ConnectedAlarm, Outpost } from "../../deployment";
import { logicalId, named, reference, waitFor } from "../terraform";
import { metricArguments } from "./metric-source";

export interface OutpostAlarmsProps {
  /** Prefix of names. */
  readonly deployment: string;
  readonly outpost: Outpost;
  readonly connected: ConnectedAlarm;
  readonly capacity: CapacityAlarms;
  /** Instance types whose capacity is watched. */
  readonly types: readonly string[];
  /** Account whose metrics are watched; undefined when it is this one. */
  readonly metricsOf: string | undefined;
  /** Templates: ARNs of topics that are told. */
  readonly tell: readonly string[];
  /** What must be there before the alarms are made. */
  readonly after: readonly TerraformElement[];
}

/** Name of the alarm on an Outpost's connection. */
export function connectedAlarmName(deployment: string, outpost: string): string {
  return `${deployment}-${outpost}-connected`;
}

type Details = Omit<CloudwatchMetricAlarmConfig, "alarmName" | "alarmActions" | "okActions">;

/** The alarms on one Outpost: on its connection to the Region, on free capacity and on launches that had none. */
export class OutpostAlarms extends Construct {
  /** Templates: ARNs of the alarms, that on the connection first. */
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, props: OutpostAlarmsProps) {
    super(scope, id);
    const { capacity, types } = props;
    const families = [...new Set(capacity.instanceFamilies)].sort();
    this.arns = [
      this.connected(props),
      ...(capacity.enabled
        ? [
            ...types.flatMap((type) => [this.available(props, "type", type), this.exceptions(props, type)]),
            ...families.map((family) => this.available(props, "family", family)),
          ]
        : []),
    ];
  }

  private connected(props: OutpostAlarmsProps): string {
    const { outpost, connected } = props;
    const { name } = OUTPOSTS_METRICS.connected;
    return this.alarm(props, ["connected"], {
      alarmDescription: `The service link of Outpost ${outpost.name} is down or impaired. What runs there goes on; it cannot be changed from the Region.`,
      ...this.metric(props, name, {}, "Average", connected.periodSeconds),
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: connected.evaluationPeriods,
      datapointsToAlarm: connected.datapointsToAlarm,
      // An Outpost that is cut off may send nothing at all.
      treatMissingData: "breaching",
    });
  }

  private available(props: OutpostAlarmsProps, kind: "type" | "family", value: string): string {
    const { outpost, capacity } = props;
    const { typeAvailability, familyAvailability } = OUTPOSTS_METRICS;
    const { name, resolutionSeconds } = kind === "type" ? typeAvailability : familyAvailability;
    const dimension: Record<string, string> = kind === "type" ? { InstanceType: value } : { InstanceFamily: value };
    return this.alarm(props, ["available", value], {
      alarmDescription: `Less than ${capacity.availableBelowPercent} percent of the capacity for ${value} is free on Outpost ${outpost.name}: what fails may not be replaced.`,
      ...this.metric(props, name, dimension, "Average", resolutionSeconds),
      comparisonOperator: "LessThanThreshold",
      threshold: capacity.availableBelowPercent,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      // Silence is the other alarm's business.
      treatMissingData: "missing",
    });
  }

  private exceptions(props: OutpostAlarmsProps, type: string): string {
    const { name, resolutionSeconds } = OUTPOSTS_METRICS.capacityExceptions;
    return this.alarm(props, ["capacity-exceptions", type], {
      alarmDescription: `An instance of the type ${type} could not be launched on Outpost ${props.outpost.name} for want of capacity.`,
      ...this.metric(props, name, { InstanceType: type }, "Maximum", resolutionSeconds),
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      treatMissingData: "notBreaching",
    });
  }

  private metric(
    { outpost, metricsOf }: OutpostAlarmsProps,
    metricName: string,
    dimensions: Readonly<Record<string, string>>,
    statistic: string,
    period: number,
  ) {
    const { namespace } = OUTPOSTS_METRICS;
    const all = { ...dimensions, OutpostId: outpostId(outpost) };
    return metricArguments({ namespace, metricName, dimensions: all, statistic, period }, metricsOf);
  }

  private alarm(
    { deployment, outpost, tell, after }: OutpostAlarmsProps,
    about: readonly string[],
    details: Details,
  ): string {
    const alarm = new CloudwatchMetricAlarm(this, logicalId(...about), {
      ...details,
      alarmName: [deployment, outpost.name, ...about].join("-"),
      alarmActions: [...tell],
      okActions: [...tell],
    });
    if (after.length > 0) waitFor(alarm, ...after);
    return reference(named(alarm, outpost.name, ...about), "arn");
  }
}
