import type { EnvoyOptions } from "../../deployment";
import type { EnvoyStart } from "../sidecar";
import type { PolicyStatement } from "../terraform/policy";
import type { Account } from "../account";

/** The Envoy of one task: how it starts, and what its task's role may. */
export interface TaskEnvoy {
  readonly start: EnvoyStart;
  readonly statements: readonly PolicyStatement[];
}

/** Where the Envoys of a mesh come from: what its control plane decides of a task. */
export interface EnvoySource {
  /** Whether ECS sends a task's traffic through its Envoy; otherwise its containers call Envoy themselves. */
  readonly redirects: boolean;
  /** The Envoy of a virtual node. */
  node(name: string, account: Account, options: EnvoyOptions): TaskEnvoy;
  /** The Envoy that is a virtual gateway. */
  gateway(name: string, account: Account, options: EnvoyOptions): TaskEnvoy;
  /** The image where the deployment names none. */
  defaultImage(account: Account): DefaultImage;
}

export interface DefaultImage {
  /** Template: image reference. */
  readonly image: string;
  /** Template: ARN of the repository that ECS pulls it from. */
  readonly repositoryArn: string;
}
