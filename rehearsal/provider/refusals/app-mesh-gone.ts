import type { Scenario } from "../../scenario";
import { ProviderError } from "../diagnostic";
import type { Value } from "../values";
import { isObject } from "../values";
import { APP_MESH_WORDS } from "./app-mesh-words";

/** What Terraform is about to ask of App Mesh. */
type Verb = "reading" | "creating" | "updating" | "deleting";

const OPERATIONS: Readonly<Record<Verb, string>> = {
  reading: "Describe",
  creating: "Create",
  updating: "Update",
  deleting: "Delete",
};

/**
 * Refuses to read an object of an App Mesh that is gone.
 * @throws ProviderError in the words of the AWS provider, and of App Mesh's API where it lets nobody in
 */
export function refuseReadOfGone(scenario: Scenario, type: string, current: Value): void {
  refuse(scenario, type, "reading", current);
}

/**
 * Refuses every change of an object of an App Mesh that is gone, and the deletion of one of its controller in a cluster.
 * @throws ProviderError in the words of the providers
 */
export function refuseChangeOfGone(scenario: Scenario, type: string, prior: Value, planned: Value): void {
  const [was, is] = [isObject(prior), isObject(planned)];
  refuse(scenario, type, is ? (was ? "updating" : "creating") : "deleting", was ? prior : planned);
  if (!is) refuseFinalized(scenario, type, prior);
}

function refuse({ appMeshApi, name }: Scenario, type: string, verb: Verb, values: Value): void {
  const words = APP_MESH_WORDS[type];
  if (words === undefined || appMeshApi !== "gone") return;
  const [spelled, operation] = words;
  const id = isObject(values) ? String(values["id"] ?? values["name"]) : "";
  throw new ProviderError(
    `${verb} App Mesh ${spelled} (${id}): operation error App Mesh: ${OPERATIONS[verb]}${operation}, https response error StatusCode: 403, ForbiddenException: App Mesh is no longer available.`,
    `In the scenario "${name}" App Mesh is gone.`,
  );
}

/**
 * Refuses to delete an object of App Mesh's controller once App Mesh is gone: the controller never takes its finalizer off,
 * because it asks App Mesh first.
 * Kubernetes' provider waits before it says so.
 */
function refuseFinalized({ appMeshApi }: Scenario, type: string, prior: Value): void {
  if (appMeshApi !== "gone" || type !== "kubernetes_manifest" || !isObject(prior)) return;
  const manifest = prior["manifest"];
  const { apiVersion, kind, metadata } = isObject(manifest) ? manifest : {};
  if (typeof apiVersion !== "string" || !apiVersion.startsWith("appmesh.k8s.aws/")) return;
  const named = isObject(metadata ?? null) ? (metadata as { readonly name?: Value }).name : undefined;
  throw new ProviderError(
    `Timed out when waiting for resource "${String(kind)}/${String(named)}" to be deleted`,
    "Deletion timed out. This can happen when there is a finalizer on a resource. You may need to delete this resource manually with kubectl.",
  );
}
