import type { SynthRule } from "../rule";
import { tlsPairs } from "./tls-pairs";

export const clientCertificate: SynthRule = {
  id: "OM-M078",
  title: "A caller of a listener that asks for client certificates has one",
  severity: "warning",
  stages: ["synth"],
  why: "A listener with a validation asks its callers for a certificate; in mode STRICT a caller that has none is turned away.",
  remedy: "Add `certificate` to the caller's client policy, or remove the listener's validation.",
  source: "App Mesh user guide, mutual TLS authentication",
  *inspect(subject) {
    for (const { caller, service, client, path, callee, port, server } of tlsPairs(subject)) {
      if (server?.mode !== "STRICT" || server.validation === undefined || client?.certificate !== undefined) continue;
      yield {
        path,
        message: `${caller.label} shows no certificate to ${JSON.stringify(service)}; port ${port} of ${callee.label} asks for one.`,
      };
    }
  },
};
