const PREFIX = "UNRESOLVED_";

/** The placeholder that stands for a value with this name. */
export function placeholderFor(...name: readonly string[]): string {
  return (
    PREFIX +
    name
      .join("_")
      .replaceAll(/[^A-Za-z0-9_.-]+/g, "_")
      .slice(0, 120)
  );
}

/** The name in a placeholder. */
export function placeholderName(placeholder: string): string {
  return placeholder.replace(PREFIX, "");
}

/** Whether a value is a placeholder, or holds one. */
export function holdsPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.includes(PREFIX);
}
