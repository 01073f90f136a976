import type { AttributeSchema, BlockSchema, NestedBlockSchema, Nesting, TerraformType } from "./model";
import type { Member, ModuleSource, WrittenArgument } from "./source";
import { readModule } from "./source";

/**
 * Derives a block's schema from the generated TypeScript of its bindings: each attribute's flags stand in a comment,
 * its type in its getter or in what the class writes, and whether a nested value is a block or an attribute in how it is
 * written (an attribute can be computed, a block cannot).
 */
export function deriveBlock(sourceText: string): BlockSchema {
  const source = readModule(sourceText);
  return blockOf(source, source.members(source.mainClass), source.mainWritten);
}

/** Derives the provider's own configuration. Its `alias` is Terraform's, not the provider's. */
export function deriveProviderBlock(sourceText: string): BlockSchema {
  const { attributes, blocks } = deriveBlock(sourceText);
  return { attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== "alias")), blocks };
}

interface Part {
  readonly attribute?: AttributeSchema;
  readonly block?: NestedBlockSchema;
}

function blockOf(
  source: ModuleSource,
  members: readonly Member[],
  written: ReadonlyMap<string, WrittenArgument>,
): BlockSchema {
  const attributes: Record<string, AttributeSchema> = {};
  const blocks: Record<string, NestedBlockSchema> = {};
  for (const member of members) {
    const { attribute, block } = partOf(source, member, written.get(member.name));
    if (attribute !== undefined) attributes[member.name] = attribute;
    if (block !== undefined) blocks[member.name] = block;
  }
  return { attributes: sorted(attributes), blocks: sorted(blocks) };
}

function partOf(source: ModuleSource, member: Member, written: WrittenArgument | undefined): Part {
  const nested = nestedClass(member.body);
  if (nested === undefined && written?.isBlock === true) {
    // The newer kind of provider writes a single object as an attribute.
    if (written.collection === "struct") return { attribute: flagged(member, objectOfProvider(source, written)) };
    return { block: blockOfProvider(source, member, written) };
  }
  if (nested === undefined) return { attribute: flagged(member, written ? writtenType(written) : getterType(member)) };
  const block = nestedBlock(source, nested.className);
  if (written !== undefined && isBlock(member, written)) {
    const single = nested.form === "OutputReference";
    return {
      block: {
        nesting: nestingOf(written, block),
        ...(member.required ? { minItems: 1 as const } : {}),
        ...(single && written.collection !== "struct" ? { maxItems: 1 as const } : {}),
        block,
      },
    };
  }
  const object = objectType(block);
  if (nested.form === "OutputReference") return { attribute: flagged(member, object) };
  if (nested.form === "Map") return { attribute: flagged(member, ["map", object]) };
  return { attribute: flagged(member, [nested.wrapsSet ? "set" : "list", object]) };
}

/**
 * Lists written with `listMapperHcl(…, false)` are attributes whose elements are objects, not blocks. Of single objects
 * only `timeouts` is a block: the AWS provider has no other single block, and a few attributes of that kind.
 */
function isBlock(member: Member, written: WrittenArgument): boolean {
  if (member.computed || written.collection === "map") return false;
  if (written.collection === "struct") return member.name === "timeouts";
  return !/listMapperHcl\(\w+, false\)/.test(written.expression);
}

/**
 * A few blocks are too deep for the bindings, which type them as anything. Terraform refuses that inside a set, so such a
 * set is served as a list.
 */
function nestingOf({ collection }: WrittenArgument, block: BlockSchema): Nesting {
  if (collection === "struct") return "single";
  return collection === "set" && !holdsAnything(block) ? "set" : "list";
}

/** Whether a block holds a value of any type. Terraform then carries a list of such blocks as a dynamic value. */
export function holdsAnything({ attributes, blocks }: BlockSchema): boolean {
  return (
    Object.values(attributes).some(({ type }) => type === "dynamic") ||
    Object.values(blocks).some((nested) => holdsAnything(nested.block))
  );
}

interface NestedClass {
  readonly className: string;
  readonly form: "OutputReference" | "List" | "Map";
  readonly wrapsSet: boolean;
}

function nestedClass(body: string): NestedClass | undefined {
  const match = /^ {2}private _\w+ = new (\w+?)(OutputReference|List|Map)\(this, "\w+"(?:, (true|false))?\);$/m.exec(
    body,
  );
  if (match === null) return undefined;
  return { className: match[1]!, form: match[2] as NestedClass["form"], wrapsSet: match[3] === "true" };
}

