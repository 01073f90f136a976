import { exactlyOne, hasLength, headers } from "../mesh-model";
import type { SynthRule } from "../rule";

const TEXTS = ["exact", "prefix", "suffix", "regex"] as const;

export const headerKind: SynthRule = {
  id: "OM-M042",
  title: "A header is matched in exactly one way, with a value of 1 to 255 characters",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes one of exact, prefix, suffix, regex and range; the Terraform provider lets several through.",
  remedy:
    "Keep one; several conditions on a header are several entries. Leave `match` out to ask only that the header is there.",
  source: "App Mesh API reference, HeaderMatchMethod, GrpcRouteMetadataMatchMethod",
  *inspect(subject) {
    for (const { word, value, at } of headers(subject)) {
      if (value.match === undefined) continue;
      yield* exactlyOne(`${word} ${JSON.stringify(value.name)}`, value.match, [...TEXTS, "range"], at("match"));
      for (const kind of TEXTS) {
        yield* hasLength(`the ${word}'s value`, value.match[kind], [1, 255], at("match", kind));
      }
    }
  },
};
