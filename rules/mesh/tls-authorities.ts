import { cut, listOf } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";
import { trustDomainOf } from "./spiffe";
import { tlsValidations } from "./tls-validations";
import type { TlsValidation } from "./tls-validations";

export const tlsAuthorities: SynthRule = {
  id: "OM-M092",
  title: "Envoys trust an authority that can have issued the certificate they are shown",
  severity: "warning",
  stages: ["synth"],
  why: "A certificate leads to one root authority. Where two callers of a listener trust none in common, at least one of them is turned away; the same holds for a SPIFFE identity and the authorities of another trust domain.",
  remedy: "Let every caller of the certificate trust the root authority that issued it.",
  source: "App Mesh user guide, TLS, certificate requirements; SPIFFE ID specification, trust domains",
  *inspect(subject) {
    const trusted = new Map<string, TrustedBy>();
    for (const validation of tlsValidations(subject)) {
      yield* otherDomain(validation);
      yield* otherAuthority(trusted, validation);
    }
  },
};

function* otherDomain({ validator, path, trust, peer, certificate }: TlsValidation): Iterable<Violation> {
  const domain = trustDomainOf(trust.sds?.secretName);
  const own = trustDomainOf(certificate.sds?.secretName);
  if (domain === undefined || own === undefined || domain === own) return;
  yield {
    path: [...path, "trust", "sds", "secretName"],
    message: `${validator} trusts the domain ${cut(domain)}, but ${peer} is of ${cut(own)}.`,
  };
}

interface TrustedBy {
  /** Authorities that everybody so far trusts. */
  readonly authorities: readonly string[];
  readonly validator: string;
}

/** Only one that agrees with nobody before it is told: with the others, the same certificate can be right. */
function* otherAuthority(
  trusted: Map<string, TrustedBy>,
  { validator, path, trust, peer, certificateKey }: TlsValidation,
): Iterable<Violation> {
  const own = trust.acm?.certificateAuthorityArns;
  if (own === undefined) return;
  const known = trusted.get(certificateKey);
  const authorities = known === undefined ? own : known.authorities.filter((each) => own.includes(each));
  if (known === undefined || authorities.length > 0) {
    trusted.set(certificateKey, { authorities, validator: known?.validator ?? validator });
    return;
  }
  yield {
    path: [...path, "trust", "acm", "certificateAuthorityArns"],
    message: `${validator} trusts ${listOf(own.map(idOf), "and")} for the certificate of ${peer}; ${known.validator} trusts ${listOf(known.authorities.map(idOf), "and")}, and no authority is in both.`,
  };
}

/** The part of an authority's ARN by which people tell it from others. */
function idOf(arn: string): string {
  return cut(arn.split("/").at(-1)!);
}
