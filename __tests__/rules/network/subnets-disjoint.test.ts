import fc from "fast-check";
import { contains, formatIpv4, parseIpv4Cidr } from "../../../aws";
import { OUTPOST, network, site } from "../../support/unit/sites";
import { violationsOf } from "../../support/unit/rule-cases";

const withRegional = (...cidrs: string[]) =>
  site({ network: network({ regionalSubnets: cidrs.map((cidr, i) => ({ name: `r${i}`, cidr })) }) });

describe("OM-N003, no two subnets share an address", () => {
  test("names both subnets with their blocks, at the second one", () => {
    expect(violationsOf("OM-N003", withRegional("10.40.143.0/24", "10.40.0.0/26", "10.40.0.0/28"))).toEqual([
      "network.regionalSubnets[0].cidr: subnet r0 has 10.40.143.0/24, which overlaps 10.40.128.0/20 of subnet containers.",
      "network.regionalSubnets[2].cidr: subnet r2 has 10.40.0.0/28, which overlaps 10.40.0.0/26 of subnet r1.",
    ]);
  });

  test("allows neighbours", () => {
    expect(violationsOf("OM-N003", withRegional("10.40.144.0/20", "10.40.0.0/26", "10.40.0.64/26"))).toEqual([]);
  });

  test("leaves existing subnets to the plan", () => {
    // GIVEN
    const ids = ["subnet-0a1b2c3d", "subnet-0a1b2c3d"];
    const subnets = ids.map((id, i) => ({ name: `s${i}`, id }));
    // THEN
    expect(
      violationsOf("OM-N003", site({ network: network({ outposts: [{ name: "a", arn: OUTPOST, subnets }] }) })),
    ).toEqual([]);
  });

  test("finds an overlap exactly when one block holds another", () => {
    // GIVEN
    const block = fc.tuple(fc.nat({ max: 255 }), fc.integer({ min: 24, max: 28 })).map(([at, bits]) => {
      const size = 2 ** (32 - bits);
      return `${formatIpv4(10 * 2 ** 24 + 40 * 2 ** 16 + Math.floor((at * 4) / size) * size)}/${bits}`;
    });
    // THEN
    fc.assert(
      fc.property(fc.array(block, { minLength: 2, maxLength: 4 }), (cidrs) => {
        const blocks = cidrs.map((cidr) => parseIpv4Cidr(cidr)!);
        const shared = blocks.some((a, i) => blocks.slice(0, i).some((b) => contains(a, b) || contains(b, a)));
        expect(violationsOf("OM-N003", withRegional(...cidrs)).length > 0).toBe(shared);
      }),
      { numRuns: 150 },
    );
  });
});
