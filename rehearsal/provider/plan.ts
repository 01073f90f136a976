import type { BlockSchema, NestedBlockSchema } from "../schema";
import { ARGUMENT_DEFAULTS, forceNewArguments, RECOMPUTED_ON_UPDATE } from "../schema";
import type { ProviderConfiguration } from "./configuration";
import type { ObjectValue, Value } from "./values";
import { isList, isObject, isWhollyKnown, sameValue, UNKNOWN } from "./values";

/** What Terraform asks to be planned. */
export interface ChangeRequest {
  readonly type: string;
  readonly block: BlockSchema;
  readonly configuration: ProviderConfiguration;
  readonly prior: Value;
  /** What Terraform proposes: the configuration, and the prior values where that says nothing. */
  readonly proposed: Value;
}

/** A planned change. */
export interface PlannedChange {
  readonly planned: Value;
  /** Arguments whose change replaces the resource. */
  readonly requiresReplace: readonly string[];
}

/** Plans a change: what AWS will choose is unknown until apply, and keeps its value afterwards. */
export function planChange(request: ChangeRequest): PlannedChange {
  const { type, block, configuration, prior, proposed } = request;
  if (!isObject(proposed)) return { planned: null, requiresReplace: [] };
  const before = isObject(prior) ? prior : undefined;
  const wanted = withTags(
    block,
    withRegion(block, withDefaults(type, block, proposed), configuration),
    before,
    configuration,
  );
  if (before === undefined) return { planned: withUnknowns(block, wanted, undefined), requiresReplace: [] };
  if (sameValue(wanted, before)) return { planned: before, requiresReplace: [] };
  return {
    planned: { ...withUnknowns(block, wanted, before), ...recomputed(type) },
    requiresReplace: replacing(type, before, wanted),
  };
}

/** The arguments at the top whose change, or a change somewhere in them, replaces the resource. */
function replacing(type: string, before: ObjectValue, wanted: ObjectValue): string[] {
  const changed = forceNewArguments(type)
    .map((path) => path.split("."))
    .filter(([name, ...rest]) => name! in wanted && isChanged(rest, before[name!] ?? null, wanted[name!]!));
  return [...new Set(changed.map(([name]) => name!))];
}

/** Whether what stands at a path differs; several blocks of a name have each its own. */
function isChanged(path: readonly string[], before: Value, wanted: Value): boolean {
  const found = (value: Value) => valuesAt(path, value);
  return !sameValue(found(before), found(wanted));
}

function valuesAt(path: readonly string[], value: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (isList(value)) return value.map((item) => valuesAt(path, item));
  return isObject(value) ? valuesAt(rest, value[name] ?? null) : value;
}

function recomputed(type: string): ObjectValue {
  return Object.fromEntries((RECOMPUTED_ON_UPDATE[type] ?? []).map((name) => [name, UNKNOWN]));
}

function withDefaults(type: string, block: BlockSchema, wanted: ObjectValue): ObjectValue {
  const defaults = Object.entries(ARGUMENT_DEFAULTS[type] ?? {}).filter(
    ([name]) => name in block.attributes && wanted[name] === null,
  );
  return { ...wanted, ...Object.fromEntries(defaults) };
}

/** A Regional resource lies in the provider's Region unless it names its own: that is known when it is planned. */
function withRegion(block: BlockSchema, wanted: ObjectValue, { region }: ProviderConfiguration): ObjectValue {
  if (block.attributes["region"]?.computed !== true || wanted["region"] !== null) return wanted;
  return { ...wanted, region };
}

/**
 * `tags_all` holds the provider's default tags under the resource's own. Like the AWS provider, an untagged resource that
 * is new gets an unknown one.
 */
function withTags(
  block: BlockSchema,
  wanted: ObjectValue,
  before: ObjectValue | undefined,
  { defaultTags }: ProviderConfiguration,
): ObjectValue {
  if (block.attributes["tags_all"]?.computed !== true || block.attributes["tags"] === undefined) return wanted;
  const own = wanted["tags"] ?? null;
  if (!isWhollyKnown(own)) return { ...wanted, tags_all: UNKNOWN };
  const all = { ...defaultTags, ...(isObject(own) ? own : {}) };
  if (Object.keys(all).length > 0) return { ...wanted, tags_all: all };
  return { ...wanted, tags_all: before === undefined ? UNKNOWN : {} };
}

/** Marks as unknown what is computed and has no value, neither now nor before. */
function withUnknowns(block: BlockSchema, value: ObjectValue, before: ObjectValue | undefined): ObjectValue {
  const result: Record<string, Value> = { ...value };
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (before === undefined && attribute.computed === true && value[name] === null) result[name] = UNKNOWN;
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    if (value[name] !== undefined) result[name] = nestedUnknowns(nested, value[name], before?.[name] ?? null);
  }
  return result;
}

function nestedUnknowns(nested: NestedBlockSchema, value: Value, before: Value): Value {
  if (isObject(value)) return withUnknowns(nested.block, value, isObject(before) ? before : undefined);
  if (!isList(value)) return value;
  const earlier = isList(before) ? before : [];
  if (nested.nesting === "set") {
    // Elements of a set have no place of their own: one that was there before stays as it was.
    return value.map((item) =>
      isObject(item) && !earlier.some((each) => sameValue(each, item))
        ? withUnknowns(nested.block, item, undefined)
        : item,
    );
  }
  return value.map((item, index) => {
    const previous = earlier[index];
    return isObject(item) ? withUnknowns(nested.block, item, isObject(previous) ? previous : undefined) : item;
  });
}
