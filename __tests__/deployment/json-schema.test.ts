import Ajv2020 from "ajv/dist/2020";
import { readdirSync } from "node:fs";
import { parse } from "yaml";
import { deploymentJsonSchema } from "../../deployment";
import { inProject, textOf } from "../support/unit/project";
import { ordersInput } from "../support/unit/sites";

const validate = new Ajv2020({ strict: false, allErrors: true, logger: false }).compile(deploymentJsonSchema());
const errorsOf = (value: unknown): string[] => {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
};

describe("the published JSON Schema", () => {
  test("says which draft it is and what it describes", () => {
    expect(deploymentJsonSchema()).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Outpost Mesh deployment",
      type: "object",
      required: ["name", "region"],
    });
  });

  test.each(readdirSync(inProject("deployments")).filter((name) => name.endsWith(".yaml")))("accepts %s", (name) => {
    expect(errorsOf(parse(textOf(`deployments/${name}`)))).toEqual([]);
  });

  test("refuses an unknown key, at the top and deep inside", () => {
    // GIVEN
    const deep = ordersInput();
    Object.assign(deep.services!["desk"]!, { prot: 1 });
    // THEN
    expect(errorsOf({ ...ordersInput(), nam: "x" })).toEqual([" must NOT have additional properties"]);
    expect(errorsOf(deep)).toEqual(["/services/desk must NOT have additional properties"]);
  });

  test("refuses a missing name, a wrong type and a value outside its limits", () => {
    expect(errorsOf({ region: "eu-central-1" })).toEqual([" must have required property 'name'"]);
    expect(errorsOf({ name: "a", region: "eu-central-1", services: { web: { port: "80" } } })).toEqual([
      "/services/web/port must be integer",
    ]);
    expect(errorsOf({ name: "a", region: "eu-central-1", services: { web: { port: 65536 } } })).toEqual([
      "/services/web/port must be <= 65535",
    ]);
  });

  test("describes every key that a person can write", () => {
    // GIVEN
    const undescribed: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties, additionalProperties, items, oneOf, anyOf } = schema as Record<string, unknown>;
      for (const [key, each] of Object.entries((properties ?? {}) as Record<string, Record<string, unknown>>)) {
        const isTag = "const" in each;
        if (each["description"] === undefined && !isTag) undescribed.push(`${path}.${key}`);
        visit(each, `${path}.${key}`);
      }
      visit(additionalProperties, `${path}.*`);
      visit(items, `${path}[]`);
      for (const each of [...((oneOf ?? []) as unknown[]), ...((anyOf ?? []) as unknown[])]) visit(each, path);
    };
    // WHEN
    visit(deploymentJsonSchema(), "");
    // THEN
    expect(undescribed).toEqual([]);
  });
});
