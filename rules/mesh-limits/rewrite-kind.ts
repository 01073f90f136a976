import { exactlyOne, gatewayRouteParts, hasLength } from "../mesh-model";
import type { GatewayRoutePart } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const rewriteKind: SynthRule = {
  id: "OM-M052",
  title: "A gateway route rewrites what it matches: a prefix by a prefix, a path by a path",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh rewrites a prefix only where a prefix is matched and a whole path only where an exact path or a regular expression is; both at once, or a default switched while a value is given, contradict each other. The Terraform provider lets most of it through.",
  remedy: "Keep the rewrite that belongs to the match.",
  source: "App Mesh user guide, gateway routes, rewrites; App Mesh API reference, HttpGatewayRouteRewrite",
  *inspect(subject) {
    for (const part of gatewayRouteParts(subject)) {
      const hostname = part.value.action.rewrite?.hostname;
      if (hostname !== undefined && hostname.defaultTargetHostname === undefined) {
        yield {
          path: part.at("action", "rewrite", "hostname"),
          message: `the host name rewrite of ${part.owner.label} says nothing; \`defaultTargetHostname\` is ENABLED or DISABLED.`,
        };
      }
      yield* ofPath(part);
    }
  },
};

function* ofPath({ owner, http, at }: GatewayRoutePart): Iterable<Violation> {
  const { prefix, path } = http?.action.rewrite ?? {};
  const { match } = http ?? {};
  const rewrite = (...steps: string[]) => at("action", "rewrite", ...steps);
  if (prefix !== undefined && path !== undefined) {
    yield { path: rewrite(), message: `${owner.label} rewrites the prefix and the path; one of them is allowed.` };
    return;
  }
  if (prefix !== undefined) {
    yield* exactlyOne(`the prefix rewrite of ${owner.label}`, prefix, ["defaultPrefix", "value"], rewrite("prefix"));
    yield* hasLength("the prefix", prefix.value, [1, 255], rewrite("prefix", "value"));
    if (prefix.value !== undefined && prefix.value !== "" && !prefix.value.startsWith("/")) {
      yield {
        path: rewrite("prefix", "value"),
        message: `the prefix ${JSON.stringify(prefix.value)} does not begin with /. Did you mean ${JSON.stringify(`/${prefix.value}`)}?`,
      };
    }
    if (match?.path !== undefined) {
      yield {
        path: rewrite("prefix"),
        message: `${owner.label} rewrites a prefix but matches a path; only \`path\` can be rewritten there.`,
      };
    }
  }
  if (path !== undefined) {
    if (path.exact === undefined) {
      yield { path: rewrite("path"), message: `the path rewrite of ${owner.label} gives no \`exact\`.` };
    }
    yield* hasLength("the path", path.exact, [1, 255], rewrite("path", "exact"));
    if (match?.prefix !== undefined) {
      yield {
        path: rewrite("path"),
        message: `${owner.label} rewrites a path but matches a prefix; only \`prefix\` can be rewritten there.`,
      };
    }
  }
}
