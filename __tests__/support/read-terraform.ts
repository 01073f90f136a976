/** Where the API has several and the provider's block has the name of one. */
const PLURALS: Readonly<Record<string, string>> = {
  listener: "listeners",
  backend: "backends",
  weighted_target: "weightedTargets",
  header: "headers",
  query_parameter: "queryParameters",
};

/** Blocks that the provider repeats although the API has one of each: those of a connection pool. */
const POOL = "connection_pool";

/** The seven kinds: the provider's, the list of the deployment file, and the API's keys of names. */
const KINDS = [
  ["aws_appmesh_virtual_node", "virtualNodes", "virtualNodeName"],
  ["aws_appmesh_virtual_router", "virtualRouters", "virtualRouterName"],
  ["aws_appmesh_route", "routes", "routeName"],
  ["aws_appmesh_virtual_service", "virtualServices", "virtualServiceName"],
  ["aws_appmesh_virtual_gateway", "virtualGateways", "virtualGatewayName"],
  ["aws_appmesh_gateway_route", "gatewayRoutes", "gatewayRouteName"],
] as const;

type Block = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** What is looked at of a synthesised configuration. */
export interface TerraformJson {
  readonly resource?: Resources;
}

/** A mesh read back from `cdk.tf.json`, in the shape of the API. */
export interface MeshOfTerraform {
  readonly mesh: {
    readonly meshName: string;
    readonly meshOwner?: string;
    readonly spec?: unknown;
    readonly tags?: unknown;
  };
  readonly [list: string]: unknown;
}

/**
 * Reads the mesh out of a synthesised configuration. It knows the provider's schema and the API's, and nothing of how the
 * product renders one to the other.
 */
export function readMesh(configuration: TerraformJson): MeshOfTerraform {
  const resources = configuration.resource ?? {};
  const text = (value: unknown) => resolved(String(value), resources);
  const members = KINDS.flatMap(([type, list, nameKey]) => {
    const objects = Object.values(resources[type] ?? {}).map((block) => ({
      [nameKey]: text(block.name),
      ...(block.virtual_router_name === undefined ? {} : { virtualRouterName: text(block.virtual_router_name) }),
      ...(block.virtual_gateway_name === undefined ? {} : { virtualGatewayName: text(block.virtual_gateway_name) }),
      spec: valueOf(block.spec, "spec", text),
      tags: pairs(block.tags, text),
    }));
    return [[list, objects] as const];
  });
  const [own] = Object.values(resources.aws_appmesh_mesh ?? {});
  const any = KINDS.flatMap(([type]) => Object.values(resources[type] ?? {}))[0];
  const meshes = new Set(
    KINDS.flatMap(([type]) => Object.values(resources[type] ?? {}).map((each) => text(each.mesh_name))),
  );
  if (own !== undefined) meshes.add(text(own.name));
  if (meshes.size !== 1) throw new Error(`the resources are in ${meshes.size} meshes`);
  return {
    mesh: {
      meshName: [...meshes][0]!,
      ...(any?.mesh_owner === undefined ? {} : { meshOwner: String(any.mesh_owner) }),
      ...(own === undefined ? {} : { spec: valueOf(own.spec, "spec", text), tags: pairs(own.tags, text) }),
    },
    ...Object.fromEntries(members),
  };
}

/** What a template comes to: references to names of resources are followed, escapes undone. */
function resolved(template: string, resources: Resources): string {
  const [, type, id] = /^\$\{(\w+)\.([\w-]+)\.name\}$/.exec(template) ?? [];
  if (type !== undefined) return resolved(String(resources[type]![id!]!.name), resources);
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(template)) throw new Error(`not a name alone: ${template}`);
  return template.replaceAll("$${", "${").replaceAll("%%{", "%{");
}

function valueOf(value: unknown, key: string, text: (value: unknown) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => valueOf(item, key, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([each, below]) => {
      if (each === "attributes") return [each, pairs(below, text)];
      const only: unknown = key === POOL && Array.isArray(below) ? single(below) : below;
      return [PLURALS[each] ?? camel(each), valueOf(only, each, text)];
    }),
  );
}

function single(list: readonly unknown[]): unknown {
  if (list.length !== 1) throw new Error(`one block was expected, not ${list.length}`);
  return list[0];
}

function pairs(map: unknown, text: (value: unknown) => string): unknown {
  if (map === undefined) return undefined;
  return Object.entries(map as Record<string, unknown>).map(([key, value]) => ({ key: text(key), value: text(value) }));
}

function camel(words: string): string {
  return words.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
