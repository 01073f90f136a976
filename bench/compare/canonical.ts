import { createHash } from "node:crypto";
import type { Block, Json } from "./configuration";

/** A block with everything that only one side's way of naming decides taken out. */
export interface Canonical {
  readonly block: Block;
  /** Sorted `path = value` lines. */
  readonly lines: readonly string[];
}

/** An address, with an attribute where one is read. Terraform's own functions and locals match nothing that exists. */
const REFERENCE = /\b((?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*)((?:\.[a-z_]+|\[\*\]\.[a-z_]+)?)/g;

/**
 * Resolves the references of a stack so that two stacks with other logical ids can be compared: an attribute that is
 * known becomes its value, any other becomes what the resource is. `depth` says how far "what it is" looks: 0 is its
 * type, 1 its own arguments, 2 those of the resources that it reads, and so on.
 */
export function canonicalBlocks(blocks: readonly Block[], depth: number): Canonical[] {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  let identities = new Map(blocks.map(({ address, type }) => [address, type]));
  let canonical = blocks.map((block) => resolve(block, byAddress, identities));
  for (let round = 0; round < depth; round++) {
    identities = new Map(canonical.map(({ block, lines }) => [block.address, `${block.type}#${digest(lines)}`]));
    canonical = blocks.map((block) => resolve(block, byAddress, identities));
  }
  return canonical;
}

function resolve(
  block: Block,
  byAddress: ReadonlyMap<string, Block>,
  identities: ReadonlyMap<string, string>,
): Canonical {
  const needs = new Set<string>();
  const text = (value: string) =>
    value
      // CDKTF wraps a set that it reads as a list.
      .replaceAll(/tolist\(([^()]*)\)/g, "$1")
      .replaceAll(REFERENCE, (whole, address: string, attribute: string) => {
        const target = byAddress.get(address);
        if (target === undefined) return whole;
        needs.add(identities.get(address)!);
        const known = target.body[attribute.slice(1)];
        return typeof known === "string" && !known.includes("${") ? known : `<${identities.get(address)}${attribute}>`;
      });
  const { depends_on: dependsOn = [], ...body } = block.body;
  const lines = leaves(body, "", text);
  for (const address of dependsOn as readonly string[]) text(address);
  // Reading a resource and naming it in depends_on both make Terraform wait for it.
  return { block, lines: [...lines, ...[...needs].map((need) => `needs = ${need}`)].sort() };
}

function leaves(value: Json, path: string, text: (value: string) => string): string[] {
  if (typeof value === "string") {
    const document = asDocument(value);
    if (document !== undefined) return leaves(document, `${path}:json`, text);
    // A known value may have taken the place of a whole template.
    return [`${path} = ${text(value).replaceAll(/\$\{([^<>(){}]*)\}/g, "$1")}`];
  }
  if (value === null || typeof value !== "object") return [`${path} = ${String(value)}`];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path === "" ? key : `${path}.${key}`, text));
}

function asDocument(text: string): Json | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12);
}
