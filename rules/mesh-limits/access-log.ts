import { accessLogs, exactlyOne, hasCount, hasLength } from "../mesh-model";
import type { SynthRule } from "../rule";

export const accessLog: SynthRule = {
  id: "OM-M026",
  title: "Access logs have a path of 1 to 255 characters and at most one format, text or json",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes a text of 1 to 1000 characters or pairs of 1 to 100 characters each, not both; the Terraform provider lets both through.",
  remedy: "Keep one format, and its parts inside the limits.",
  source: "App Mesh API reference, FileAccessLog, LoggingFormat, JsonFormatRef",
  *inspect(subject) {
    for (const { owner, value, at } of accessLogs(subject)) {
      yield* hasLength("the path of the access log", value.path, [1, 255], at("path"));
      const { format } = value;
      if (format === undefined) continue;
      yield* exactlyOne(`the log format of ${owner.label}`, format, ["text", "json"], at("format"));
      yield* hasLength("the log format", format.text, [1, 1000], at("format", "text"));
      yield* hasCount("pairs of the log format", format.json, [1, Infinity], at("format", "json"));
      for (const [i, pair] of (format.json ?? []).entries()) {
        yield* hasLength("the key", pair.key, [1, 100], at("format", "json", i, "key"));
        yield* hasLength("the value", pair.value, [1, 100], at("format", "json", i, "value"));
      }
    }
  },
};
