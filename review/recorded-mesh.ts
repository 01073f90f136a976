import { MESH_RECORD } from "../rules";
import { managedChanges } from "./changes";
import { isRecord, own } from "./json-value";
import { withBlocks } from "./nested-blocks";
import type { PlanJson, ResourceChange } from "./plan-json";

type Values = Readonly<Record<string, unknown>>;

/** The record of a mesh without App Mesh in a plan. */
export function meshRecordsIn(plan: PlanJson): ResourceChange[] {
  return managedChanges(plan).filter(({ type, name }) => type === "terraform_data" && name === MESH_RECORD);
}

/**
 * The changes of a mesh without App Mesh, as if its objects were Terraform's own resources of App Mesh: what reads one
 * reads the other. The record keeps them all, so each is marked by how it differs.
 */
export function recordedChanges(plan: PlanJson): ResourceChange[] {
  return meshRecordsIn(plan).flatMap((record) => {
    const [before, after] = [record.change.before, record.change.after].map(objectsIn);
    const keys = [...new Set([...Object.keys(before!), ...Object.keys(after!)])].sort();
    return keys.flatMap((key) => {
      const [kind, name] = key.split(".", 2);
      if (kind === undefined || name === undefined) return [];
      const [was, is] = [valuesOf(before!, key), valuesOf(after!, key)];
      const change = { actions: [actionBetween(was, is)], before: was, after: is };
      return [{ ...record, type: `aws_appmesh_${kind}`, name, change }];
    });
  });
}

function objectsIn(values: Values | null | undefined): Values {
  const objects = own(own(values, "input"), "objects");
  return isRecord(objects) ? objects : {};
}

function valuesOf(objects: Values, key: string): Values | null {
  const values = own(objects, key);
  if (!isRecord(values)) return null;
  const spec = own(values, "spec");
  return isRecord(spec) ? { ...values, spec: [withBlocks(spec)] } : values;
}

function actionBetween(before: Values | null, after: Values | null): string {
  if (before === null) return "create";
  if (after === null) return "delete";
  return JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update";
}
