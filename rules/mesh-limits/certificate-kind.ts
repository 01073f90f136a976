import { clientTls, exactlyOne, listenerTls } from "../mesh-model";
import type { SynthRule } from "../rule";

export const certificateKind: SynthRule = {
  id: "OM-M028",
  title: "A certificate comes from exactly one place",
  severity: "error",
  stages: ["synth"],
  why: "A listener's certificate is of ACM, in files or from a secret discovery service; a client's is in files or from such a service. App Mesh takes exactly one; the Terraform provider lets none and several through.",
  remedy: "Keep one.",
  source: "App Mesh API reference, ListenerTlsCertificate, ClientTlsCertificate",
  *inspect(subject) {
    for (const { owner, value, at } of listenerTls(subject)) {
      yield* exactlyOne(
        `the certificate of ${owner.label}`,
        value.certificate,
        ["acm", "file", "sds"],
        at("certificate"),
      );
    }
    for (const { owner, value, at } of clientTls(subject)) {
      if (value.certificate === undefined) continue;
      yield* exactlyOne(
        `the client certificate of ${owner.label}`,
        value.certificate,
        ["file", "sds"],
        at("certificate"),
      );
    }
  },
};
