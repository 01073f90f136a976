/** An IPv4 block as numbers: the first address and how many leading bits are fixed. */
export interface Ipv4Cidr {
  readonly text: string;
  /** First address as an unsigned 32-bit number. */
  readonly first: number;
  /** Last address as an unsigned 32-bit number. */
  readonly last: number;
  /** Leading bits that are fixed, 0 to 32. */
  readonly prefix: number;
}

/** Parses `a.b.c.d/n`; undefined when it is malformed or has bits set behind the prefix. */
export function parseIpv4Cidr(text: string): Ipv4Cidr | undefined {
  const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\/(0|[1-9]\d?)$/.exec(text);
  if (match === null) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (octets.some((octet) => octet > 255) || prefix > 32) return undefined;
  const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  if (first % size !== 0) return undefined;
  return { text, first, last: first + size - 1, prefix };
}

/** The address as `a.b.c.d`. */
export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}

/** The block that `text` meant when its host bits are cleared: `10.0.0.5/24` gives `10.0.0.0/24`. */
export function alignIpv4Cidr(text: string): string | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text);
  const address = match === null ? undefined : parseIpv4Cidr(`${match[1]}/32`);
  const prefix = Number(match?.[2]);
  if (address === undefined || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return `${formatIpv4(address.first - (address.first % size))}/${prefix}`;
}

/** Whether every address of `inner` lies in `outer`. */
export function contains(outer: Ipv4Cidr, inner: Ipv4Cidr): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

/** Whether the two blocks share an address. */
export function overlaps(a: Ipv4Cidr, b: Ipv4Cidr): boolean {
  return a.first <= b.last && b.first <= a.last;
}
