import { all, number, only, text } from "./objects";
import type { Block } from "./objects";

/** The block with a route's protocol, and which that is. */
export function routeBlock(spec: Block | undefined): { protocol: string; block: Block } | undefined {
  for (const protocol of ["http", "http2", "grpc", "tcp"]) {
    const block = only(spec, `${protocol}_route`);
    if (block !== undefined) return { protocol, block };
  }
  return undefined;
}

/** What a route or a gateway route matches, in a few words. */
export function matchText(route: Block | undefined): string {
  const match = only(route, "match");
  const parts = [
    text(match, "method"),
    text(match, "scheme"),
    hostOf(match),
    pathOf(match),
    [text(match, "service_name"), text(match, "method_name")].filter((part) => part !== undefined).join("/") ||
      undefined,
    portOf(match),
    counted(all(match, "header").length, "header"),
    counted(all(match, "query_parameter").length, "parameter"),
    counted(all(match, "metadata").length, "metadata field"),
  ];
  const said = parts.filter((part): part is string => part !== undefined);
  return said.length === 0 ? "everything" : said.join(" ");
}

function hostOf(match: Block | undefined): string | undefined {
  const host = only(match, "hostname");
  const suffix = text(host, "suffix");
  return text(host, "exact") ?? (suffix === undefined ? undefined : `*${suffix}`);
}

function pathOf(match: Block | undefined): string | undefined {
  const prefix = text(match, "prefix");
  if (prefix !== undefined) return prefix === "/" ? "/" : `${prefix}*`;
  const path = only(match, "path");
  const pattern = text(path, "regex");
  return text(path, "exact") ?? (pattern === undefined ? undefined : `~${pattern}`);
}

function portOf(match: Block | undefined): string | undefined {
  const port = number(match, "port");
  return port === undefined ? undefined : `:${port}`;
}

function counted(count: number, what: string): string | undefined {
  return count === 0 ? undefined : `${count} ${what}${count === 1 ? "" : "s"}`;
}
