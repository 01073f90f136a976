import { fails, renderText, reviewPlan } from "../../review";
import type { PlanJson } from "../../review";
import { examineDeployment } from "../../rules";
import { balancedSite, balancer } from "../support/unit/balancer-cases";
import { change, manifest, plan } from "../support/unit/plans";
import { OUTPOST } from "../support/unit/sites";

const network = change("aws_lb", "front", ["create"], { name: "orders-front", load_balancer_type: "network" });
const classic = change("aws_elb", "old", ["no-op"], { name: "orders-old" });
const onRack = change("aws_lb", "rack", ["create"], {
  name: "orders-rack",
  customer_owned_ipv4_pool: "ipv4pool-coip-1",
});
const gone = change("aws_lb", "gone", ["delete"], null, { name: "orders-gone" });

const REASON = "agreed with the site, OPS-1234";
const under = (setting: object | undefined, timestamp = "2026-12-01T00:00:00Z"): PlanJson => {
  const record = change("terraform_data", "rule-modes", ["create"], { input: { "OM-L009": setting } });
  const changes = [network, classic, onRack, gone, ...(setting === undefined ? [] : [record])];
  return plan({ timestamp, resource_changes: changes });
};

describe("load balancers that stand in the Region", () => {
  test("are a hop of the report, named; those on a rack and those that go are not", () => {
    // WHEN
    const report = reviewPlan("orders", under(undefined));
    // THEN
    expect(report.hops).toMatchObject([
      {
        rule: "OM-L009",
        severity: "note",
        takers: ["load balancer orders-old", "load balancer orders-front"],
        message: "Load balancers stand in the Region: orders-old, orders-front.",
      },
    ]);
    expect(fails(report, "note")).toBe(false);
    expect(renderText(report, { failOn: "error" })).toContain(
      "What runs on the Outpost reaches out to: load balancers.",
    );
  });

  test("are told once where the deployment file has them, too: who takes the hop from the file, which there are from the plan", () => {
    // GIVEN
    const hop = examineDeployment(balancedSite([balancer({ type: "network", subnets: ["endpoints"] })])).hops;
    const known = manifest({ hops: hop });
    // WHEN
    const { hops } = reviewPlan("orders", under(undefined), [], { manifest: known });
    // THEN
    expect(hops.filter(({ rule }) => rule === "OM-L009")).toMatchObject([
      {
        takers: ["virtual gateway front"],
        message: "Load balancers stand in the Region: orders-old, orders-front.",
      },
    ]);
  });

  test("keep the plan from being applied where the deployment enforces the rule", () => {
    // WHEN
    const report = reviewPlan("orders", under({ mode: "enforce" }));
    // THEN
    expect(report.hops).toEqual([]);
    expect(report.prerequisites).toMatchObject([
      { rule: "OM-L009", subject: "orders-old", verdict: "fail", severity: "error", stage: "review" },
      { rule: "OM-L009", subject: "orders-front", messages: ["aws_lb.front stands in the Region."] },
    ]);
    expect(fails(report, "error")).toBe(true);
  });

  test("warn, are silent, and are told again when that is over", () => {
    const warned = reviewPlan("orders", under({ mode: "warn", reason: REASON }));
    expect([fails(warned, "error"), fails(warned, "warning")]).toEqual([false, true]);
    const off = { mode: "off", reason: REASON, expires: "2027-01-31" };
    expect(reviewPlan("orders", under(off))).toMatchObject({ hops: [], prerequisites: [] });
    expect(reviewPlan("orders", under(off, "2027-01-31T00:00:00Z")).hops).toHaveLength(1);
  });

  test("are none in a plan without them", () => {
    const subnet = change("aws_subnet", "s", ["create"], { outpost_arn: OUTPOST });
    expect(reviewPlan("orders", plan({ resource_changes: [subnet, onRack] })).hops).toEqual([]);
  });
});
