import type { ConfigMapManifest, ConfigMapVolume, Container, TextMap } from "./types";

/** The Envoy of one pod: what the control plane decides of it. */
export interface PodEnvoy {
  readonly container: Container;
  /** What its files are mounted from. */
  readonly volumes: readonly ConfigMapVolume[];
  /** Annotations of the pod: what changes them makes other pods. */
  readonly annotations: TextMap;
  /** Objects that have to be there before the pod. */
  readonly objects: readonly ConfigMapManifest[];
}

/** Where the Envoys of a mesh's pods come from. */
export interface PodEnvoys {
  /** The Envoy of a virtual node. */
  node(name: string): PodEnvoy;
  /** The Envoy that is a virtual gateway. */
  gateway(name: string): PodEnvoy;
  /** The init container that sends a pod's traffic through its Envoy; none where containers call Envoy themselves. */
  redirect(listenerPorts: readonly number[]): readonly Container[];
  /** The containers beside an Envoy that take its traces. */
  collectors(): readonly Container[];
  /** Group of the files that Envoy must read, beyond those that anybody may. */
  readonly group: number | undefined;
}
