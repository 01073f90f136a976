import { exactlyOne, hasLength, httpMatches } from "../mesh-model";
import type { SynthRule } from "../rule";

export const pathKind: SynthRule = {
  id: "OM-M040",
  title: "A path is matched exactly or by a regular expression, not both, with 1 to 255 characters",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses others; the Terraform provider lets both kinds through.",
  remedy: "Keep one of `exact` and `regex`.",
  source: "App Mesh API reference, HttpPathMatch",
  *inspect(subject) {
    for (const { owner, value, at } of httpMatches(subject)) {
      if (value.path === undefined) continue;
      yield* exactlyOne(`the path of ${owner.label}`, value.path, ["exact", "regex"], at("path"));
      yield* hasLength("the path", value.path.exact, [1, 255], at("path", "exact"));
      yield* hasLength("the regular expression", value.path.regex, [1, 255], at("path", "regex"));
    }
  },
};
