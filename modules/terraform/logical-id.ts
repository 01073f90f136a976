import { createHash } from "node:crypto";
import type { TerraformElement } from "cdktf";

const SEPARATOR = "--";

/**
 * A logical id from (parent, name): the part of a resource's address that a plan shows and a state remembers.
 * It depends on nothing but its parts, so reordering a file changes no address. Terraform has no dots in names, so they
 * become two underscores; parts that could then be mistaken for others, or that hold anything else Terraform refuses,
 * are told apart by eight digits of a hash.
 */
export function logicalId(...parts: readonly string[]): string {
  const plain = parts.map((part) => part.replaceAll(".", "__")).join(SEPARATOR);
  const unmistakable = parts.every(
    (part) => /^[A-Za-z0-9_.-]+$/.test(part) && !/--|__|_\.|\._|\.\.|^[-_.]|[-_.]$/.test(part),
  );
  if (unmistakable && /^[A-Za-z]/.test(plain) && plain.length <= 200) return plain;
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);
  const spelled = plain.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 180);
  return `${/^[A-Za-z_]/.test(spelled) ? "" : "_"}${spelled}${SEPARATOR}${SEPARATOR}${hash}`;
}

/** Gives an element its logical id and returns it. */
export function named<T extends TerraformElement>(element: T, ...parts: readonly string[]): T {
  element.overrideLogicalId(logicalId(...parts));
  return element;
}
