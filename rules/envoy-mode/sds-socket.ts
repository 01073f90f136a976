import { clientTls, listenerTls } from "../mesh-model";
import type { Part } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const sdsSocket: SynthRule = {
  id: "OM-E008",
  title: "Secrets of a secret discovery service have a socket to come from",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "App Mesh's image was told the socket by APPMESH_SDS_SOCKET_PATH. Envoy's configuration names it.",
  remedy: "Give `mesh.envoy.sdsSocket` the path at which the Envoys find the socket, or take certificates from files.",
  source: "App Mesh user guide, TLS, Envoy secret discovery service; Envoy API reference, SdsSecretConfig",
  *inspect(subject) {
    if (subject.deployment.mesh?.envoy?.sdsSocket !== undefined) return;
    for (const { owner, value, at } of listenerTls(subject)) {
      if (value.mode === "DISABLED") continue;
      const part = { owner, at };
      yield* judge(part, value.certificate.sds, "certificate", "sds");
      yield* judge(part, value.validation?.trust.sds, "validation", "trust", "sds");
    }
    for (const part of clientTls(subject)) {
      yield* judge(part, part.value.certificate?.sds, "certificate", "sds");
      yield* judge(part, part.value.validation.trust.sds, "validation", "trust", "sds");
    }
  },
};

function* judge(
  { owner, at }: Pick<Part<unknown>, "owner" | "at">,
  secret: { readonly secretName: string } | undefined,
  ...path: readonly string[]
): Iterable<Violation> {
  if (secret === undefined) return;
  yield {
    path: at(...path),
    message: `${owner.label} takes the secret ${JSON.stringify(secret.secretName)} from a secret discovery service, and no socket is named.`,
  };
}
