import { TerraformStack, Testing } from "cdktf";
import { PlanGate } from "../../../modules/terraform";

describe("PlanGate", () => {
  const gatesOf = (stack: TerraformStack) =>
    (JSON.parse(Testing.synth(stack)) as { resource: { terraform_data: Record<string, unknown> } }).resource
      .terraform_data;

  test("is a resource that manages nothing and has preconditions", () => {
    // GIVEN
    const stack = new TerraformStack(Testing.app(), "stack");
    // WHEN
    new PlanGate(stack, "gate", {
      name: "OM-P001_factory",
      preconditions: [
        { condition: "data.a.b.ok", message: "It is ${data.a.b.state}." },
        { condition: "data.a.b.fine", message: "Not fine." },
      ],
    });
    // THEN
    expect(gatesOf(stack)).toEqual({
      "OM-P001_factory": {
        lifecycle: {
          precondition: [
            { condition: "${data.a.b.ok}", error_message: "It is ${data.a.b.state}." },
            { condition: "${data.a.b.fine}", error_message: "Not fine." },
          ],
        },
      },
    });
  });

  test("waits for the gates before it, whatever order they come in", () => {
    // GIVEN
    const stack = new TerraformStack(Testing.app(), "stack");
    const preconditions = [{ condition: "data.a.b.ok", message: "No." }];
    const gate = (name: string, after: PlanGate[] = []) => new PlanGate(stack, name, { name, preconditions, after });
    // WHEN
    gate("third", [gate("second"), gate("first")]);
    // THEN
    expect(gatesOf(stack)["third"]).toMatchObject({ depends_on: ["terraform_data.first", "terraform_data.second"] });
    expect(gatesOf(stack)["first"]).not.toHaveProperty("depends_on");
  });
});
