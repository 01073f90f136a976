import { child, descend, entries, isMapping, items, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { ImportedInput } from "../input";
import { KINDS, factsOf } from "../kinds";
import { makeObject } from "../object";
import type { Pieces } from "../object";
import { placeholderFor } from "../placeholder";
import type { Dialect } from "../translate";
import { BackendGroups } from "./backend-groups";
import { Cluster } from "./cluster";
import { kubernetesDialect } from "./dialect";
import { GROUP, VERSION, resourceOf } from "./resources";
import type { Resource } from "./resources";

/** Keys of a spec that the controller uses to find names, parents and pods. */
const CONTROLLER_KEYS = new Set(["awsName", "meshRef"]);
/** Of these, those that say which pods and namespaces belong to an object: a deployment says so in its own way. */
const SELECTORS = new Set(["podSelector", "namespaceSelector", "gatewayRouteSelector"]);
const TOP = new Set(["apiVersion", "kind", "metadata", "spec", "status"]);

/** The manifests in one: itself, or the items of a list. */
export function manifestsIn(cursor: Cursor): Cursor[] {
  const list = child(cursor, "items");
  const isList = /List$/.test(textAt(cursor, "kind") ?? "") && Array.isArray(list?.value);
  return isList ? items(list!) : [cursor];
}

/** Reads Kubernetes objects, which may refer to each other: those of the App Mesh controller are taken, others listed. */
export function readManifests(manifests: readonly Cursor[], input: ImportedInput): void {
  const cluster = new Cluster(manifests);
  const groups = new BackendGroups(cluster, input.remarks);
  for (const manifest of manifests) readManifest(manifest, cluster, groups, input);
  for (const group of cluster.all("BackendGroup")) groups.listUnused(group);
}

function readManifest(manifest: Cursor, cluster: Cluster, groups: BackendGroups, input: ImportedInput): void {
  const { remarks } = input;
  const apiVersion = textAt(manifest, "apiVersion");
  const kind = textAt(manifest, "kind");
  if (apiVersion === undefined || kind === undefined) {
    return remarks.problem(manifest, "this is no Kubernetes object: apiVersion and kind are expected.");
  }
  const resource = resourceOf(manifest);
  if (resource !== undefined) return readResource(resource, cluster, groups, input);
  const name = textAt(child(manifest, "metadata") ?? manifest, "name");
  const what = `${kind}${name === undefined ? "" : ` "${name}"`}`;
  if (!apiVersion.startsWith(`${GROUP}/`)) {
    if (kind === "Namespace") return;
    remarks.note(manifest, `${what} is not taken: it is no App Mesh object.`, "value");
  } else if (apiVersion !== VERSION) {
    remarks.problem(manifest, `${what} is not taken: ${apiVersion} is not understood, ${VERSION} is.`);
  } else if (name === undefined) {
    remarks.problem(manifest, `${kind} without a name: metadata.name is missing.`);
  } else {
    remarks.problem(manifest, `${what} is not taken: the controller has no such kind.`);
  }
}

function readResource(resource: Resource, cluster: Cluster, groups: BackendGroups, input: ImportedInput): void {
  const { at, kind, namespace } = resource;
  const { remarks } = input;
  for (const [key, below] of entries(at)) {
    if (!TOP.has(key)) remarks.problem(below, `unknown key ${JSON.stringify(key)}.`, "key");
  }
  // What is in a group belongs to the nodes that name it.
  if (kind === "BackendGroup") return;
  if (kind !== "Mesh" && descend(at, "metadata", "namespace") === undefined) {
    remarks.note(at, `${kind} "${resource.name}" names no namespace: it is taken to be in "default".`, "value");
  }
  const spec = child(at, "spec") ?? withValue(at, {});
  const elsewhere = new Set<string>();
  for (const [key, below] of entries(spec)) {
    if (CONTROLLER_KEYS.has(key)) elsewhere.add(key);
    if (!SELECTORS.has(key)) continue;
    elsewhere.add(key);
    remarks.note(below, `${key} is the controller's, and not taken.`);
  }
  const dialect = kubernetesDialect(cluster, namespace, remarks, kind === "Mesh");
  const add = (pieces: Omit<Pieces, "mesh">, reader: Dialect = dialect) => {
    const object = makeObject({ ...pieces, mesh: cluster.meshOf(resource) }, reader, remarks);
    if (object !== undefined) input.objects.push(object);
  };
  const facts = KINDS.find(({ title }) => title === kind)!;
  const common = { kind: facts.kind, name: withValue(at, resource.awsName), spec, elsewhere, at };
  // Names of the API's shape are no references: only what stands below the spec is read by the controller's words.
  switch (kind) {
    case "Mesh":
      elsewhere.add("meshOwner");
      return add({ ...common, meshOwner: textAt(spec, "meshOwner") });
    case "GatewayRoute":
      elsewhere.add("virtualGatewayRef");
      return add({ ...common, parent: gatewayOf(resource, cluster, input) });
    case "VirtualRouter":
      elsewhere.add("routes");
      add(common);
      for (const route of items(child(spec, "routes") ?? withValue(spec, []))) addRoute(route);
      return;
    case "VirtualNode":
      elsewhere.add("backendGroups");
      return add({ ...common, spec: groups.joined(resource, spec) });
    default:
      return add(common);
  }

  function addRoute(route: Cursor): void {
    const name = isMapping(route.value) ? child(route, "name") : undefined;
    if (name === undefined) return remarks.problem(route, "Route without a name: name is missing.");
    const parent = withValue(at, resource.awsName);
    add({ kind: factsOf("route").kind, name, parent, spec: route, elsewhere: new Set(["name"]), at: route });
  }
}

function gatewayOf(resource: Resource, cluster: Cluster, { remarks }: ImportedInput): Cursor {
  const name = cluster.gatewayOf(resource);
  if (name !== undefined) return withValue(resource.at, name);
  const placeholder = placeholderFor("VirtualGateway", "of", resource.awsName);
  remarks.placeholder(
    resource.at,
    placeholder,
    `the gateway of "${resource.awsName}": the files do not tell which it is`,
  );
  return withValue(resource.at, placeholder);
}
