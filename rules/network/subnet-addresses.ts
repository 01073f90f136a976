import { parseIpv4Cidr } from "../../aws";
import { RESERVED_ADDRESSES } from "../../deployment";
import type { AddressNeed, Outpost } from "../../deployment";

/** Addresses of an Outpost's subnets; undefined while one exists already, whose size only the plan knows. */
export function addressesOfNew({ subnets }: Outpost): number | undefined {
  if (subnets.some(({ cidr }) => cidr === undefined)) return undefined;
  return subnets.reduce((sum, { cidr }) => sum + addressesOf(cidr!), 0);
}

/** Addresses that something can have in a subnet of a block. */
export function addressesOf(cidr: string): number {
  return 2 ** (32 - parseIpv4Cidr(cidr)!.prefix) - RESERVED_ADDRESSES;
}

export function totalOf(needs: readonly AddressNeed[]): number {
  return needs.reduce((sum, { count }) => sum + count, 0);
}

/** How many addresses are wanted, and for what. */
export function needText(needs: readonly AddressNeed[]): string {
  const parts = needs.map(({ count, what }) => `${count} ${what}`);
  const all = parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  return `${totalOf(needs)} may be wanted: ${all}`;
}

/** Expression: the sum of others and of the addresses of the Outpost's new subnets. */
export function sumWithNew({ subnets }: Outpost, expressions: readonly string[]): string {
  const made = subnets.reduce((sum, { cidr }) => sum + (cidr === undefined ? 0 : addressesOf(cidr)), 0);
  return [...expressions, String(made)].join(" + ");
}
