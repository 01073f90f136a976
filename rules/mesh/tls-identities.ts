import { cut, listOf } from "../mesh-model";
import type { SynthRule } from "../rule";
import { spiffeIdOf } from "./spiffe";
import { tlsValidations } from "./tls-validations";

export const tlsIdentities: SynthRule = {
  id: "OM-M090",
  title: "An Envoy accepts the SPIFFE identity that its peer shows",
  severity: "warning",
  stages: ["synth"],
  why: "A secret that is named by a SPIFFE ID holds the certificate of that identity. A validation whose names leave it out turns the peer away, and the caller gets 503 with nothing in the plan to show why.",
  remedy: "Add the identity to `subjectAlternativeNames.match.exact`, or correct the secret's name.",
  source: "App Mesh user guide, TLS, secret discovery service; SPIFFE ID and X.509-SVID specifications",
  *inspect(subject) {
    for (const { validator, path, accepted, peer, certificate } of tlsValidations(subject)) {
      const identity = spiffeIdOf(certificate.sds?.secretName);
      if (identity === undefined || accepted === undefined || accepted.includes(identity)) continue;
      yield {
        path: [...path, "subjectAlternativeNames", "match", "exact"],
        message: `${validator} accepts ${listOf(accepted.map(cut), "and")}, but ${peer} shows ${cut(identity)}.`,
      };
    }
  },
};
