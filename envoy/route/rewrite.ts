import type { GrpcGatewayRoute, HttpGatewayRoute } from "../../deployment";
import type { Message } from "../json";

type Rewrite = NonNullable<HttpGatewayRoute["action"]["rewrite"]>;

/** What becomes of the host: the virtual service's name, unless the route keeps the caller's. */
export function hostRewrite(
  rewrite: GrpcGatewayRoute["action"]["rewrite"] | HttpGatewayRoute["action"]["rewrite"],
  service: string,
): Message {
  return rewrite?.hostname?.defaultTargetHostname === "DISABLED" ? {} : { host_rewrite_literal: service };
}

/** What becomes of the path: a matched prefix becomes `/` or what the route gives, an exact path what it gives. */
export function pathRewrite(match: HttpGatewayRoute["match"], rewrite: Rewrite | undefined): Message {
  if (match.path !== undefined) {
    const exact = rewrite?.path?.exact;
    return exact === undefined ? {} : regexRewrite("^/.*$", exact);
  }
  const prefix = match.prefix ?? "/";
  if (rewrite?.prefix?.defaultPrefix === "DISABLED") return {};
  const value = rewrite?.prefix?.value ?? "/";
  if (value === prefix) return {};
  // `/chapter/1` under the prefix `/chapter` is `/1`, and not `//1`.
  return value.endsWith("/") && !prefix.endsWith("/")
    ? regexRewrite(`^${escapeRegex(prefix)}/?`, value)
    : { prefix_rewrite: value };
}

function regexRewrite(regex: string, text: string): Message {
  return { regex_rewrite: { pattern: { regex }, substitution: text.replaceAll("\\", "\\\\") } };
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
