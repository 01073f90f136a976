import { hasCount, hasLength, headerLists } from "../mesh-model";
import type { SynthRule } from "../rule";

export const headerLimits: SynthRule = {
  id: "OM-M043",
  title: "A route matches at most 10 headers or pieces of metadata with names of 1 to 50 characters",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses more, longer names and empty ones.",
  remedy: "Remove headers, or shorten the name.",
  source: "App Mesh API reference, HttpRouteHeaders, GrpcRouteMetadataList, HeaderName",
  *inspect(subject) {
    for (const { owner, word, value, at } of headerLists(subject)) {
      const what = word === "header" ? "headers" : "pieces of metadata";
      yield* hasCount(`${what} of ${owner.label}`, value, [0, 10], at());
      for (const [i, { name }] of value.entries()) yield* hasLength(`the ${word}'s name`, name, [1, 50], at(i, "name"));
    }
  },
};
