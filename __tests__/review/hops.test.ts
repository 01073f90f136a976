import { renderHops, renderText, reviewPlan, summariseHops } from "../../review";
import { examineDeployment } from "../../rules";
import { IMAGE, orders, site, workloads } from "../support/unit/sites";
import { manifest, plan } from "../support/unit/plans";

const { hops } = examineDeployment(orders());

describe("renderHops", () => {
  test("gives a line for each hop, and says `all` of what everybody takes", () => {
    expect(renderHops(hops)).toEqual([
      "  OM-L001  App Mesh: Envoy's configuration  all",
      "  OM-L002  IAM and STS: credentials         all",
      "  OM-L003  Route 53: names                  catalog, desk",
      "  OM-L004  Cloud Map: where tasks are       all",
      "  OM-L005  ECR and S3: images               all",
      "  OM-L006  CloudWatch: logs and metrics     all",
      "  OM-L008  ECS and EC2: starting tasks      all",
    ]);
    expect(renderHops([])).toEqual([]);
  });

  test.each([60, 80, 120])("keeps to %d columns, naming as many as fit", (width) => {
    // GIVEN sixty services of which every second calls
    const names = Array.from({ length: 60 }, (_, index) => `service-${index}`);
    const deployment = site({
      services: Object.fromEntries(names.map((name, i) => [name, { port: 80, calls: i % 2 ? [] : ["service-1"] }])),
      workloads: workloads(Object.fromEntries(names.map((name) => [name, { image: IMAGE }]))),
    });
    // WHEN
    const lines = renderHops(examineDeployment(deployment).hops, width);
    // THEN
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    expect(lines[2]).toMatch(width === 60 ? / 30 of 60$/ : / service-0(, service-\d+)* and \d+ more$/);
  });
});

describe("the report of a plan", () => {
  test("names what is reached outside the Outpost in one sentence", () => {
    expect(summariseHops(hops)).toBe("App Mesh, IAM and STS, Route 53, Cloud Map, ECR and S3, CloudWatch, ECS and EC2");
    expect(
      renderText(reviewPlan("orders", plan(), [], { manifest: manifest({ hops }) }), { failOn: "error" }),
    ).toContain("\n\nWhat runs on the Outpost reaches out to: App Mesh, IAM and STS, Route 53, Cloud\n");
  });

  test("does not speak of it when only the plan is known", () => {
    expect(renderText(reviewPlan("orders", plan()), { failOn: "error" })).not.toContain("reaches out");
  });
});
