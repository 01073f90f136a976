import type { BackendDefaults, ClientPolicy, ListenerTls } from "../../../deployment";
import { unordered, unorderedOrAbsent } from "./unordered";

interface Names {
  readonly match: { readonly exact: readonly string[] };
}

const names = (value: Names | undefined) => value && { match: { exact: unordered(value.match.exact) } };

/** A listener's TLS in the provider's words. */
export function listenerTls({ mode, certificate, validation }: ListenerTls) {
  return {
    mode,
    certificate,
    validation: validation && {
      subjectAlternativeNames: names(validation.subjectAlternativeNames),
      trust: validation.trust,
    },
  };
}

/** A client policy in the provider's words. */
export function clientPolicy({ tls }: ClientPolicy) {
  if (tls === undefined) return {};
  const { acm, ...trust } = tls.validation.trust;
  return {
    tls: {
      enforce: tls.enforce,
      ports: unorderedOrAbsent(tls.ports),
      certificate: tls.certificate,
      validation: {
        subjectAlternativeNames: names(tls.validation.subjectAlternativeNames),
        trust: { ...trust, acm: acm && { certificateAuthorityArns: unordered(acm.certificateAuthorityArns) } },
      },
    },
  };
}

/** Backend defaults in the provider's words. */
export function backendDefaults(value: BackendDefaults | undefined) {
  return value && { clientPolicy: value.clientPolicy && clientPolicy(value.clientPolicy) };
}
