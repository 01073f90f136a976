import { hasCount, hasLength, tagLists } from "../mesh-model";
import type { SynthRule } from "../rule";

export const tagLimits: SynthRule = {
  id: "OM-M027",
  title: "An object has at most 50 tags, each key once",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes 50 tags with keys of 1 to 128 and values of at most 256 characters; keys that begin with aws: are AWS's own.",
  remedy: "Remove tags, or shorten them.",
  source: "App Mesh API reference, TagRef",
  *inspect(subject) {
    for (const { label, value, at } of tagLists(subject)) {
      yield* hasCount(`tags of ${label}`, value, [0, 50], at());
      const seen = new Set<string>();
      for (const [i, tag] of value.entries()) {
        yield* hasLength("the tag's key", tag.key, [1, 128], at(i, "key"));
        yield* hasLength("the tag's value", tag.value, [0, 256], at(i, "value"));
        if (seen.has(tag.key)) {
          yield { path: at(i, "key"), message: `${label} has the tag ${JSON.stringify(tag.key)} twice.` };
        } else if (tag.key.startsWith("aws:")) {
          yield {
            path: at(i, "key"),
            message: `the tag ${JSON.stringify(tag.key)} begins with aws:, which is AWS's own.`,
          };
        }
        seen.add(tag.key);
      }
    }
  },
};
