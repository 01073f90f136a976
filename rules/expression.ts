/** A Terraform string literal for `text`, with quotes, backslashes and template markers escaped. */
export function quote(text: string): string {
  return `"${escapeTemplate(text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n"))}"`;
}

/** `text` so that a Terraform template shows it as it is. */
export function escapeTemplate(text: string): string {
  // In a replacement text `$$` would mean a single dollar sign.
  return text.replaceAll("${", () => "$${").replaceAll("%{", () => "%%{");
}

/** A Terraform list literal of strings. */
export function quoteAll(texts: readonly string[]): string {
  return `[${texts.map(quote).join(", ")}]`;
}

/** A template placeholder that shows `expression`, or `fallback` when it has no value yet. */
export function placeholder(expression: string, fallback: string): string {
  return `\${try(coalesce(${expression}), ${quote(fallback)})}`;
}

/** The same value with every text in it escaped as by `escapeTemplate`; keys too. */
export function escapeTemplates<T>(value: T): T {
  if (typeof value === "string") return escapeTemplate(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => escapeTemplates(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]),
  ) as T;
}

/** Whether the IPv4 block of one expression lies inside that of another. It fails where one of them is no block. */
export function isInside(inner: string, outer: string): string {
  const prefix = (block: string) => `tonumber(split("/", ${block})[1])`;
  const widened = `cidrhost(join("/", [split("/", ${inner})[0], split("/", ${outer})[1]]), 0)`;
  return `${prefix(inner)} >= ${prefix(outer)} && ${widened} == cidrhost(${outer}, 0)`;
}
