import { listenerPairs } from "./listeners";
import type { UpdateRule } from "./update";

export const strictTlsInSteps: UpdateRule = {
  id: "OM-U014",
  title: "A listener is not switched from no TLS to strict TLS in one step",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "STRICT refuses every connection without TLS. Until each client's Envoy has the new policy and each task the certificate, calls between them fail.",
  remedy: "Set PERMISSIVE first and apply that; set STRICT when all clients use TLS.",
  source: "App Mesh user guide, transport layer security",
  *examine(changes) {
    for (const change of changes) {
      if (change.action !== "update" || !/^aws_appmesh_virtual_(node|gateway)$/.test(change.type)) continue;
      for (const { before, after } of listenerPairs(change)) {
        if (before.tls !== "DISABLED" || after.tls !== "STRICT") continue;
        yield {
          address: change.address,
          message: `TLS of port ${String(after.port)} changes from DISABLED to STRICT.`,
        };
      }
    }
  },
};
