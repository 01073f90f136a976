import { spawnSync } from "node:child_process";
import { lt } from "semver";
import { ANSWERED_DATA_SOURCES, bindingsProviderVersion } from "../../rehearsal";
import type { BlockSchema } from "../../rehearsal/schema";
import { deriveProviderSchema } from "../../rehearsal/schema";
import { findTerraform, initEnvironment } from "../../terraform";
import { PRODUCT_TYPES } from "../rehearsal/product-types";
import { temporaryFolder } from "../support/cli";
import { findRealProvider } from "../support/real-provider";

/** A block as `terraform providers schema -json` writes it. */
interface RealBlock {
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly block_types?: Readonly<
    Record<string, { nesting_mode: string; min_items?: number; max_items?: number; block: RealBlock }>
  >;
}

/** What differs and why that is right. What only the bindings have is newer than the provider and needs no reason. */
const KNOWN: Readonly<Record<string, string>> = {
  "aws_ecs_capacity_provider.auto_scaling_group_provider: at least 1": "6.0 has managed instances beside it",
  "aws_ecs_service.availability_zone_rebalancing: computed": "the default left the provider with 6.0",
  "aws_ecs_task_definition.inference_accelerator: only real": "Elastic Inference went with 6.0",
  "aws_eip.vpc: only real": "`domain` took its place, and it went with 6.0",
  "aws_flow_log.log_group_name: only real": "`log_destination` took its place, and it went with 6.0",
  "aws_launch_template.elastic_gpu_specifications: only real": "Elastic Graphics went with 6.0",
  "aws_launch_template.elastic_inference_accelerator: only real": "Elastic Inference went with 6.0",
  "aws_lb_listener.default_action.authenticate_oidc.client_secret: sensitive": "only top-level ones are in the table",
  "aws_nat_gateway.secondary_allocation_ids: computed": "6.x has Regional NAT gateways, which choose their addresses",
  "aws_nat_gateway.subnet_id: required": "6.x has Regional NAT gateways, which stand in no subnet",
  "aws_nat_gateway.subnet_id: optional": "6.x has Regional NAT gateways, which stand in no subnet",
  "data.aws_availability_zone.region: optional": "6.0 made a result an argument",
};

const home = temporaryFolder();
const found = findRealProvider(home.path);
afterAll(() => home.remove());

(found === undefined ? describe.skip : describe)(`the schema of the real hashicorp/aws ${found?.version ?? ""}`, () => {
  test("is what is derived from the bindings for every type of the product, but for known differences", () => {
    // GIVEN
    const { command } = findTerraform();
    const env = { ...initEnvironment(process.env), TF_DATA_DIR: `${home.path}/data`, TF_CLI_CONFIG_FILE: "" };
    const shown = spawnSync(command, ["providers", "schema", "-json"], { cwd: home.path, env, maxBuffer: 1 << 28 });
    const { provider_schemas: schemas } = JSON.parse(shown.stdout.toString("utf8")) as {
      provider_schemas: Record<string, Record<string, Record<string, { block: RealBlock }>>>;
    };
    const real = Object.values(schemas)[0]!;
    const derived = deriveProviderSchema({ types: PRODUCT_TYPES, dataTypes: ANSWERED_DATA_SOURCES });
    // WHEN
    const differences = [
      ...PRODUCT_TYPES.flatMap((type) =>
        compare(type, real["resource_schemas"]![type]?.block ?? {}, derived.resources[type]!),
      ),
      ...ANSWERED_DATA_SOURCES.flatMap((type) =>
        compare(`data.${type}`, real["data_source_schemas"]![type]?.block ?? {}, derived.dataSources[type]!),
      ),
    ];
    // THEN
    const isOlder = lt(found!.version, bindingsProviderVersion());
    const telling = differences.filter((each) => !(isOlder && each.endsWith(": only derived")));
    expect(telling.filter((each) => !(each in KNOWN))).toEqual([]);
    // The comparison itself would otherwise pass by seeing nothing.
    expect(Object.keys(real["resource_schemas"]!).length).toBeGreaterThan(1000);
  });
});

function compare(path: string, real: RealBlock, derived: BlockSchema): string[] {
  const attributes = real.attributes ?? {};
  const blocks = real.block_types ?? {};
  const own = [
    ...Object.entries(derived.attributes).flatMap(([name, attribute]) => {
      const other = attributes[name];
      if (other === undefined) return [`${path}.${name}: only derived`];
      const flags = (["required", "optional", "computed", "sensitive"] as const).filter(
        (flag) => (other[flag] ?? false) !== (attribute[flag] ?? false),
      );
      const isSameType = JSON.stringify(other["type"]) === JSON.stringify(attribute.type);
      return [...flags, ...(isSameType ? [] : ["type"])].map((what) => `${path}.${name}: ${what}`);
    }),
    ...Object.entries(derived.blocks).flatMap(([name, nested]) => {
      const other = blocks[name];
      if (other === undefined) return [`${path}.${name}: only derived`];
      const found: string[] = [];
      if (other.nesting_mode !== nested.nesting) found.push(`${path}.${name}: nesting`);
      if ((other.max_items === 1) !== (nested.maxItems === 1)) found.push(`${path}.${name}: at most 1`);
      if ((other.min_items ?? 0) > 0 !== (nested.minItems === 1)) found.push(`${path}.${name}: at least 1`);
      return [...found, ...compare(`${path}.${name}`, other.block, nested.block)];
    }),
  ];
  const lost = [...Object.keys(attributes), ...Object.keys(blocks)].filter(
    (name) => !(name in derived.attributes) && !(name in derived.blocks),
  );
  return [...own, ...lost.map((name) => `${path}.${name}: only real`)];
}
