import { isIPv6 } from "node:net";
import { formatIpv4, parseIpv4Cidr } from "../../../aws";

/** Fn::Cidr makes so many blocks at most (CloudFormation's reference of Fn::Cidr). */
const MAX_BLOCKS = 256;

/**
 * The first blocks that fit into a block, as Fn::Cidr gives them.
 * @param bits how many bits of an address are left to each block: 8 for a /24
 * @returns undefined when the block is none, or the blocks do not fit into it
 */
export function subnetsOf(block: string, count: number, bits: number): string[] | undefined {
  if (!Number.isInteger(count) || count < 1 || count > MAX_BLOCKS || !Number.isInteger(bits) || bits < 1) {
    return undefined;
  }
  const whole = parseIpv4(block) ?? parseIpv6(block);
  if (whole === undefined) return undefined;
  const prefix = whole.width - bits;
  const room = 1n << BigInt(Math.max(0, prefix - whole.prefix));
  if (prefix < whole.prefix || BigInt(count) > room) return undefined;
  const size = 1n << BigInt(bits);
  return Array.from({ length: count }, (_, i) => `${whole.format(whole.first + BigInt(i) * size)}/${prefix}`);
}

interface Block {
  readonly first: bigint;
  readonly prefix: number;
  /** Bits of an address. */
  readonly width: number;
  readonly format: (address: bigint) => string;
}

function parseIpv4(text: string): Block | undefined {
  const parsed = parseIpv4Cidr(text);
  if (parsed === undefined) return undefined;
  const format = (address: bigint) => formatIpv4(Number(address));
  return { first: BigInt(parsed.first), prefix: parsed.prefix, width: 32, format };
}

function parseIpv6(text: string): Block | undefined {
  const [, address = "", length = ""] = /^([0-9a-fA-F:]+)\/(\d{1,3})$/.exec(text) ?? [];
  const prefix = Number(length);
  if (!isIPv6(address) || prefix > 128) return undefined;
  const [before = "", after] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const zeros = after === undefined ? [] : Array<string>(8 - groups(before).length - groups(after).length).fill("0");
  const all = [...groups(before), ...zeros, ...groups(after ?? "")];
  const value = all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  const first = (value >> BigInt(128 - prefix)) << BigInt(128 - prefix);
  return { first, prefix, width: 128, format: formatIpv6 };
}

/** An address with its longest run of zeros cut (RFC 5952). */
function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((address >> BigInt(16 * (7 - i))) & 0xffffn).toString(16));
  const runs = [...groups.join(":").matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run);
  const longest = runs.reduce(
    (best, run) => (run.replace(/^:/, "").length > best.length ? run.replace(/^:/, "") : best),
    "",
  );
  if (longest === "") return groups.join(":");
  const text = groups.join(":");
  const at = text.search(new RegExp(`(?:^|:)${longest}(?=:|$)`));
  const before = text.slice(0, at);
  const after = text.slice(at).replace(/^:/, "").slice(longest.length).replace(/^:/, "");
  return `${before}::${after}`;
}
