import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { OUTPOSTS_METRICS } from "../../aws";
import { outpostId } from "../../deployment";
import type { Outpost } from "../../deployment";
import { named } from "../terraform";

/** One Outpost on the dashboard. */
export interface ShownOutpost {
  readonly outpost: Outpost;
  /** Instance types whose capacity is shown. */
  readonly types: readonly string[];
  /** Account whose metrics are shown; undefined when it is this one. */
  readonly metricsOf: string | undefined;
}

export interface DashboardProps {
  readonly deployment: string;
  readonly region: string;
  readonly outposts: readonly ShownOutpost[];
  /** Templates: ARNs of the alarms. */
  readonly alarmArns: readonly string[];
}

/** Columns of a dashboard. */
const WIDTH = 24;
const HEIGHT = 6;

/** A dashboard of the Outposts: the alarms, the connection, the service link's interfaces and the free capacity. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { deployment, region, outposts, alarmArns }: DashboardProps) {
    super(scope, id);
    const rows = [
      [{ type: "alarm", properties: { title: "Alarms", alarms: alarmArns } }],
      ...outposts.map((shown) => row(shown, region)),
    ];
    const widgets = rows.flatMap((widgets, y) =>
      widgets.map((widget, x) => {
        const width = WIDTH / widgets.length;
        return { ...widget, x: x * width, y: y * HEIGHT, width, height: HEIGHT };
      }),
    );
    const dashboard = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: `${deployment}-outposts`,
      dashboardBody: JSON.stringify({ widgets }),
    });
    named(dashboard, "outposts");
  }
}

function row({ outpost, types, metricsOf }: ShownOutpost, region: string) {
  const { namespace, connected, typeAvailability, interfaceStatus, trafficIn, trafficOut } = OUTPOSTS_METRICS;
  const id = outpostId(outpost);
  const options = metricsOf === undefined ? {} : { accountId: metricsOf };
  const graph = (title: string, metrics: readonly unknown[], more: object = {}) => ({
    type: "metric",
    properties: { title: `${outpost.name}: ${title}`, region, view: "timeSeries", metrics, ...more },
  });
  const capacity = types.map((type) => [
    namespace,
    typeAvailability.name,
    "OutpostId",
    id,
    "InstanceType",
    type,
    { ...options, stat: "Average", period: typeAvailability.resolutionSeconds },
  ]);
  return [
    graph("connected to the Region", [
      [
        namespace,
        connected.name,
        "OutpostId",
        id,
        { ...options, stat: "Average", period: connected.resolutionSeconds },
      ],
    ]),
    graph("interfaces that are up", [[search(id, interfaceStatus.name, options)]]),
    graph("traffic of the service link", [
      [search(id, trafficIn.name, options, SERVICE_LINK_ONLY)],
      [search(id, trafficOut.name, options, SERVICE_LINK_ONLY)],
    ]),
    ...(capacity.length === 0 ? [] : [graph("free capacity in percent", capacity, { yAxis: { left: { min: 0 } } })]),
  ];
}

const SERVICE_LINK_ONLY = ' VirtualInterfaceGroupId="-"';

/** Interfaces are found: their ids are not the deployment's. */
function search(id: string, metric: string, options: object, more = ""): object {
  const { namespace, interfaceDimensions, interfaceStatus } = OUTPOSTS_METRICS;
  const schema = [namespace, ...interfaceDimensions].join(",");
  const expression = `SEARCH('{${schema}} MetricName="${metric}" OutpostId="${id}"${more}', 'Maximum', ${interfaceStatus.resolutionSeconds})`;
  return { ...options, expression };
}
