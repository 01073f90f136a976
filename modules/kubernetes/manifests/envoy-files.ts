import { envoyMounts, kubernetesName } from "../../../deployment";
import type { EksPlatform, EnvoyFileSource } from "../../../deployment";
import type { Container, Volume, VolumeMount } from "./types";

/**
 * Mode of files from Secrets. They belong to root; Envoy, which is not root, reads them as one of the pod's group, and the
 * service's own container does not have them.
 */
const GROUP_READS = 0o440;

/** Annotation that tells App Mesh's controller which of a pod's volumes to mount into the Envoy that it injects. */
const VOLUME_MOUNTS = "appmesh.k8s.aws/volumeMounts";

/** What is mounted into one Envoy. */
export interface EnvoyFiles {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
}

/**
 * The folders of certificates of one Envoy. Each Secret and ConfigMap is mounted as a whole, so that the kubelet replaces
 * it when it is renewed.
 * @param own what this Envoy has besides what all of them have
 */
export function envoyFiles(platform: EksPlatform, own: Readonly<Record<string, EnvoyFileSource>>): EnvoyFiles {
  const mounts = envoyMounts(platform, own);
  return {
    volumes: mounts.map(({ folder, source }) => volume(volumeName(folder), source)),
    mounts: mounts.map(({ folder }) => ({ name: volumeName(folder), mountPath: folder, readOnly: true })),
  };
}

/** The Envoy with what is mounted into it. */
export function withMounts(envoy: Container, { mounts }: EnvoyFiles): Container {
  if (mounts.length === 0) return envoy;
  return { ...envoy, volumeMounts: [...(envoy.volumeMounts ?? []), ...mounts] };
}

/** The annotation by which the controller mounts the same; none where nothing is mounted. */
export function mountedByController({ mounts }: EnvoyFiles): Readonly<Record<string, string>> {
  if (mounts.length === 0) return {};
  return { [VOLUME_MOUNTS]: mounts.map(({ name, mountPath }) => `${name}:${mountPath}`).join(", ") };
}

function volumeName(folder: string): string {
  return kubernetesName(`files${folder}`);
}

function volume(name: string, { secret, configMap }: EnvoyFileSource): Volume {
  if (secret !== undefined) return { name, secret: { secretName: secret, defaultMode: GROUP_READS } };
  return { name, configMap: { name: configMap! } };
}
