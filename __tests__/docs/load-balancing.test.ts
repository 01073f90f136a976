import { parse } from "yaml";
import { defineDeployment } from "../../deployment";
import type { DeploymentInput } from "../../deployment";
import { findRule, inspectDeployment } from "../../rules";
import { textOf } from "../support/unit/project";

const page = textOf("docs/load-balancing.md");
const example = parse(textOf("deployments/orders-balanced.yaml")) as DeploymentInput;

/** An object with another laid over it, key by key; lists are taken whole. */
function over(base: unknown, changes: unknown): unknown {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(base) || !isObject(changes)) return changes;
  const merged = Object.entries(changes).map(([key, value]) => [key, over(base[key], value)]);
  return { ...base, ...(Object.fromEntries(merged) as object) };
}

describe("the page about the way into the mesh", () => {
  const fragments = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text!);

  test.each(fragments)("has parts that fit into the example: %#", (text) => {
    // WHEN
    const deployment = defineDeployment(over(example, parse(text)) as DeploymentInput);
    // THEN
    expect(inspectDeployment(deployment).filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("names rules that there are", () => {
    expect(fragments).toHaveLength(2);
    const named = [...new Set(page.match(/OM-[A-Z]\d{3}/g))];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((id) => findRule(id) === undefined)).toEqual([]);
  });
});
