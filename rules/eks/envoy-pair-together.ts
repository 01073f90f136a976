import { filesNamed, sourceWords } from "./files-named";
import type { NamedFile } from "./files-named";
import type { SynthRule } from "../rule";

export const envoyPairTogether: SynthRule = {
  id: "OM-K044",
  title: "A certificate and its private key are mounted together",
  severity: "warning",
  stages: ["synth"],
  why: "A mounted Secret is replaced as a whole, two of them at two moments: between them the new certificate stands beside the old key. Without App Mesh Envoy reads both again when the certificate's folder changes, and does not take them, because they do not belong together; when the key's folder follows it does not look.",
  remedy: "Keep both in one Secret, as cert-manager does, and mount that.",
  source: "Envoy API reference, TlsCertificate, watched_directory; Kubernetes documentation, Secrets",
  *inspect(subject) {
    let chain: NamedFile | undefined;
    // A key follows its chain.
    for (const named of filesNamed(subject)) {
      if (named.use === "chain") chain = named;
      if (named.use !== "key" || named.mount === undefined || chain?.mount === undefined) continue;
      if (named.mount.folder === chain.mount.folder) continue;
      const [of, ofKey] = [chain.mount, named.mount].map(sourceWords);
      yield { path: named.path, message: `${named.owner} has its certificate from ${of!} and the key from ${ofKey!}.` };
    }
  },
};
