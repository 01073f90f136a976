import type { SynthRule } from "../rule";
import { tlsPairs } from "./tls-pairs";

export const tlsOffered: SynthRule = {
  id: "OM-M077",
  title: "A backend whose caller enforces TLS offers TLS",
  severity: "warning",
  stages: ["synth"],
  why: "The caller's Envoy refuses connections without TLS, and a listener without it cannot answer. It works only where no Envoy stands behind the listener, or the application ends TLS itself.",
  remedy:
    "Give the listener `tls` with mode STRICT or PERMISSIVE, or set `enforce: false` or `ports` in the client policy.",
  source: "App Mesh user guide, TLS",
  *inspect(subject) {
    for (const { caller, service, client, path, callee, port, server } of tlsPairs(subject)) {
      if (client === undefined || client.enforce === false) continue;
      if (server !== undefined && server.mode !== "DISABLED") continue;
      const has = server === undefined ? "has no TLS" : "has TLS disabled";
      yield {
        path,
        message: `${caller.label} enforces TLS towards ${JSON.stringify(service)}, but port ${port} of ${callee.label} ${has}.`,
      };
    }
  },
};
