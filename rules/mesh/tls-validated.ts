import type { SynthRule } from "../rule";
import { tlsPairs } from "./tls-pairs";

export const tlsValidated: SynthRule = {
  id: "OM-M079",
  title: "A caller validates the certificate of a listener that does not take it from ACM",
  severity: "note",
  stages: ["synth"],
  why: "Without a client policy TLS is negotiated, but a certificate in files or of a secret discovery service is not validated: anybody's would do. Certificates of ACM are validated all the same.",
  remedy: "Give the caller a client policy with a validation.",
  source: "App Mesh user guide, TLS",
  *inspect(subject) {
    for (const { caller, service, client, path, callee, port, server } of tlsPairs(subject)) {
      if (client !== undefined || server === undefined || server.mode === "DISABLED") continue;
      if (server.certificate.acm !== undefined) continue;
      yield {
        path,
        message: `${caller.label} has no client policy for ${JSON.stringify(service)}, so it does not validate the certificate of port ${port} of ${callee.label}.`,
      };
    }
  },
};
