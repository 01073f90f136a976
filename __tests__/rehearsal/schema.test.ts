import { ANSWERED_DATA_SOURCES, bindingsProviderVersion, typesInConfiguration } from "../../rehearsal";
import type { BlockSchema } from "../../rehearsal/schema";
import {
  ARGUMENT_DEFAULTS,
  deriveProviderSchema,
  forceNewArguments,
  RECOMPUTED_ON_UPDATE,
  SENSITIVE_DATA_ATTRIBUTES,
  SENSITIVE_RESOURCE_ATTRIBUTES,
} from "../../rehearsal/schema";
import { PRODUCT_TYPES } from "./product-types";

const schema = deriveProviderSchema({ types: PRODUCT_TYPES, dataTypes: ANSWERED_DATA_SOURCES });

/** The block at a path of nested blocks. */
function blockAt(block: BlockSchema, ...path: string[]): BlockSchema {
  return path.reduce((at, name) => {
    const nested = at.blocks[name];
    if (nested === undefined) throw new Error(`no block ${name}`);
    return nested.block;
  }, block);
}

describe("deriveProviderSchema", () => {
  describe("attributes", () => {
    test("have the flags of the provider", () => {
      const { attributes } = schema.resources["aws_vpc"]!;
      expect(attributes["arn"]).toEqual({ type: "string", computed: true });
      expect(attributes["cidr_block"]).toEqual({ type: "string", optional: true, computed: true });
      expect(attributes["enable_dns_support"]).toEqual({ type: "bool", optional: true });
      expect(attributes["tags_all"]).toEqual({ type: ["map", "string"], optional: true, computed: true });
      expect(schema.resources["aws_subnet"]!.attributes["vpc_id"]).toEqual({ type: "string", required: true });
      expect(schema.resources["aws_subnet"]!.attributes["enable_lni_at_device_index"]!.type).toBe("number");
    });

    test("tell sets from lists, and of what", () => {
      const type = (of: BlockSchema, name: string) => of.attributes[name]!.type;
      expect(type(schema.resources["aws_vpc_endpoint"]!, "subnet_ids")).toEqual(["set", "string"]);
      expect(type(schema.dataSources["aws_outposts_outpost_instance_types"]!, "instance_types")).toEqual([
        "set",
        "string",
      ]);
      expect(type(schema.dataSources["aws_ssm_parameters_by_path"]!, "values")).toEqual(["list", "string"]);
      expect(type(schema.dataSources["aws_outposts_assets"]!, "asset_ids")).toEqual(["list", "string"]);
      expect(
        type(
          blockAt(schema.resources["aws_appmesh_virtual_node"]!, "spec", "backend", "virtual_service"),
          "virtual_service_name",
        ),
      ).toBe("string");
    });

    test("that are computed objects hold every field", () => {
      expect(schema.resources["aws_vpc_endpoint"]!.attributes["dns_entry"]).toEqual({
        type: ["list", ["object", { dns_name: "string", hosted_zone_id: "string" }]],
        computed: true,
      });
      // Written as blocks, but attributes: rules can be computed.
      expect(schema.resources["aws_security_group"]!.attributes["ingress"]).toMatchObject({
        type: ["set", ["object", { cidr_blocks: ["list", "string"], security_groups: ["set", "string"] }]],
        optional: true,
        computed: true,
      });
    });

    test("that are a single object are no blocks, though they are written as such", () => {
      const { resources } = deriveProviderSchema({ types: ["aws_s3tables_table_bucket"], dataTypes: [] });
      expect(resources["aws_s3tables_table_bucket"]!.attributes["encryption_configuration"]).toEqual({
        type: ["object", { kms_key_arn: "string", sse_algorithm: "string" }],
        optional: true,
      });
    });

    test("that are secret are sensitive", () => {
      expect(schema.dataSources["aws_ssm_parameter"]!.attributes["value"]).toHaveProperty("sensitive", true);
      expect(schema.dataSources["aws_ssm_parameter"]!.attributes["insecure_value"]).not.toHaveProperty("sensitive");
      expect(schema.dataSources["aws_ssm_parameters_by_path"]!.attributes["values"]).toHaveProperty("sensitive", true);
    });
  });

  describe("blocks", () => {
    test("say whether they must stand, and whether once", () => {
      const { spec } = schema.resources["aws_appmesh_virtual_node"]!.blocks;
      expect(spec).toMatchObject({ nesting: "list", minItems: 1, maxItems: 1 });
      expect(spec!.block.blocks["backend"]).toMatchObject({ nesting: "set" });
      expect(spec!.block.blocks["backend"]).not.toHaveProperty("maxItems");
      expect(spec!.block.blocks["listener"]).toMatchObject({ nesting: "list" });
      expect(spec!.block.blocks["listener"]!.block.blocks["port_mapping"]).toMatchObject({ minItems: 1, maxItems: 1 });
      expect(schema.resources["aws_vpc_endpoint"]!.blocks["timeouts"]).toMatchObject({ nesting: "single" });
    });

    test("reach as deep as the provider's", () => {
      const file = blockAt(
        schema.resources["aws_appmesh_virtual_node"]!,
        ...["spec", "listener", "tls", "validation", "trust", "file"],
      );
      expect(file).toEqual({ attributes: { certificate_chain: { type: "string", required: true } }, blocks: {} });
    });
  });

  describe("the provider's own configuration", () => {
    test("has no alias, and blocks without classes of their own", () => {
      expect(schema.provider.attributes).not.toHaveProperty("alias");
      expect(schema.provider.attributes["allowed_account_ids"]!.type).toEqual(["set", "string"]);
      expect(schema.provider.blocks["default_tags"]!.block.attributes["tags"]).toEqual({
        type: ["map", "string"],
        optional: true,
      });
      const endpoints = Object.entries(schema.provider.blocks["endpoints"]!.block.attributes);
      expect(endpoints.filter(([, each]) => each.required)).toEqual([]);
      expect(endpoints.length).toBeGreaterThan(300);
      expect(schema.provider.blocks["assume_role"]!.block.attributes["role_arn"]).toEqual({
        type: "string",
        optional: true,
      });
    });
  });

  test.each([
    ["types", "aws_vcp", /no resource type "aws_vcp"\. Did you mean "aws_vpc"\?/],
    [
      "dataTypes",
      "aws_outpost_outpost",
      /no data source "aws_outpost_outpost"\. Did you mean "aws_outposts_outpost"\?/,
    ],
    ["types", "../aws_vpc", /no resource type "\.\.\/aws_vpc"/],
  ])("refuses an unknown one of %s: %s", (kind, type, message) => {
    expect(() => deriveProviderSchema({ types: [], dataTypes: [], [kind]: [type] })).toThrow(message);
  });

  test("names the provider's version", () => {
    expect(bindingsProviderVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(schema.providerVersion).toBe(bindingsProviderVersion());
  });
});

describe("what the bindings do not say", () => {
  // A name that the provider does not have would be ignored without a word.
  const whole = deriveProviderSchema({
    types: [
      ...new Set([
        ...Object.keys(ARGUMENT_DEFAULTS),
        ...Object.keys(RECOMPUTED_ON_UPDATE),
        ...Object.keys(SENSITIVE_RESOURCE_ATTRIBUTES),
        ...PRODUCT_TYPES,
      ]),
    ],
    dataTypes: Object.keys(SENSITIVE_DATA_ATTRIBUTES),
  });
  /** Every name in a block, those inside its blocks with the names of these. */
  const names = (block: BlockSchema): string[] => [
    ...Object.keys(block.attributes),
    ...Object.entries(block.blocks).flatMap(([name, nested]) => [
      name,
      ...names(nested.block).map((inner) => `${name}.${inner}`),
    ]),
  ];

  test.each(Object.keys(whole.resources))("is said of arguments that %s has", (type) => {
    const known = names(whole.resources[type]!);
    const said = [
      ...forceNewArguments(type).filter((name) => name !== "region"),
      ...Object.keys(ARGUMENT_DEFAULTS[type] ?? {}),
      ...(RECOMPUTED_ON_UPDATE[type] ?? []),
      ...(SENSITIVE_RESOURCE_ATTRIBUTES[type] ?? []),
    ];
    expect(said.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("gives defaults of the argument's type, and only to what is not computed", () => {
    const wrong = Object.entries(ARGUMENT_DEFAULTS).flatMap(([type, defaults]) =>
      Object.entries(defaults)
        .filter(([name, value]) => {
          const attribute = whole.resources[type]!.attributes[name];
          const expected = attribute?.type === "bool" ? "boolean" : attribute?.type;
          return attribute?.optional !== true || attribute.computed === true || typeof value !== expected;
        })
        .map(([name]) => `${type}.${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("typesInConfiguration", () => {
  test("finds resources, data sources and those of checks, in objects and in lists", () => {
    expect(
      typesInConfiguration(
        { resource: { aws_vpc: {}, null_resource: {} }, data: [{ aws_region: {} }, { aws_partition: {} }] },
        {
          check: {
            one: { data: { aws_outposts_outpost: { x: {} } }, assert: [] },
            two: [{ data: [{ aws_ssm_parameter: { x: {} } }] }],
          },
        },
        null,
      ),
    ).toEqual({
      types: ["aws_vpc"],
      dataTypes: ["aws_outposts_outpost", "aws_partition", "aws_region", "aws_ssm_parameter"],
    });
  });
});
