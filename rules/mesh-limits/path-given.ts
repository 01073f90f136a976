import { exactlyOne, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const pathGiven: SynthRule = {
  id: "OM-M038",
  title: "An http or http2 route matches exactly one of a prefix and a path",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh needs one of them and refuses both; the Terraform provider lets neither and both through.",
  remedy: 'Give `prefix: "/"` to match every path.',
  source: "App Mesh API reference, HttpRouteMatch",
  *inspect(subject) {
    for (const { owner, http, at } of routeParts(subject)) {
      if (http !== undefined) yield* exactlyOne(`the match of ${owner.label}`, http, ["prefix", "path"], at("match"));
    }
  },
};
