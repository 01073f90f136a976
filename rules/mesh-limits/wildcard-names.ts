import { clientTls, cut } from "../mesh-model";
import type { SynthRule } from "../rule";

export const wildcardNames: SynthRule = {
  id: "OM-M033",
  title: "A client policy with a wildcard name does not enforce TLS",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes wildcards among a client policy's subject alternative names only where TLS is not enforced.",
  remedy: "Name every host, or set `enforce: false`.",
  source: "App Mesh user guide, TLS",
  *inspect(subject) {
    for (const { value, at } of clientTls(subject)) {
      if (value.enforce === false) continue;
      for (const [i, name] of (value.validation.subjectAlternativeNames?.match.exact ?? []).entries()) {
        if (!name.includes("*")) continue;
        yield {
          path: at("validation", "subjectAlternativeNames", "match", "exact", i),
          message: `${cut(name)} is a wildcard and the policy enforces TLS; only \`enforce: false\` takes wildcards.`,
        };
      }
    }
  },
};
