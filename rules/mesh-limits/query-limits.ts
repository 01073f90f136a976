import { given, hasCount, hasLength, queryLists } from "../mesh-model";
import type { SynthRule } from "../rule";

export const queryLimits: SynthRule = {
  id: "OM-M045",
  title: "A route matches at most 10 query parameters, each with a name",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses more; a parameter without a name matches nothing.",
  remedy: "Remove parameters. Leave `match` out to ask only that the parameter is there.",
  source: "App Mesh API reference, HttpQueryParameters, QueryParameterMatch",
  *inspect(subject) {
    for (const { owner, value, at } of queryLists(subject)) {
      yield* hasCount(`query parameters of ${owner.label}`, value, [0, 10], at());
      for (const [i, { name, match }] of value.entries()) {
        yield* hasLength("the query parameter's name", name, [1, Infinity], at(i, "name"));
        if (match === undefined || given(match).length === 1) continue;
        yield {
          path: at(i, "match"),
          message: `the match of query parameter ${JSON.stringify(name)} gives no \`exact\`.`,
        };
      }
    }
  },
};
