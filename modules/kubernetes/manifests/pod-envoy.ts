import type { ConfigMapManifest, ConfigMapVolume, Container, TextMap } from "./types";

/** The Envoy of one pod: what the control plane decides of it. */
export interface PodEnvoy {
  readonly container: Container;
  /** Init containers that send the pod's traffic through it; none where containers call it themselves, and for a gateway. */
  readonly redirect: readonly Container[];
  /** Containers beside it that take its traces. */
  readonly collectors: readonly Container[];
  /** What its files are mounted from. */
  readonly volumes: readonly ConfigMapVolume[];
  /** Annotations of the pod: what changes them makes other pods. */
  readonly annotations: TextMap;
  /** Objects that have to be there before the pod. */
  readonly objects: readonly ConfigMapManifest[];
  /** Group of the files that it must read, beyond those that anybody may. */
  readonly group: number | undefined;
}

/** Where the Envoys of a mesh's pods come from. */
export interface PodEnvoys {
  /**
   * The Envoy of a virtual node; undefined where App Mesh's controller writes it into the pod.
   * @param listenerPorts ports of the node's listeners
   */
  node(name: string, listenerPorts: readonly number[]): PodEnvoy | undefined;
  /** The Envoy that is a virtual gateway. */
  gateway(name: string): PodEnvoy;
}

/** Annotation that tells App Mesh's controller whether to write an Envoy into a pod. */
export const INJECTION = "appmesh.k8s.aws/sidecarInjectorWebhook";
