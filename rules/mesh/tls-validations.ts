import type { ListenerTls, ServiceDiscovery, VirtualNode } from "../../deployment";
import { once } from "../mesh-model";
import type { ClientTls, Path, Placed } from "../mesh-model";
import type { Subject } from "../rule";
import { tlsPairs } from "./tls-pairs";

/** One Envoy that looks at the certificate of another, where the file shows both. */
export interface TlsValidation {
  /** Who looks at it: `virtual node "web"`. */
  readonly validator: string;
  /** Where its validation stands. */
  readonly path: Path;
  /** Names of which the certificate must hold one; undefined when any will do. */
  readonly accepted: readonly string[] | undefined;
  readonly trust: ClientTls["validation"]["trust"];
  /** Whose certificate it is: `virtual node "prices"`. */
  readonly peer: string;
  /** The certificate itself, told from others by its ARN, or by where it is shown. */
  readonly certificate: ListenerTls["certificate"];
  readonly certificateKey: string;
  /** What the peer is known by: its own name, the service's, and those of its discovery. */
  readonly peerNames: readonly string[];
}

/** Every validation of a certificate: of a listener's by its callers, and of a caller's by a listener. */
export const tlsValidations = once(function* (subject: Subject): Iterable<TlsValidation> {
  for (const { caller, service, client, path, callee, listener, port, server } of tlsPairs(subject)) {
    if (client === undefined || server === undefined || server.mode === "DISABLED") continue;
    const { acm } = server.certificate;
    yield {
      validator: caller.label,
      path: [...path, "validation"],
      accepted: client.validation.subjectAlternativeNames?.match.exact,
      trust: client.validation.trust,
      peer: callee.label,
      certificate: server.certificate,
      certificateKey: acm?.certificateArn ?? JSON.stringify([callee.name, port]),
      peerNames: [service, ...namesOf(callee)],
    };
    if (client.certificate === undefined || server.validation === undefined) continue;
    yield {
      validator: callee.label,
      path: callee.at("spec", "listeners", listener, "tls", "validation"),
      accepted: server.validation.subjectAlternativeNames?.match.exact,
      trust: server.validation.trust,
      peer: caller.label,
      certificate: client.certificate,
      certificateKey: JSON.stringify(path),
      peerNames: namesOf(caller),
    };
  }
});

function namesOf({ kind, name, value }: Placed<unknown>): string[] {
  const discovery = kind === "virtualNode" ? (value as VirtualNode).spec.serviceDiscovery : undefined;
  return [name, ...namesOfDiscovery(discovery)];
}

function namesOfDiscovery({ dns, awsCloudMap }: ServiceDiscovery = {}): string[] {
  return [
    ...(dns === undefined ? [] : [dns.hostname]),
    ...(awsCloudMap === undefined ? [] : [`${awsCloudMap.serviceName}.${awsCloudMap.namespaceName}`]),
  ];
}
