import { clientTls, hasLength, listenerTls } from "../mesh-model";
import type { Path } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const tlsTexts: SynthRule = {
  id: "OM-M034",
  title: "Paths of TLS files have 1 to 255 characters, and secrets have a name",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses others when they are applied.",
  remedy: "Give the path in Envoy's file system, or the name that the secret discovery service knows.",
  source: "App Mesh API reference, FilePath, SdsSecretName",
  *inspect(subject) {
    for (const { value, at } of [...listenerTls(subject), ...clientTls(subject)]) {
      yield* judge(value.certificate, (...steps) => at("certificate", ...steps));
      yield* judge(value.validation?.trust, (...steps) => at("validation", "trust", ...steps));
    }
  },
};

interface Place {
  readonly file?: { readonly certificateChain: string; readonly privateKey?: string };
  readonly sds?: { readonly secretName: string };
}

function* judge(place: Place | undefined, at: (...steps: string[]) => Path): Iterable<Violation> {
  const { file, sds } = place ?? {};
  yield* hasLength("the certificate chain's path", file?.certificateChain, [1, 255], at("file", "certificateChain"));
  yield* hasLength("the private key's path", file?.privateKey, [1, 255], at("file", "privateKey"));
  yield* hasLength("the secret's name", sds?.secretName, [1, 255], at("sds", "secretName"));
}
