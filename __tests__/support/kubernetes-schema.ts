import { Deployment } from "kubernetes-models/apps/v1";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { ConfigMap, Namespace, Service, ServiceAccount } from "kubernetes-models/v1";
import type { CoreManifest } from "../../modules/kubernetes";

interface Model {
  validate(): void;
}
type Made = new (data?: never) => Model;

/** Models of the kinds that are made, each with the schema of Kubernetes' own OpenAPI document. */
const MODELS: Readonly<Record<string, Made>> = {
  "apps/v1 Deployment": Deployment as unknown as Made,
  "policy/v1 PodDisruptionBudget": PodDisruptionBudget as unknown as Made,
  "v1 ConfigMap": ConfigMap as unknown as Made,
  "v1 Namespace": Namespace as unknown as Made,
  "v1 Service": Service as unknown as Made,
  "v1 ServiceAccount": ServiceAccount as unknown as Made,
};

/** What the API of Kubernetes would refuse an object for; undefined when it takes it. */
export function refusalOf(manifest: CoreManifest): string | undefined {
  const model = MODELS[`${manifest.apiVersion} ${manifest.kind}`];
  if (model === undefined) return `there is no kind ${manifest.apiVersion} ${manifest.kind}`;
  try {
    new model(structuredClone(manifest) as never).validate();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
