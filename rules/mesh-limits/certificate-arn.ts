import { partitionOf } from "../../aws";
import { cut, listenerTls } from "../mesh-model";
import type { SynthRule } from "../rule";

/** ARN of a certificate of ACM (ACM API reference, pattern of Arn). */
const CERTIFICATE_ARN = /^arn:(aws[a-z-]*):acm:([a-z0-9-]+):(\d{12}):certificate\/[A-Za-z0-9-]+$/;

export const certificateArn: SynthRule = {
  id: "OM-M031",
  title: "A listener's ACM certificate is one of the deployment's Region",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes private certificates of the mesh's own account and Region.",
  remedy: "Give the ARN of a certificate that ACM PCA issued in the deployment's Region.",
  source: "App Mesh user guide, TLS, certificate requirements; App Mesh API reference, ListenerTlsAcmCertificate",
  *inspect(subject) {
    const { region } = subject.deployment;
    for (const { value, at } of listenerTls(subject)) {
      const arn = value.certificate.acm?.certificateArn;
      if (arn === undefined) continue;
      const path = at("certificate", "acm", "certificateArn");
      const match = CERTIFICATE_ARN.exec(arn);
      if (match === null) {
        yield {
          path,
          message: `${cut(arn)} is not the ARN of a certificate. Its form: arn:${partitionOf(region).name}:acm:REGION:ACCOUNT:certificate/ID.`,
        };
      } else if (match[2] !== region || match[1] !== partitionOf(region).name) {
        yield { path, message: `the certificate is of ${match[2]}; the mesh is in ${region}.` };
      }
    }
  },
};
