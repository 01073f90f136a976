import { leavingAppMesh } from "../../deployment";
import { clientTls, listenerTls, stillWaits } from "../mesh-model";
import type { SynthRule } from "../rule";

export const certificatesReachable: SynthRule = {
  id: "OM-E001",
  title: "Certificates come from files or a secret discovery service",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "App Mesh exported private certificates of AWS Certificate Manager, fetched authorities' certificates and pushed both to the Envoys. Without it nobody does.",
  remedy:
    "Export the private certificate (`aws acm export-certificate`) into the Envoy's file system and name it under `file`; on EKS cert-manager with aws-privateca-issuer keeps it in a Secret and renews it, and `envoyFiles` mounts that. Or name a secret of a secret discovery service, such as SPIRE's, under `sds`.",
  source: "App Mesh user guide, TLS; ACM API reference, ExportCertificate",
  *inspect(subject) {
    const leaving = leavingAppMesh(subject.deployment);
    // App Mesh gave them to the Envoys that still are its own; OM-E036 looks at both sides of their calls.
    const hasOwn = (owner: Parameters<typeof stillWaits>[1]) => leaving === undefined || !stillWaits(leaving, owner);
    for (const { owner, value, at } of listenerTls(subject)) {
      if (!hasOwn(owner)) continue;
      if (value.mode === "DISABLED" || value.certificate.acm === undefined) continue;
      yield {
        path: at("certificate", "acm"),
        message: `${owner.label} shows a certificate of AWS Certificate Manager, which its Envoy cannot have.`,
      };
    }
    for (const { owner, value, at } of clientTls(subject)) {
      if (!hasOwn(owner)) continue;
      if (value.validation.trust.acm === undefined) continue;
      yield {
        path: at("validation", "trust", "acm"),
        message: `${owner.label} trusts an authority of AWS Certificate Manager, whose certificate its Envoy cannot have.`,
      };
    }
  },
};
