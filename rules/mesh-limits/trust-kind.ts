import { clientTls, exactlyOne, listenerTls } from "../mesh-model";
import type { SynthRule } from "../rule";

export const trustKind: SynthRule = {
  id: "OM-M029",
  title: "A validation trusts exactly one kind of authority",
  severity: "error",
  stages: ["synth"],
  why: "Without trust there is nothing to validate against. App Mesh takes exactly one kind; the Terraform provider lets none and several through. A listener cannot trust ACM: mutual TLS needs a file or a secret discovery service.",
  remedy: "Keep one.",
  source: "App Mesh API reference, TlsValidationContextTrust, ListenerTlsValidationContextTrust",
  *inspect(subject) {
    for (const { owner, value, at } of listenerTls(subject)) {
      if (value.validation === undefined) continue;
      const { trust } = value.validation;
      yield* exactlyOne(
        `the listener's validation of ${owner.label}`,
        trust,
        ["file", "sds"],
        at("validation", "trust"),
      );
    }
    for (const { owner, value, at } of clientTls(subject)) {
      const { trust } = value.validation;
      const what = `the client policy of ${owner.label}`;
      yield* exactlyOne(what, trust, ["acm", "file", "sds"], at("validation", "trust"));
    }
  },
};
