import { child, descend, entries, items, textAt } from "../cursor";
import type { Cursor } from "../cursor";

/** Group of the custom resources of AWS's App Mesh controller. */
export const GROUP = "appmesh.k8s.aws";
export const VERSION = `${GROUP}/v1beta2`;

/** The controller's kinds: those that become App Mesh objects, and the group of backends that becomes a part of them. */
export const RESOURCE_KINDS = [
  "BackendGroup",
  "Mesh",
  "VirtualNode",
  "VirtualRouter",
  "VirtualService",
  "VirtualGateway",
  "GatewayRoute",
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A custom resource. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  /** Namespace; meshes have none. */
  readonly namespace: string;
  /** What it, or the mesh of a mesh, is called in App Mesh. */
  readonly awsName: string;
  readonly at: Cursor;
}

/** Whether a mapping is an object of Kubernetes. */
export function isManifest(cursor: Cursor): boolean {
  return textAt(cursor, "apiVersion") !== undefined && textAt(cursor, "kind") !== undefined;
}

/** The resource that a manifest describes; undefined for other kinds, and for one without a name. */
export function resourceOf(at: Cursor): Resource | undefined {
  const kind = RESOURCE_KINDS.find((each) => each === textAt(at, "kind"));
  const metadata = child(at, "metadata");
  const name = metadata && textAt(metadata, "name");
  if (kind === undefined || name === undefined || textAt(at, "apiVersion") !== VERSION) return undefined;
  const namespace = textAt(metadata!, "namespace") ?? "default";
  const given = textAt(child(at, "spec") ?? at, "awsName");
  return { kind, name, namespace, awsName: given || defaultName(kind, name, namespace), at };
}

/** The name that the controller gives an object without `awsName`. */
export function defaultName(kind: ResourceKind, name: string, namespace: string): string {
  if (kind === "Mesh") return name;
  return kind === "VirtualService" ? `${name}.${namespace}` : `${name}_${namespace}`;
}

/** Labels of a manifest. */
export function labelsOf(at: Cursor): ReadonlyMap<string, string> {
  const labels = descend(at, "metadata", "labels");
  return new Map(labels === undefined ? [] : entries(labels).map(([key, { value }]) => [key, String(value)]));
}

/** Whether a label selector selects. */
export function selects(selector: Cursor, labels: ReadonlyMap<string, string>): boolean {
  const equal = child(selector, "matchLabels");
  const expressions = child(selector, "matchExpressions");
  return (
    (equal === undefined || entries(equal).every(([key, { value }]) => labels.get(key) === String(value))) &&
    (expressions === undefined || items(expressions).every((expression) => fits(expression, labels)))
  );
}

function fits(expression: Cursor, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(textAt(expression, "key") ?? "");
  const values = items(child(expression, "values") ?? expression).map((item) => String(item.value));
  switch (textAt(expression, "operator")) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}