function nestedBlock(source: ModuleSource, className: string): BlockSchema {
  return blockOf(source, source.members(`${className}OutputReference`), source.written(mapperOf(className)));
}

function mapperOf(className: string): string {
  return `${className.charAt(0).toLowerCase()}${className.slice(1)}ToHclTerraform`;
}

/** The provider's own blocks have no class of their own: an interface and a mapper is all there is. */
function blockOfProvider(source: ModuleSource, member: Member, written: WrittenArgument): NestedBlockSchema {
  return {
    nesting: written.collection === "set" ? "set" : "list",
    ...(member.required ? { minItems: 1 as const } : {}),
    block: { attributes: fieldsOfProvider(source, written), blocks: {} },
  };
}

function objectOfProvider(source: ModuleSource, written: WrittenArgument): TerraformType {
  const fields = Object.entries(fieldsOfProvider(source, written));
  return [
    "object",
    Object.fromEntries(fields.map(([name, { type }]) => [name, type])),
    fields.filter(([, { optional }]) => optional === true).map(([name]) => name),
  ];
}

function fieldsOfProvider(source: ModuleSource, written: WrittenArgument): Record<string, AttributeSchema> {
  const mapper = /(\w+)ToHclTerraform/.exec(written.expression)?.[1] ?? "";
  const interfaceName = `${mapper.charAt(0).toUpperCase()}${mapper.slice(1)}`;
  const optional = new Set([...source.optionalProperties(interfaceName)].map(spelling));
  const attributes = [...source.written(`${mapper}ToHclTerraform`)].map(
    ([name, argument]): [string, AttributeSchema] => {
      const flag = optional.has(spelling(name)) ? { optional: true as const } : { required: true as const };
      return [name, { type: writtenType(argument), ...flag }];
    },
  );
  return sorted(Object.fromEntries(attributes));
}

/** Properties are camel case with capitals after digits too; only the letters are sure to agree. */
function spelling(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function flagged(member: Member, type: TerraformType): AttributeSchema {
  return {
    type,
    ...(member.required ? { required: true as const } : {}),
    ...(member.optional ? { optional: true as const } : {}),
    ...(member.computed ? { computed: true as const } : {}),
  };
}

function objectType(block: BlockSchema): TerraformType {
  const fields: Record<string, TerraformType> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) fields[name] = attribute.type;
  for (const [name, nested] of Object.entries(block.blocks)) {
    const inner = objectType(nested.block);
    fields[name] = nested.nesting === "single" ? inner : [nested.nesting, inner];
  }
  return ["object", sorted(fields)];
}

const SCALARS: Record<string, TerraformType> = { string: "string", number: "number", boolean: "bool", any: "dynamic" };

/** `stringMapList` in a set is a set of maps of strings: read from the back, the outermost kind as the collection says. */
function writtenType({ storage, collection }: WrittenArgument): TerraformType {
  const [scalar, ...wrappers] = storage.split(/(?=[A-Z])/);
  // The name of a class: an object of its own inside one that is an attribute.
  if (/^[A-Z]/.test(storage)) return "dynamic";
  let type = SCALARS[scalar ?? ""] ?? "dynamic";
  wrappers.forEach((wrapper, index) => {
    const outermost = index === wrappers.length - 1;
    // A map of anything is an object of any shape.
    if (wrapper === "Map" && type === "dynamic") return;
    const kind = wrapper === "Map" ? "map" : outermost && collection === "set" ? "set" : "list";
    type = [kind, type];
  });
  return type;
}

function getterType({ body }: Member): TerraformType {
  const held = /= new cdktf\.(String|Number|Boolean|Any)Map\(/.exec(body)?.[1];
  if (held !== undefined) return ["map", SCALARS[held.toLowerCase()]!];
  const got = /return (.*)this\.get(String|Number|Boolean|NumberList|Any)?(List|Map)?(?:Attribute)\(/.exec(body);
  if (got === null) return /string\[\]\[\]/.test(body) ? ["list", ["list", "string"]] : "dynamic";
  const [, before, scalar, wrapper] = got;
  const collection = before!.includes("Fn.tolist(") ? "set" : "list";
  if (scalar === "NumberList") return [collection, "number"];
  const type = SCALARS[(scalar ?? "string").toLowerCase()] ?? "string";
  if (wrapper === undefined) return type;
  return [wrapper === "Map" ? "map" : collection, type];
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
