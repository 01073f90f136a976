import { cut, httpMatches } from "../mesh-model";
import type { SynthRule } from "../rule";

export const pathSlash: SynthRule = {
  id: "OM-M041",
  title: "Prefixes and exact paths begin with a slash",
  severity: "error",
  stages: ["synth"],
  why: "Every path of a request begins with a slash, so nothing else could match; App Mesh refuses such a prefix.",
  remedy: "Put a / in front.",
  source: "App Mesh API reference, HttpRouteMatch, HttpGatewayRouteMatch",
  *inspect(subject) {
    for (const { value, at } of httpMatches(subject)) {
      const { prefix, path } = value;
      if (prefix !== undefined && !prefix.startsWith("/")) {
        yield {
          path: at("prefix"),
          message: `the prefix ${cut(prefix)} does not begin with /. Did you mean ${cut(`/${prefix}`)}?`,
        };
      }
      // An empty path is OM-M040's.
      if (path?.exact !== undefined && path.exact !== "" && !path.exact.startsWith("/")) {
        yield {
          path: at("path", "exact"),
          message: `the path ${cut(path.exact)} does not begin with /. Did you mean ${cut(`/${path.exact}`)}?`,
        };
      }
    }
  },
};
