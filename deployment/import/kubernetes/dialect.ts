import { didYouMean } from "../../../document";
import { nameOf } from "../arn";
import { entries, isMapping, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import type { Remarks } from "../remarks";
import type { Dialect } from "../translate";
import type { Cluster } from "./cluster";
import type { ResourceKind } from "./resources";

/** Keys of the API that hold a name; the custom resources hold a reference or an ARN instead. */
const REFERENCES: Readonly<Record<string, { readonly stem: string; readonly kind: ResourceKind }>> = {
  virtualNode: { stem: "virtualNode", kind: "VirtualNode" },
  virtualNodeName: { stem: "virtualNode", kind: "VirtualNode" },
  virtualRouterName: { stem: "virtualRouter", kind: "VirtualRouter" },
  virtualServiceName: { stem: "virtualService", kind: "VirtualService" },
};

/** Keys that the custom resources spell their own way. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  certificateArn: ["certificateARN"],
  certificateAuthorityArns: ["certificateAuthorityARNs"],
};

function spell(more: Readonly<Record<string, readonly string[]>>): Dialect["spelling"] {
  return {
    of(key, wanted) {
      const reference = wanted === "text" ? REFERENCES[key] : undefined;
      if (reference !== undefined) return [`${reference.stem}Ref`, `${reference.stem}ARN`];
      return more[key] ?? IRREGULAR[key] ?? [key];
    },
  };
}

const SPELLING = spell({});
/** The spec of a mesh calls its service discovery by another name than that of a node. */
const MESH_SPELLING = spell({ serviceDiscovery: ["meshServiceDiscovery", "serviceDiscovery"] });

/**
 * The custom resources of AWS's controller.
 * @param namespace that of the resource: references without one stay in it
 */
export function kubernetesDialect(cluster: Cluster, namespace: string, remarks: Remarks, isMesh: boolean): Dialect {
  return {
    spelling: isMesh ? MESH_SPELLING : SPELLING,
    resolve(cursor, key, wanted) {
      const reference = wanted === "text" ? REFERENCES[key] : undefined;
      if (reference === undefined) return cursor;
      if (typeof cursor.value === "string") return withValue(cursor, nameOf(cursor.value));
      return isMapping(cursor.value) ? referred(cursor, reference.kind, cluster, namespace, remarks) : cursor;
    },
  };
}

function referred(cursor: Cursor, kind: ResourceKind, cluster: Cluster, own: string, remarks: Remarks): Cursor {
  const known = ["name", "namespace"];
  for (const [key, below] of entries(cursor)) {
    if (!known.includes(key)) {
      remarks.problem(below, `unknown key ${JSON.stringify(key)} of a reference.${didYouMean(key, known)}`, "key");
    }
  }
  const name = textAt(cursor, "name");
  if (name === undefined) return cursor;
  const namespace = textAt(cursor, "namespace") ?? own;
  const awsName = cluster.awsName(kind, namespace, name);
  if (cluster.find(kind, namespace, name) === undefined) {
    const message = `${kind} "${name}" of namespace "${namespace}" is not in these files: its name is taken to be "${awsName}".`;
    remarks.note(cursor, message, "value");
  }
  return withValue(cursor, awsName);
}
