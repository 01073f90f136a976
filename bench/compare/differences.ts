import { canonicalBlocks } from "./canonical";
import type { Canonical } from "./canonical";
import type { Block, Configuration } from "./configuration";

/** How far references are followed: a service reads a definition, which reads a role, which reads the account. */
const DEPTH = 4;

/** How two stacks differ in what they create, in words; none when they are the same. */
export function differencesOf(ours: Configuration, plain: Configuration): string[] {
  const counts = countDifferences(ours.blocks, plain.blocks);
  if (counts.length > 0) return counts;
  for (let depth = 0; depth <= DEPTH; depth++) {
    const left = canonicalBlocks(ours.blocks, depth);
    const right = canonicalBlocks(plain.blocks, depth);
    const [onlyLeft, onlyRight] = [without(left, right), without(right, left)];
    // Everything that reads a different resource is different, too; the shallowest difference is the cause.
    if (onlyLeft.length > 0) return onlyLeft.map((block) => describe(block, onlyRight));
  }
  return [];
}

function countDifferences(ours: readonly Block[], plain: readonly Block[]): string[] {
  const count = (blocks: readonly Block[], type: string) => blocks.filter((block) => block.type === type).length;
  const types = [...new Set([...ours, ...plain].map(({ type }) => type))].sort();
  return types
    .filter((type) => count(ours, type) !== count(plain, type))
    .map((type) => `${type}: Outpost Mesh has ${count(ours, type)}, plain CDKTF ${count(plain, type)}`);
}

/** The multiset difference. */
function without(these: readonly Canonical[], those: readonly Canonical[]): Canonical[] {
  const left = new Map<string, number>();
  const key = ({ block, lines }: Canonical) => `${block.type}\n${lines.join("\n")}`;
  for (const one of those) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return these.filter((one) => {
    const rest = left.get(key(one)) ?? 0;
    left.set(key(one), rest - 1);
    return rest <= 0;
  });
}

/** Says how a block differs from the one of the other side that is most like it. */
function describe({ block, lines }: Canonical, others: readonly Canonical[]): string {
  const missing = (a: readonly string[], b: readonly string[]) => a.filter((line) => !b.includes(line));
  const [nearest] = others
    .filter((other) => other.block.type === block.type)
    .sort((a, b) => missing(lines, a.lines).length - missing(lines, b.lines).length);
  if (nearest === undefined) return `${block.address}: plain CDKTF has nothing like it`;
  const own = missing(lines, nearest.lines).map((line) => `    Outpost Mesh  ${line}`);
  const theirs = missing(nearest.lines, lines).map((line) => `    plain CDKTF   ${line}`);
  return [`${block.address} and ${nearest.block.address}:`, ...own.slice(0, 6), ...theirs.slice(0, 6)].join("\n");
}
