import { clientTls, cut, hasLength, listenerTls } from "../mesh-model";
import type { Path } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const subjectNames: SynthRule = {
  id: "OM-M032",
  title: "Subject alternative names have 1 to 254 characters, and at least one is given",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses other lengths, and a list without a name would match no certificate.",
  remedy: "Give host names or URIs, or leave `subjectAlternativeNames` out to take any name.",
  source: "App Mesh API reference, SubjectAlternativeName",
  *inspect(subject) {
    for (const { value, at } of [...listenerTls(subject), ...clientTls(subject)]) {
      const names = value.validation?.subjectAlternativeNames?.match.exact;
      if (names === undefined) continue;
      yield* judge(names, (...steps) => at("validation", "subjectAlternativeNames", "match", "exact", ...steps));
    }
  },
};

function* judge(names: readonly string[], at: (...steps: number[]) => Path): Iterable<Violation> {
  if (names.length === 0) yield { path: at(), message: "no subject alternative name is given; 1 or more are needed." };
  for (const [i, name] of names.entries()) {
    yield* hasLength("the subject alternative name", name, [1, 254], at(i));
    if (/\s/.test(name))
      yield { path: at(i), message: `${cut(name)} holds white space; a host name or a URI is meant.` };
  }
}
