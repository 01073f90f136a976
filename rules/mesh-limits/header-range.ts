import { headers } from "../mesh-model";
import type { SynthRule } from "../rule";

export const headerRange: SynthRule = {
  id: "OM-M044",
  title: "The range of a header begins before it ends",
  severity: "error",
  stages: ["synth"],
  why: "The start belongs to the range and the end does not, so an end at or before the start leaves nothing to match.",
  remedy: "Swap them, or raise the end by one to include it.",
  source: "App Mesh API reference, MatchRange",
  *inspect(subject) {
    for (const { word, value, at } of headers(subject)) {
      const range = value.match?.range;
      if (range === undefined || range.start < range.end) continue;
      yield {
        path: at("match", "range"),
        message: `the range of ${word} ${JSON.stringify(value.name)} begins at ${range.start} and ends before ${range.end}; nothing is in it.`,
      };
    }
  },
};
