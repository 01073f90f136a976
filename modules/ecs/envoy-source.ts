import type { EnvoyOptions } from "../../deployment";
import type { EnvoyStart } from "../sidecar";
import type { PolicyStatement } from "../terraform/policy";
import type { Account } from "../account";

/** The Envoy of one task: its image, how it starts, and what its task's role may. */
export interface TaskEnvoy {
  /** Template: image reference. */
  readonly image: string;
  /** Whether ECS sends the task's traffic through it; otherwise the task's containers call it themselves. */
  readonly redirects: boolean;
  readonly start: EnvoyStart;
  readonly statements: readonly PolicyStatement[];
}

/** Where the Envoys of a mesh come from: what its control plane decides of a task. */
export interface EnvoySource {
  /** The Envoy of a virtual node. */
  node(name: string, account: Account, options: EnvoyOptions): TaskEnvoy;
  /** The Envoy that is a virtual gateway. */
  gateway(name: string, account: Account, options: EnvoyOptions): TaskEnvoy;
  /** All images that Envoys have. */
  images(account: Account): readonly EnvoyImage[];
}

/** An Envoy image and where ECS pulls it from. */
export interface EnvoyImage {
  /** Template: image reference. */
  readonly image: string;
  /** Template: ARN of the repository; undefined when it is none of ECR. */
  readonly repositoryArn: string | undefined;
}
