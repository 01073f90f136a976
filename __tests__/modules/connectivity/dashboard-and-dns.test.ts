import { TWO_WATCHED, watchedSite } from "../../support/unit/connectivity-cases";
import { stackOf } from "../../support/unit/stacks";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly unknown[];
  };
}

describe("the dashboard", () => {
  const widgetsOf = (deployment: Parameters<typeof stackOf>[0]) => {
    const { dashboard_body: body } = stackOf(deployment).resource<{ dashboard_body: string }>(
      "aws_cloudwatch_dashboard",
      "outposts",
    );
    return (JSON.parse(body) as { widgets: Widget[] }).widgets;
  };

  test("shows the alarms and, of each Outpost, its connection, interfaces, traffic and free capacity", () => {
    // WHEN
    const widgets = widgetsOf(watchedSite({ dashboard: true }));
    // THEN
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      "Alarms",
      "factory: connected to the Region",
      "factory: interfaces that are up",
      "factory: traffic of the service link",
      "factory: free capacity in percent",
    ]);
    expect(widgets[0]!.properties.alarms).toHaveLength(4);
    expect(JSON.stringify(widgets)).toContain('OutpostId=\\"op-0a1b2c3d4e5f60718\\" VirtualInterfaceGroupId=\\"-\\"');
  });

  test("lays its widgets side by side, none over another and none beyond the edge", () => {
    const network = { ...TWO_WATCHED, endpoints: "existing" as const, regionalSubnets: [] };
    const widgets = widgetsOf(
      watchedSite({ dashboard: true, serviceLinks: {} }, { network, services: undefined, workloads: undefined }),
    );
    expect(widgets.length).toBe(7);
    for (const [index, a] of widgets.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(24);
      for (const b of widgets.slice(0, index)) {
        const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
        expect(apart).toBe(true);
      }
    }
  });

  test("is made only on request", () => {
    expect(stackOf(watchedSite()).kinds).not.toContain("aws_cloudwatch_dashboard");
  });
});

describe("DNS servers on the premises", () => {
  const servers = ["10.200.1.53", "10.200.0.53", "10.200.0.53"];
  const RULE = "aws_vpc_security_group_egress_rule";

  test("may be asked by containers and instances, by TCP and by UDP", () => {
    const stack = stackOf(watchedSite({ dns: { answeredBy: "local-server", servers } }));
    const names = stack.names(RULE).filter((name) => name.startsWith("dns--"));
    expect(names).toHaveLength(8);
    expect(stack.resource(RULE, names[0]!)).toMatchObject({ from_port: 53, to_port: 53, cidr_ipv4: "10.200.0.53/32" });
    const groups = names.map((name) => stack.resource(RULE, name)["security_group_id"]);
    expect([...new Set(groups)]).toEqual(["${aws_security_group.envoy.id}", "${aws_security_group.instances.id}"]);
  });

  test("need no way where there are none", () => {
    expect(
      stackOf(watchedSite())
        .names(RULE)
        .filter((name) => name.startsWith("dns--")),
    ).toEqual([]);
  });
});
