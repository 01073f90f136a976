import type { RuleSettings } from "../../../deployment";
import { setupJest } from "../../../modules/terraform/testing";
import { orders, site } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

setupJest();

const REASON = 'the rack is re-slotted on Thursday, "OPS-1" ${x}';
const OFF = { mode: "off", reason: REASON, expires: "2030-01-31" } as const;
const WARN = { mode: "warn", reason: REASON, expires: "2030-01-31" } as const;
const ENDS = 'timecmp(plantimestamp(), "2030-01-31T00:00:00Z") < 0';

interface Gate {
  readonly lifecycle?: { readonly precondition?: readonly { condition: string; error_message: string }[] };
}

const under = (rules: RuleSettings) => stackOf({ ...orders(), rules });
const preconditions = (stack: ReturnType<typeof under>, name: string) =>
  stack.resource<Gate>("terraform_data", name).lifecycle?.precondition ?? [];
const plain = preconditions(stackOf(orders()), "OM-P006_factory")[0]!;

describe("the mode of a gate", () => {
  test("warn: a check says what the gate said, and the gate opens until the day", () => {
    // WHEN
    const stack = under({ "OM-P006": WARN });
    // THEN
    expect(stack.text).toHaveCheck("OM-P006_factory", { assertions: 1, conditions: [/setsubtract/], scopedData: null });
    const [gate] = preconditions(stack, "OM-P006_factory");
    expect(gate!.condition).toBe(`\${${ENDS} ? true : (${plain.condition.slice(2, -1)})}`);
    expect(gate!.error_message).toBe(
      `${plain.error_message} The rule counts again since 2030-01-31T00:00:00Z, when its waiver ended (the rack is re-slotted on Thursday, "OPS-1" $\${x}).`,
    );
  });

  test("warn without a day: the gate only keeps the order", () => {
    const stack = under({ "OM-P006": { mode: "warn", reason: REASON } });
    expect(stack.text).toHaveCheck("OM-P006_factory", { assertions: 1 });
    expect(preconditions(stack, "OM-P006_factory")).toEqual([]);
    expect(stack.resource("terraform_data", "OM-P006_factory")["depends_on"]).toEqual([
      "terraform_data.OM-P001_factory",
    ]);
  });

  test("off: the gate is open until the day, and nothing warns", () => {
    const stack = under({ "OM-P006": OFF });
    expect(stack.checks).not.toContain("OM-P006_factory");
    expect(preconditions(stack, "OM-P006_factory")[0]!.condition).toMatch(/^\$\{timecmp.* < 0 \? true : \(try\(/);
  });

  test("enforce: as it is", () => {
    expect(preconditions(under({ "OM-P006": { mode: "enforce" } }), "OM-P006_factory")).toEqual([plain]);
  });
});

describe("the mode of a check", () => {
  test("enforce: a gate takes its place, under its name", () => {
    // WHEN
    const stack = under({ "OM-P010": { mode: "enforce" }, "OM-P005": { mode: "enforce" } });
    // THEN
    expect(stack.checks).toEqual(["OM-P008_region", "OM-P009_factory"]);
    expect(preconditions(stack, "OM-P010_app-mesh")[0]!.condition).toMatch(/plantimestamp/);
    expect(stack.names("terraform_data")).toContain("OM-P005_factory");
  });

  test("off: it holds until the day", () => {
    expect(under({ "OM-P010": OFF }).text).toHaveCheck("OM-P010_app-mesh", { conditions: [/ < 0 \? true : \(try/] });
  });

  test("warn: as it is", () => {
    expect(under({ "OM-P010": WARN }).text).toHaveCheck("OM-P010_app-mesh", { conditions: [/^\$\{try\(timecmp/] });
  });

  test("with data of its own: enforced, the data stands outside; off, nothing is read", () => {
    expect(under({ "OM-P009": { mode: "enforce" } }).data("aws_vpc_endpoint_service")).toHaveProperty(
      "envoy-management_factory",
    );
    const off = under({ "OM-P009": OFF });
    expect(off.text).toHaveCheck("OM-P009_factory", { scopedData: null, conditions: [/rule-modes\.input/] });
    expect(off.text).not.toContain("aws_vpc_endpoint_service");
  });

  test("enforced, it does not need continuous validation", () => {
    const rules = { "OM-P009": { mode: "enforce" } } as const;
    expect(stackOf(site()).names("terraform_data")).not.toContain("OM-P009_factory");
    expect(stackOf(site({ rules })).names("terraform_data")).toContain("OM-P009_factory");
  });
});

describe("the record of modes", () => {
  test("holds every mode with its reason and day, sorted, with templates escaped", () => {
    expect(under({ "OM-P010": { mode: "enforce" }, "OM-P006": WARN }).resource("terraform_data", "rule-modes")).toEqual(
      {
        input: {
          "OM-P006": { ...WARN, reason: REASON.replace("$", () => "$$") },
          "OM-P010": { mode: "enforce" },
        },
      },
    );
  });

  test("is not there when the deployment sets none", () => {
    expect(stackOf(orders()).names("terraform_data")).not.toContain("rule-modes");
  });

  test("does not depend on the order of the file", () => {
    const rules = { "OM-P006": WARN, "OM-P002": OFF, "OM-P010": { mode: "enforce" } } as const;
    const turned = Object.fromEntries(Object.entries(rules).reverse()) as RuleSettings;
    expect(under(turned).text).toBe(under(rules).text);
  });
});
