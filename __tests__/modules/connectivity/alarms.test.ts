import { TWO_WATCHED, watchedSite } from "../../support/unit/connectivity-cases";
import { IMAGE, OTHER_OUTPOST, OUTPOST, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

interface Alarm {
  readonly alarm_name: string;
  readonly metric_name?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly metric_query?: readonly Readonly<Record<string, unknown>>[];
  readonly treat_missing_data: string;
  readonly period?: number;
  readonly evaluation_periods: number;
  readonly datapoints_to_alarm?: number;
  readonly threshold: number;
  readonly comparison_operator: string;
  readonly alarm_actions: readonly string[];
  readonly depends_on: readonly string[];
}
const ALARM = "aws_cloudwatch_metric_alarm";
const id = (arn: string) => arn.slice(arn.indexOf("op-"));

describe("the alarm on an Outpost's connection", () => {
  test("goes off when the average of ConnectedStatus is below 1, and when nothing is heard", () => {
    // WHEN
    const alarm = stackOf(watchedSite()).resource<Alarm>(ALARM, "factory--connected");
    // THEN
    expect(alarm).toMatchObject({
      alarm_name: "shop-factory-connected",
      namespace: "AWS/Outposts",
      metric_name: "ConnectedStatus",
      dimensions: { OutpostId: id(OUTPOST) },
      statistic: "Average",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluation_periods: 5,
      datapoints_to_alarm: 3,
      treat_missing_data: "breaching",
    });
  });

  test("is made after what listens to it, so that its first change is heard, and after the Outpost's gates", () => {
    const { depends_on: after } = stackOf(watchedSite()).resource<Alarm>(ALARM, "factory--connected");
    expect(after).toEqual(
      expect.arrayContaining([
        "aws_cloudwatch_event_target.link-status--factory",
        "terraform_data.OM-P001_factory",
        "terraform_data.OM-P022_factory",
      ]),
    );
  });

  test("reads the owner's metric where that account is observed", () => {
    const stack = stackOf(watchedSite({ crossAccountObservability: true }));
    expect(stack.resource<Alarm>(ALARM, "factory--connected")).toMatchObject({
      metric_query: [
        {
          account_id: "111122223333",
          metric: { metric_name: "ConnectedStatus", dimensions: { OutpostId: id(OUTPOST) }, period: 60 },
        },
      ],
      treat_missing_data: "breaching",
    });
    expect(stack.names("terraform_data")).not.toContain("OM-P022_factory");
  });
});

describe("the alarms on capacity", () => {
  test("watch the types of each Outpost's own workloads and those that are named, each once", () => {
    // GIVEN
    const group = (type: string, outpost: string) => ({ type, outpost, max: 1 });
    const deployment = watchedSite(
      {
        alarms: { capacity: { instanceTypes: ["c5.large", "m5.large"], instanceFamilies: ["m5", "m5"] } },
        serviceLinks: {},
      },
      {
        network: {
          ...TWO_WATCHED,
          regionalSubnets: [
            { name: "a", cidr: "10.40.0.0/26", outpost: "factory" },
            { name: "b", cidr: "10.40.0.64/26", outpost: "depot" },
          ],
        },
        workloads: workloads(
          { web: { image: IMAGE, outpost: "factory" } },
          { capacity: { one: group("m5.large", "factory"), two: group("r5.large", "depot") } },
        ),
      },
    );
    // WHEN
    const alarms = Object.values(stackOf(deployment).all<Alarm>(ALARM));
    // THEN
    const watched = (metric: string) =>
      alarms
        .filter(({ metric_name: name }) => name === metric)
        .map(({ dimensions = {} }) => Object.values(dimensions).sort().join(" "))
        .sort();
    const [factory, depot] = [id(OUTPOST), id(OTHER_OUTPOST)];
    const types = [
      `c5.large ${depot}`,
      `c5.large ${factory}`,
      `m5.large ${depot}`,
      `m5.large ${factory}`,
      `${depot} r5.large`,
    ];
    expect(watched("InstanceTypeCapacityAvailability")).toEqual([...types].sort());
    expect(watched("CapacityExceptions")).toEqual([...types].sort());
    expect(watched("InstanceFamilyCapacityAvailability")).toEqual([`m5 ${depot}`, `m5 ${factory}`].sort());
    expect(watched("ConnectedStatus")).toEqual([depot, factory].sort());
  });

  test("take their threshold from the file, and silence for nothing", () => {
    const stack = stackOf(watchedSite({ alarms: { capacity: { availableBelowPercent: 25 } } }));
    expect(stack.resource<Alarm>(ALARM, "factory--available--m5__xlarge")).toMatchObject({
      threshold: 25,
      treat_missing_data: "missing",
    });
    expect(stack.resource<Alarm>(ALARM, "factory--capacity-exceptions--m5__xlarge")).toMatchObject({
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      treat_missing_data: "notBreaching",
    });
  });

  test("do not depend on the order in which types and families are written", () => {
    const text = (turn: (names: string[]) => string[]) =>
      stackOf(
        watchedSite({
          dashboard: true,
          alarms: {
            capacity: { instanceTypes: turn(["c5.large", "r5.large"]), instanceFamilies: turn(["m5", "c5"]) },
          },
        }),
      ).text;
    expect(text((names) => names.reverse())).toBe(text((names) => names));
  });

  test("are left out when they are not wanted", () => {
    const stack = stackOf(watchedSite({ alarms: { capacity: { enabled: false } } }));
    expect(stack.names(ALARM)).toEqual(["factory--connected", "factory--link-status-failed"]);
  });
});

describe("where somebody else's alarms watch the Outpost", () => {
  test("nothing is made here", () => {
    const stack = stackOf(watchedSite({ alarms: { existing: true }, linkStatus: undefined, dashboard: true }));
    expect(stack.kinds.filter((kind) => /cloudwatch_(metric|dash|event)|sns|kms|sfn|ssm/.test(kind))).toEqual([]);
    expect(stack.names("terraform_data")).not.toContain("OM-P022_factory");
  });
});
