import { fails, hazardsIn, renderText, reviewPlan } from "../../review";
import type { PlanJson } from "../../review";
import { change, gate, plan } from "../support/unit/plans";
import { listening, mesh, route } from "../support/unit/updates";

const REASON = "agreed with the site, OPS-1234";
const router = change(
  "aws_appmesh_virtual_router",
  "shop",
  ["update"],
  listening("shop", "8080 grpc"),
  listening("shop", "8080 http"),
);
const all = change("aws_appmesh_route", "all", ["update"], route("grpc", ["v1 100"]), route("http", ["v1 100"]));
const closed = change("aws_appmesh_mesh", "mesh", ["update"], mesh("orders"), mesh("orders", "ALLOW_ALL"));
const record = (settings: object) => change("terraform_data", "rule-modes", ["create"], { input: settings });
const updating = (settings?: object, timestamp = "2026-12-01T00:00:00Z"): PlanJson =>
  plan({
    timestamp,
    resource_changes: [closed, router, all, ...(settings === undefined ? [] : [record(settings)])],
    checks: [gate("OM-P001_factory", "pass")],
  });

describe("the hazards of an update", () => {
  test("are told with severity, address, message and remedy, the worst first", () => {
    // WHEN
    const hazards = hazardsIn(updating());
    // THEN
    expect(hazards).toMatchObject([
      {
        rule: "OM-U001",
        severity: "error",
        address: "aws_appmesh_virtual_router.shop",
        message: "the protocol of port 8080 from http to grpc changes, and these routes stay: aws_appmesh_route.all.",
      },
      { rule: "OM-U015", severity: "warning", address: "aws_appmesh_mesh.mesh" },
    ]);
    for (const { title, remedy } of hazards) expect(`${title} ${remedy}`).toMatch(/\S+ \S+\.$/);
  });

  test("refuse the plan where they cannot work, and warn where they hurt", () => {
    // GIVEN
    const both = reviewPlan("orders", updating());
    const hurts = reviewPlan("orders", { ...updating(), resource_changes: [closed] });
    // THEN
    expect([fails(both, "error"), fails(hurts, "error"), fails(hurts, "warning")]).toEqual([true, false, true]);
    const text = renderText(both, { failOn: "error" });
    expect(text).toMatch(/^orders: must not be applied: 1 change cannot work, 1 warning\n/);
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "Hazards of this update: ERROR OM-U001 A listener's protocol does not change under routes that stay aws_appmesh_virtual_router.shop: the protocol",
    );
    expect(text).toContain("To mend it: Let the routes be replaced");
    expect(renderText(hurts, { failOn: "error" })).toMatch(/^orders: can be applied, 1 warning\n/);
  });

  test("follow the modes that the deployment sets, until those end", () => {
    const severities = (settings: object, timestamp?: string) =>
      Object.fromEntries(hazardsIn(updating(settings, timestamp)).map(({ rule, severity }) => [rule, severity]));
    const warn = { mode: "warn", reason: REASON, expires: "2027-01-31" };
    const off = { mode: "off", reason: REASON, expires: "2027-01-31" };
    expect(severities({ "OM-U001": warn, "OM-U015": { mode: "enforce" } })).toEqual({
      "OM-U001": "warning",
      "OM-U015": "error",
    });
    expect(severities({ "OM-U001": off, "OM-U015": off })).toEqual({});
    expect(severities({ "OM-U001": off }, "2027-02-01T00:00:00Z")).toEqual({
      "OM-U001": "error",
      "OM-U015": "warning",
    });
  });

  test("are none in a plan that changes nothing, and escape what would steer a terminal", () => {
    expect(hazardsIn(plan())).toEqual([]);
    expect(renderText(reviewPlan("orders", plan()), { failOn: "error" })).not.toContain("Hazards");
    const hostile = { ...closed, address: "aws_appmesh_mesh.\u001b[31mmesh" };
    const text = renderText(reviewPlan("orders", plan({ resource_changes: [hostile] })), { failOn: "error" });
    expect(text).not.toContain("\u001b");
  });
});
