import type { ClientPolicy, ListenerTls } from "../../deployment";
import { EnvoyCompileError } from "../errors";
import type { Message } from "../json";
import type { Secrets } from "./secrets";

type Certificate = ListenerTls["certificate"] | NonNullable<NonNullable<ClientPolicy["tls"]>["certificate"]>;

/** The certificate that an Envoy shows, from files or from a secret discovery service. */
export function ownCertificate(certificate: Certificate, secrets: Secrets): Message {
  if (certificate.file !== undefined) {
    const { certificateChain, privateKey } = certificate.file;
    return {
      tls_certificates: [{ certificate_chain: { filename: certificateChain }, private_key: { filename: privateKey } }],
    };
  }
  if (certificate.sds !== undefined) {
    return { tls_certificate_sds_secret_configs: [secrets.fromService(certificate.sds.secretName)] };
  }
  throw new EnvoyCompileError("a certificate of AWS Certificate Manager cannot be had by Envoy.");
}
