import { filesNamed } from "./files-named";
import type { SynthRule } from "../rule";

export const envoyKeysSecret: SynthRule = {
  id: "OM-K043",
  title: "Private keys of Envoys come from Secrets",
  severity: "error",
  stages: ["synth"],
  why: "Whoever may look at the namespace may read its ConfigMaps, and nothing encrypts them; keys belong into a Secret, which roles and the cluster's encryption tell apart.",
  remedy: "Put the key into a Secret, beside its certificate, as cert-manager does, and mount that with `secret`.",
  source: "Kubernetes documentation, ConfigMaps, caution; Secrets, good practices",
  *inspect(subject) {
    for (const { owner, file, use, mount, path } of filesNamed(subject)) {
      if (use !== "key" || mount?.source.configMap === undefined) continue;
      const message = `${owner} takes its private key ${JSON.stringify(file)} from the ConfigMap "${mount.source.configMap}".`;
      yield { path, message };
    }
  },
};
