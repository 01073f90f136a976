import { cut, regexes } from "../mesh-model";
import type { SynthRule } from "../rule";
import { re2Problem } from "./re2";

export const regexSyntax: SynthRule = {
  id: "OM-M046",
  title: "Regular expressions are of RE2's syntax",
  severity: "error",
  stages: ["synth"],
  why: "Envoy matches with RE2, which has neither look-around nor back-references. App Mesh stores any text, and the Envoys then refuse their configuration.",
  remedy:
    "Rewrite the expression without them; two routes with priorities replace a negative look-ahead, `invert` a negative header.",
  source: "App Mesh user guide, migrating to Envoy 1.17; RE2's syntax, github.com/google/re2/wiki/Syntax",
  *inspect(subject) {
    for (const { value, at } of regexes(subject)) {
      // A text of another length is refused by its own rule, and need not be read.
      if (value.length === 0 || value.length > 255) continue;
      const problem = re2Problem(value);
      if (problem !== undefined)
        yield { path: at(), message: `${cut(value)} is no regular expression of RE2: ${problem}.` };
    }
  },
};
