import { leavingAppMesh } from "../../deployment";
import { stillWaits } from "../mesh-model";
import { tlsPairs } from "../mesh/tls-pairs";
import type { SynthRule } from "../rule";

export const trustOfBothKinds: SynthRule = {
  id: "OM-E036",
  title: "On the way from App Mesh old and new Envoys trust the same authority",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "App Mesh's Envoy shows a certificate of AWS Certificate Manager, or trusts a private authority of AWS; one with its own configuration has both from files or a secret discovery service. No plan sees whether those files belong to the same authority, and where they do not, every call between the two kinds fails in its handshake.",
  remedy:
    "Put the certificate that the same authority issued into the file (`aws acm export-certificate`), and that authority's own (`aws acm-pca get-certificate-authority-certificate`) into the file of those that are trusted. Then waive the rule for as long as the way takes, or move both sides in one stage.",
  source: "App Mesh user guide, TLS; ACM API reference, ExportCertificate; docs/migration.md",
  *inspect(subject) {
    const leaving = leavingAppMesh(subject.deployment);
    if (leaving === undefined) return;
    for (const { caller, client, path, callee, server } of tlsPairs(subject)) {
      if (client === undefined || server === undefined || server.mode === "DISABLED") continue;
      const callerWaits = stillWaits(leaving, caller);
      if (callerWaits === stillWaits(leaving, callee)) continue;
      const isShown = server.certificate.acm !== undefined;
      const isTrusted = client.validation.trust.acm !== undefined;
      if (callerWaits && isTrusted && !isShown) {
        const message = `${caller.label} still has App Mesh's Envoy and trusts an authority of AWS; ${callee.label}, which has left, shows a certificate from elsewhere.`;
        yield { path, message };
      } else if (!callerWaits && isShown && !isTrusted) {
        const message = `${caller.label}, which has left App Mesh, trusts an authority from elsewhere; ${callee.label} still has App Mesh's Envoy and shows a certificate of AWS Certificate Manager.`;
        yield { path, message };
      }
    }
  },
};
