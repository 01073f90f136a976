import { setupJest } from "../../../modules/terraform/testing";
import {
  IMAGE,
  OTHER_OUTPOST,
  OUTPOST,
  meshOf,
  network,
  orders,
  ordersInput,
  site,
  workloads,
} from "../../support/unit/sites";
import { defineDeployment } from "../../../deployment";
import { stackOf } from "../../support/unit/stacks";

setupJest();

describe("the prerequisites of the main example", () => {
  const stack = stackOf(orders());

  test("that stop the plan are gates, named by rule and subject", () => {
    expect(stack.names("terraform_data")).toEqual([
      "OM-P001_factory",
      "OM-P002_factory",
      "OM-P003_factory",
      "OM-P004_factory",
      "OM-P006_factory",
      "OM-P007_region",
    ]);
  });

  test("that warn are check blocks", () => {
    expect(stack.checks).toEqual(["OM-P005_factory", "OM-P008_region", "OM-P009_factory", "OM-P010_app-mesh"]);
    expect(stack.text).toHaveCheck("OM-P005_factory", { assertions: 1, scopedData: null });
    expect(stack.text).toHaveCheck("OM-P009_factory", {
      scopedData: "aws_vpc_endpoint_service",
      conditions: [/data\.aws_vpc_endpoint_service\.envoy-management_factory\.availability_zones/],
    });
    expect(stack.text).toHaveCheck("OM-P010_app-mesh", { conditions: [/plantimestamp\(\)/] });
    // A plan tells a policy nothing but messages: the way out is in this one.
    expect(stack.text).toMatch(/"AWS ended its support of App Mesh at [^\n]* under mesh\.controlPlane: envoy\."/);
  });

  test("about an Outpost wait for the gate that it exists", () => {
    for (const name of ["OM-P002", "OM-P003", "OM-P004", "OM-P006"]) {
      expect(stack.resource("terraform_data", `${name}_factory`)["depends_on"]).toEqual([
        "terraform_data.OM-P001_factory",
      ]);
    }
    expect(stack.resource("terraform_data", "OM-P001_factory")).not.toHaveProperty("depends_on");
  });

  test("read a missing Outpost as none instead of failing", () => {
    // GIVEN
    const count = `\${contains(data.aws_outposts_outposts.visible.arns, "${OUTPOST}") ? 1 : 0}`;
    // THEN
    expect(stack.data("aws_outposts_outpost")).toEqual({ factory: { arn: OUTPOST, count } });
    expect(stack.data("aws_outposts_outpost_instance_types")).toEqual({ factory: { arn: OUTPOST, count } });
  });

  test("have a condition that refers to something, and no word that TypeScript left behind", () => {
    for (const gate of Object.values(
      stack.all<{ lifecycle: { precondition: { condition: string; error_message: string }[] } }>("terraform_data"),
    )) {
      expect(gate.lifecycle.precondition).toHaveLength(1);
      const [{ condition, error_message: message }] = gate.lifecycle.precondition as [
        { condition: string; error_message: string },
      ];
      expect(condition).toMatch(/^\$\{try\(.*(data|local)\.\w+.*, false\)\}$/);
      expect(`${condition} ${message}`).not.toMatch(/undefined|\[object|TfToken/);
    }
  });
});

describe("which prerequisites there are", () => {
  test("the expected zone only when one is expected, the lookup of the endpoint service only when it is asked for", () => {
    // WHEN
    const stack = stackOf(site());
    // THEN
    expect(stack.names("terraform_data")).not.toContain("OM-P004_factory");
    expect(stack.checks).toEqual(["OM-P005_factory", "OM-P008_region", "OM-P010_app-mesh"]);
  });

  test("no lookup where the endpoints are somebody else's", () => {
    // GIVEN
    const input = ordersInput();
    // WHEN
    const stack = stackOf(defineDeployment({ ...input, network: { ...input.network!, endpoints: "existing" } }));
    // THEN
    expect(stack.checks).not.toContain("OM-P009_factory");
  });

  test("of a mesh alone: those of App Mesh", () => {
    // WHEN
    const stack = stackOf(meshOf({ web: { port: 80 } }));
    // THEN
    expect(stack.names("terraform_data")).toEqual(["OM-P007_region"]);
    expect(stack.checks).toEqual(["OM-P008_region", "OM-P010_app-mesh"]);
  });

  test("of a network alone: those of its Outposts", () => {
    // WHEN
    const stack = stackOf(site({ services: undefined, workloads: undefined }));
    // THEN
    expect(stack.names("terraform_data")).toEqual(["OM-P001_factory", "OM-P002_factory", "OM-P003_factory"]);
    expect(stack.checks).toEqual(["OM-P005_factory"]);
  });

  test("instance types of each Outpost: those of its own groups, sorted and each once", () => {
    // GIVEN
    const group = (type: string, outpost: string) => ({ type, outpost, max: 1 });
    const stack = stackOf(
      site({
        network: network({
          outposts: [
            { name: "a", arn: OUTPOST, subnets: [{ name: "sa", cidr: "10.40.1.0/24" }] },
            { name: "b", arn: OTHER_OUTPOST, subnets: [{ name: "sb", cidr: "10.40.2.0/24" }] },
          ],
          regionalSubnets: [
            { name: "ra", cidr: "10.40.3.0/26", outpost: "a" },
            { name: "rb", cidr: "10.40.3.64/26", outpost: "b" },
          ],
        }),
        workloads: workloads(
          { web: { image: IMAGE, outpost: "a" } },
          {
            capacity: {
              one: group("m5.large", "a"),
              two: group("c5.large", "a"),
              three: group("m5.large", "a"),
              four: group("r5.large", "b"),
            },
          },
        ),
      }),
    );
    // THEN
    expect(JSON.stringify(stack.resource("terraform_data", "OM-P006_a"))).toContain(
      'setsubtract([\\"c5.large\\", \\"m5.large\\"]',
    );
    expect(JSON.stringify(stack.resource("terraform_data", "OM-P006_b"))).toContain('setsubtract([\\"r5.large\\"]');
  });
});
