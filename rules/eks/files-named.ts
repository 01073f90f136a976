import { mountedEnvoysOf } from "../../deployment";
import type { MountedEnvoy, PlacedMount } from "../../deployment";
import { clientTls, listenerTls, once } from "../mesh-model";
import type { Path } from "../mesh-model";
import type { Subject } from "../rule";

/** A file that the TLS of an Envoy in a pod names. */
export interface NamedFile {
  readonly envoy: MountedEnvoy;
  readonly owner: string;
  readonly file: string;
  /** chain: a certificate of its own; key: that certificate's; trust: authorities. */
  readonly use: "chain" | "key" | "trust";
  /** What is mounted on the folder that the file lies in. */
  readonly mount: PlacedMount | undefined;
  readonly path: Path;
}

interface FileCertificate {
  readonly certificateChain: string;
  readonly privateKey: string;
}

/** Every file of certificates that the Envoys which run here are told to read. */
export const filesNamed = once(function* (subject: Subject): Iterable<NamedFile> {
  const envoys = new Map(mountedEnvoysOf(subject.deployment).map((each) => [`${each.kind} ${each.name}`, each]));
  if (envoys.size === 0) return;
  const listeners = listenerTls(subject).filter(({ value }) => value.mode !== "DISABLED");
  for (const { owner, value, at } of [...listeners, ...clientTls(subject)]) {
    const envoy = envoys.get(`${owner.kind} ${owner.name}`);
    if (envoy === undefined) continue;
    const named = (file: string, use: NamedFile["use"], ...path: Path): NamedFile => {
      const mount = envoy.mounts.find(({ folder }) => folder === file.slice(0, file.lastIndexOf("/")));
      return { envoy, owner: owner.label, file, use, mount, path: at(...path) };
    };
    const own: FileCertificate | undefined = value.certificate?.file;
    if (own !== undefined) {
      yield named(own.certificateChain, "chain", "certificate", "file", "certificateChain");
      yield named(own.privateKey, "key", "certificate", "file", "privateKey");
    }
    const trusted = value.validation?.trust.file;
    if (trusted !== undefined) {
      yield named(trusted.certificateChain, "trust", "validation", "trust", "file", "certificateChain");
    }
  }
});

/** `Secret "x"` or `ConfigMap "x"`. */
export function sourceWords({ source }: PlacedMount): string {
  return source.secret === undefined ? `ConfigMap "${source.configMap!}"` : `Secret "${source.secret}"`;
}
