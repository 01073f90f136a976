import type { AttributeSchema, BlockSchema, NestedBlockSchema } from "../schema";
import { meshObjectPath, meshObjectsOf } from "../world";
import type { LiveMeshObject } from "../world";
import { completeObject } from "./complete";
import type { Query } from "./data";
import type { ObjectValue, Value } from "./values";

/** The resource of each kind. */
const KIND_OF = {
  aws_appmesh_mesh: "mesh",
  aws_appmesh_virtual_node: "virtualNode",
  aws_appmesh_virtual_router: "virtualRouter",
  aws_appmesh_route: "route",
  aws_appmesh_virtual_service: "virtualService",
  aws_appmesh_virtual_gateway: "virtualGateway",
  aws_appmesh_gateway_route: "gatewayRoute",
} as const;

/** The API's word where the provider has another one: what may repeat has the name of one in the provider. */
const API_WORDS: Readonly<Record<string, string>> = {
  backend: "backends",
  header: "headers",
  listener: "listeners",
  query_parameter: "queryParameters",
  weighted_target: "weightedTargets",
};

/** Whether a resource is one of App Mesh's. */
export function isMeshType(type: string): type is keyof typeof KIND_OF {
  return type in KIND_OF;
}

/**
 * An App Mesh object that exists in the scenario, in the provider's words.
 * @param block the resource's schema, which says what of the API's answer the provider has a place for
 */
export function existingMeshObject(
  type: keyof typeof KIND_OF,
  query: Query,
  id: string,
  block: BlockSchema,
): ObjectValue | undefined {
  const kind = KIND_OF[type];
  const live = meshObjectsOf(query.scenario).find((each) => each.kind === kind && meshObjectPath(each) === id);
  return live && { ...identity(live, query), ...inProviderWords(block, { spec: live.spec }), tags: mapOf(live.tags) };
}

function identity({ kind, meshName, names, metadata }: LiveMeshObject, { scenario }: Query): ObjectValue {
  const [parent] = names;
  const text = (key: string) => (typeof metadata[key] === "string" ? metadata[key] : undefined);
  const given = {
    // What is not in the answer is made up, as it is for what the rehearsal creates itself.
    id: kind === "mesh" ? meshName : text("uid"),
    arn: text("arn"),
    created_date: text("createdAt"),
    last_updated_date: text("lastUpdatedAt"),
  };
  return {
    ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    name: names.at(-1)!,
    ...(kind === "mesh" ? {} : { mesh_name: meshName }),
    ...(kind === "route" ? { virtual_router_name: parent! } : {}),
    ...(kind === "gatewayRoute" ? { virtual_gateway_name: parent! } : {}),
    mesh_owner: text("meshOwner") ?? scenario.account,
    resource_owner: text("resourceOwner") ?? scenario.account,
  };
}

/** The arguments and blocks of a schema that an object of the API has values for. */
function inProviderWords(block: BlockSchema, api: Readonly<Record<string, unknown>>): ObjectValue {
  const attributes = Object.entries(block.attributes).flatMap(([name, attribute]) => {
    const value = api[apiWord(name)];
    return value === undefined ? [] : [[name, attributeValue(attribute, value)] as const];
  });
  const blocks = Object.entries(block.blocks).flatMap(([name, nested]) => {
    const value = api[apiWord(name)];
    return value === undefined ? [] : [[name, blockValue(nested, value)] as const];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function blockValue({ nesting, block }: NestedBlockSchema, value: unknown): Value {
  const items = (Array.isArray(value) ? value : [value]) as Readonly<Record<string, unknown>>[];
  const written = items.map((item) => completeObject(block, inProviderWords(block, item)));
  return nesting === "single" ? (written[0] ?? null) : written;
}

function attributeValue({ type }: AttributeSchema, value: unknown): Value {
  if (typeof type !== "string" && type[0] === "map" && Array.isArray(value)) return mapOf(value as Pair[]);
  return value as Value;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

function mapOf(pairs: readonly Pair[]): Value {
  return pairs.length === 0 ? null : Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

function apiWord(name: string): string {
  return API_WORDS[name] ?? name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
