import fc from "fast-check";
import { alignIpv4Cidr, contains, formatIpv4, overlaps, parseIpv4Cidr } from "../../aws";
import type { Ipv4Cidr } from "../../aws";

const address = fc.nat({ max: 2 ** 32 - 1 });
const prefix = fc.nat({ max: 32 });

/** A block somewhere in the whole range. */
const block = fc.tuple(address, prefix).map(([at, bits]) => {
  const size = 2 ** (32 - bits);
  return `${formatIpv4(at - (at % size))}/${bits}`;
});

/** A block of at most 16 addresses inside the same /27, small enough to write every address down. */
const smallBlock = fc.tuple(fc.nat({ max: 31 }), fc.integer({ min: 28, max: 32 })).map(([at, bits]) => {
  const size = 2 ** (32 - bits);
  return parse(`10.1.2.${at - (at % size)}/${bits}`);
});

function parse(text: string): Ipv4Cidr {
  const parsed = parseIpv4Cidr(text);
  if (parsed === undefined) throw new Error(`${text} is no block`);
  return parsed;
}

/** Every address of a block, the slow and obvious way. */
function addresses({ text }: Ipv4Cidr): Set<string> {
  const [from, bits] = text.split("/") as [string, string];
  const octets = from.split(".").map(Number) as [number, number, number, number];
  return new Set(
    Array.from({ length: 2 ** (32 - Number(bits)) }, (_, i) => [...octets.slice(0, 3), octets[3] + i].join(".")),
  );
}

describe("parseIpv4Cidr", () => {
  test("gives first and last address", () => {
    expect(parseIpv4Cidr("10.40.128.0/20")).toEqual({
      text: "10.40.128.0/20",
      first: 170426368,
      last: 170430463,
      prefix: 20,
    });
    expect(parseIpv4Cidr("0.0.0.0/0")).toEqual({ text: "0.0.0.0/0", first: 0, last: 4294967295, prefix: 0 });
    expect(parseIpv4Cidr("255.255.255.255/32")).toMatchObject({ first: 4294967295, last: 4294967295 });
  });

  test.each([
    "",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0/8",
    "10.0.0.0/33",
    "256.0.0.0/8",
    "10.0.0.0.0/8",
    "10.0.0.1/31 ",
    " 10.0.0.0/8",
    "10.0.0.0/8\n",
    "a.b.c.d/8",
    "-1.0.0.0/8",
    "fd00::/8",
    "10.0.0.1/24",
    "10.0.0.128/24",
  ])("%j is no block", (text) => {
    expect(parseIpv4Cidr(text)).toBeUndefined();
  });

  test("gives back what was written", () => {
    fc.assert(
      fc.property(block, (text) => {
        const { first, prefix: bits } = parse(text);
        expect(`${formatIpv4(first)}/${bits}`).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("a block has as many addresses as its prefix says, and starts at a multiple of them", () => {
    fc.assert(
      fc.property(block, (text) => {
        const { first, last, prefix: bits } = parse(text);
        expect(last - first + 1).toBe(2 ** (32 - bits));
        expect(first % 2 ** (32 - bits)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("alignIpv4Cidr", () => {
  test.each([
    ["10.0.0.5/24", "10.0.0.0/24"],
    ["10.40.7.1/20", "10.40.0.0/20"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["203.0.113.9/0", "0.0.0.0/0"],
    ["203.0.113.9/32", "203.0.113.9/32"],
  ])("%s was meant as %s", (text, meant) => {
    expect(alignIpv4Cidr(text)).toBe(meant);
  });

  test.each(["", "10.0.0.5", "10.0.0/24", "10.0.0.300/24", "10.0.0.5/33", "x/24", "..../1"])(
    "of %j nothing can be made",
    (text) => {
      expect(alignIpv4Cidr(text)).toBeUndefined();
    },
  );

  test("gives a block that holds the address, and changes no block", () => {
    fc.assert(
      fc.property(address, prefix, (at, bits) => {
        const aligned = alignIpv4Cidr(`${formatIpv4(at)}/${bits}`)!;
        expect(contains(parse(aligned), parse(`${formatIpv4(at)}/32`))).toBe(true);
        expect(alignIpv4Cidr(aligned)).toBe(aligned);
      }),
      { numRuns: 300 },
    );
  });
});

describe("contains and overlaps", () => {
  test("agree with the lists of addresses", () => {
    fc.assert(
      fc.property(smallBlock, smallBlock, (a, b) => {
        const [ofA, ofB] = [addresses(a), addresses(b)];
        expect(contains(a, b)).toBe([...ofB].every((each) => ofA.has(each)));
        expect(overlaps(a, b)).toBe([...ofB].some((each) => ofA.has(each)));
      }),
      { numRuns: 500 },
    );
  });

  test("two blocks overlap exactly when one contains the other", () => {
    fc.assert(
      fc.property(block, block, (left, right) => {
        const [a, b] = [parse(left), parse(right)];
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
      { numRuns: 300 },
    );
  });

  test("neighbours share nothing", () => {
    expect(overlaps(parse("10.0.0.0/25"), parse("10.0.0.128/25"))).toBe(false);
    expect(contains(parse("10.0.0.0/24"), parse("10.0.1.0/32"))).toBe(false);
  });
});
