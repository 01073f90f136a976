import { OUTPOST, network, site } from "../../support/unit/sites";
import { violationsOf } from "../../support/unit/rule-cases";

const withSubnets = (onOutpost: string, regional: string) =>
  site({
    network: network({
      outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: onOutpost }] }],
      regionalSubnets: [{ name: "endpoints", cidr: regional }],
    }),
  });

describe("OM-N002, every new subnet's block lies inside the VPC's", () => {
  test("names the subnet, its block and the VPC's, wherever the subnet stands", () => {
    expect(violationsOf("OM-N002", withSubnets("10.41.0.0/20", "10.39.255.192/26"))).toEqual([
      "network.outposts[0].subnets[0].cidr: subnet containers has 10.41.0.0/20, which is outside the VPC's 10.40.0.0/16.",
      "network.regionalSubnets[0].cidr: subnet endpoints has 10.39.255.192/26, which is outside the VPC's 10.40.0.0/16.",
    ]);
  });

  test("allows the first and the last block of the VPC", () => {
    expect(violationsOf("OM-N002", withSubnets("10.40.0.0/28", "10.40.255.240/28"))).toEqual([]);
  });

  test("leaves existing subnets and an existing VPC to the plan", () => {
    // GIVEN
    const existing = site({ network: network({ vpc: { id: "vpc-0a1b2c3d" } }) });
    const subnet = site({ network: network({ regionalSubnets: [{ name: "endpoints", id: "subnet-0a1b2c3d" }] }) });
    // THEN
    expect(violationsOf("OM-N002", existing)).toEqual([]);
    expect(violationsOf("OM-N002", subnet)).toEqual([]);
  });
});
