const SPIFFE = "spiffe://";

/** The SPIFFE ID that names a secret: `spiffe://shop.example/web`; undefined for any other name. */
export function spiffeIdOf(secretName: string | undefined): string | undefined {
  return secretName !== undefined && /^spiffe:\/\/[^/]+\/./.test(secretName) ? secretName : undefined;
}

/** The trust domain of a SPIFFE ID, or of a secret that holds a domain's authorities: `shop.example`. */
export function trustDomainOf(secretName: string | undefined): string | undefined {
  if (secretName?.startsWith(SPIFFE) !== true) return undefined;
  return secretName.slice(SPIFFE.length).split("/", 1)[0];
}
