import { cut, listOf } from "../mesh-model";
import type { Path } from "../mesh-model";
import type { SynthRule } from "../rule";
import { spiffeIdOf } from "./spiffe";
import { tlsValidations } from "./tls-validations";

interface Unnamed {
  readonly validator: string;
  readonly path: Path;
  readonly accepted: readonly string[];
  readonly peers: Set<string>;
}

export const tlsNames: SynthRule = {
  id: "OM-M091",
  title: "The names that an Envoy accepts include one of its peer",
  severity: "note",
  stages: ["synth"],
  why: "The certificate of a peer usually holds the name that it is found by; one of ACM must. A list that names other services only was often copied from another policy, and turns the peer away. What a certificate holds, no file shows: this is told from the names alone.",
  remedy: "Nothing, when the certificate holds one of the accepted names; otherwise add the peer's.",
  source: "App Mesh user guide, TLS, certificate requirements and subject alternative names",
  *inspect(subject) {
    const found = new Map<string, Unnamed>();
    for (const { validator, path, accepted, peer, certificate, peerNames } of tlsValidations(subject)) {
      if (accepted === undefined || spiffeIdOf(certificate.sds?.secretName) !== undefined) continue;
      if (accepted.some((name) => peerNames.some((own) => names(name, own)))) continue;
      const key = JSON.stringify(path);
      const known = found.get(key) ?? { validator, path, accepted, peers: new Set<string>() };
      found.set(key, known);
      known.peers.add(peer);
    }
    for (const { validator, path, accepted, peers } of found.values()) {
      yield {
        path: [...path, "subjectAlternativeNames", "match", "exact"],
        message: `${validator} accepts ${listOf(accepted.map(cut), "and")}, none of which names ${listOf([...peers].sort(), "or")}.`,
      };
    }
  },
};

/**
 * Whether an accepted name speaks of a peer. Certificates are often issued under another domain than the one that the
 * peer is found in, so a host's first label decides, and a URI's last step.
 */
function names(accepted: string, own: string): boolean {
  const [name, known] = [accepted.toLowerCase(), own.toLowerCase()];
  if (name.startsWith("*.")) return known.endsWith(name.slice(1));
  return labelOf(name) === labelOf(known);
}

function labelOf(name: string): string {
  const last = name.includes("://") ? name.slice(name.lastIndexOf("/") + 1) : name;
  return last.split(".", 1)[0]!;
}
