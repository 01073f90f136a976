import { partitionOf } from "../../aws";
import { clientTls, cut, hasCount } from "../mesh-model";
import type { SynthRule } from "../rule";

/** ARN of a certificate authority of ACM PCA (ACM PCA API reference, pattern of Arn). */
const AUTHORITY_ARN = /^arn:(aws[a-z-]*):acm-pca:([a-z0-9-]+):(\d{12}):certificate-authority\/[0-9a-f-]{36}$/;

export const authorityArns: SynthRule = {
  id: "OM-M030",
  title: "A client policy trusts 1 to 3 private certificate authorities of its own Region",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes at most three, and an authority may be of another account but not of another Region; the Terraform provider checks neither.",
  remedy: "Give the ARNs of one to three root authorities of ACM PCA in the deployment's Region.",
  source: "App Mesh API reference, TlsValidationContextAcmTrust; App Mesh user guide, TLS, certificate requirements",
  *inspect(subject) {
    const { region } = subject.deployment;
    for (const { value, at } of clientTls(subject)) {
      const arns = value.validation.trust.acm?.certificateAuthorityArns;
      if (arns === undefined) continue;
      const path = (...steps: number[]) => at("validation", "trust", "acm", "certificateAuthorityArns", ...steps);
      yield* hasCount("certificate authorities", arns, [1, 3], path());
      for (const [i, arn] of arns.entries()) {
        const match = AUTHORITY_ARN.exec(arn);
        if (match === null) {
          yield {
            path: path(i),
            message: `${cut(arn)} is not the ARN of a certificate authority. Its form: arn:${partitionOf(region).name}:acm-pca:REGION:ACCOUNT:certificate-authority/ID.`,
          };
        } else if (match[2] !== region || match[1] !== partitionOf(region).name) {
          yield { path: path(i), message: `the certificate authority is of ${match[2]}; the mesh is in ${region}.` };
        }
      }
    }
  },
};
