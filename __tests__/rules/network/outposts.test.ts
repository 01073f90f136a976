import { violationsOf } from "../../support/unit/rule-cases";
import { TWO_OUTPOSTS } from "../../support/unit/red-cases";
import { IMAGE, OTHER_OUTPOST, OUTPOST, network, site, workloads } from "../../support/unit/sites";

describe("OM-N001, the Outpost is homed to the deployment's Region", () => {
  test("names both Regions, at the ARN", () => {
    expect(violationsOf("OM-N001", site({ region: "eu-west-1" }))).toEqual([
      "network.outposts[0].arn: Outpost factory is homed to eu-central-1; the deployment is for eu-west-1.",
    ]);
  });

  test("allows the Region in the ARN, and a deployment without a network", () => {
    expect(violationsOf("OM-N001", site())).toEqual([]);
    expect(violationsOf("OM-N001", site({ network: undefined, workloads: undefined }))).toEqual([]);
  });
});

describe("OM-N004, Outposts and subnets have names of their own", () => {
  test("names what is given twice: Outposts, their ARNs, subnets", () => {
    // GIVEN
    const outposts = [
      { name: "a", arn: OUTPOST, subnets: [{ name: "s", cidr: "10.40.128.0/24" }] },
      { name: "a", arn: OTHER_OUTPOST, subnets: [{ name: "s", cidr: "10.40.129.0/24" }] },
      { name: "b", arn: OUTPOST, subnets: [{ name: "t", cidr: "10.40.130.0/24" }] },
    ];
    const regionalSubnets = [{ name: "t", cidr: "10.40.0.0/26" }];
    // THEN
    expect(violationsOf("OM-N004", site({ network: network({ outposts, regionalSubnets }) }))).toEqual([
      'network.outposts[1].name: the name "a" is given to two Outposts.',
      `network.outposts[2].arn: Outpost b is the same as a: both have ${OUTPOST}.`,
      'network.outposts[1].subnets[0].name: the name "s" is given to two subnets.',
      'network.regionalSubnets[0].name: the name "t" is given to two subnets.',
    ]);
  });

  test("allows an Outpost and a subnet of one name", () => {
    // GIVEN
    const outposts = [{ name: "factory", arn: OUTPOST, subnets: [{ name: "factory", cidr: "10.40.128.0/24" }] }];
    // THEN
    expect(violationsOf("OM-N004", site({ network: network({ outposts }) }))).toEqual([]);
  });
});

describe("OM-N005, whatever stands on or beside an Outpost says which", () => {
  const regional = (outpost?: string) => [{ name: "endpoints", cidr: "10.40.0.0/26", outpost }];
  const group = (outpost?: string) => ({ general: { type: "m5.large", max: 1, outpost } });

  test("says which exist and which was probably meant", () => {
    // GIVEN
    const deployment = site({
      network: network({ regionalSubnets: regional("factorie") }),
      workloads: workloads({ web: { image: IMAGE, outpost: "nowhere" } }, { capacity: group("elsewhere") }),
    });
    // THEN
    expect(violationsOf("OM-N005", deployment)).toEqual([
      'network.regionalSubnets[0].outpost: there is no Outpost "factorie" in this deployment. Did you mean "factory"? Outposts: factory.',
      'workloads.capacity.general.outpost: there is no Outpost "elsewhere" in this deployment. Outposts: factory.',
      'workloads.services.web.outpost: there is no Outpost "nowhere" in this deployment. Outposts: factory.',
    ]);
  });

  test("asks for one where there are several", () => {
    // GIVEN
    const deployment = site({ network: network({ outposts: TWO_OUTPOSTS }) });
    const message = "`outpost` is missing: there are several. Outposts: depot, factory.";
    // THEN
    expect(violationsOf("OM-N005", deployment)).toEqual([
      `network.regionalSubnets[0]: ${message}`,
      `workloads.capacity.general: ${message}`,
      `workloads.services.web: ${message}`,
    ]);
  });

  test("allows the only one unsaid, and one of several by name", () => {
    // GIVEN
    const several = site({
      network: network({ outposts: TWO_OUTPOSTS, regionalSubnets: regional("depot") }),
      workloads: workloads({ web: { image: IMAGE, outpost: "depot" } }, { capacity: group("depot") }),
    });
    // THEN
    expect(violationsOf("OM-N005", several)).toEqual([]);
    expect(violationsOf("OM-N005", site())).toEqual([]);
  });
});

describe("OM-N006, interface endpoints have a Regional subnet for each Outpost", () => {
  const message = (name: string) =>
    `Outpost ${name} has no Regional subnet in its Availability Zone for the interface endpoints that its workloads need.`;

  test("names the Outpost without one", () => {
    // GIVEN
    const regionalSubnets = [{ name: "endpoints", cidr: "10.40.0.0/26", outpost: "factory" }];
    // THEN
    expect(violationsOf("OM-N006", site({ network: network({ outposts: TWO_OUTPOSTS, regionalSubnets }) }))).toEqual([
      `network.outposts[1]: ${message("depot")}`,
    ]);
    expect(violationsOf("OM-N006", site({ network: network({ regionalSubnets: [] }) }))).toEqual([
      `network.outposts[0]: ${message("factory")}`,
    ]);
  });

  test("does not count a subnet in another Availability Zone", () => {
    // GIVEN
    const regionalSubnets = [{ name: "b", cidr: "10.40.0.0/26", availabilityZone: "eu-central-1b" }];
    // THEN
    expect(violationsOf("OM-N006", site({ network: network({ regionalSubnets }) }))).toEqual([
      `network.outposts[0]: ${message("factory")}`,
    ]);
  });

  test("allows a subnet for each, endpoints that exist, and a network without workloads", () => {
    // GIVEN
    const regionalSubnets = [
      { name: "a", cidr: "10.40.0.0/26", outpost: "factory" },
      { name: "b", cidr: "10.40.0.64/26", outpost: "depot" },
    ];
    // THEN
    for (const deployment of [
      site(),
      site({ network: network({ outposts: TWO_OUTPOSTS, regionalSubnets }) }),
      site({ network: network({ regionalSubnets: [], endpoints: "existing" }) }),
      site({ network: network({ regionalSubnets: [] }), workloads: undefined }),
    ]) {
      expect(violationsOf("OM-N006", deployment)).toEqual([]);
    }
  });
});

describe("OM-N007, an existing subnet on an Outpost names its route table", () => {
  const withSubnet = (routeTable?: string, changes: Parameters<typeof network>[0] = {}) => {
    const subnets = [{ name: "containers", id: "subnet-0a1b2c3d", routeTable }];
    return site({ network: network({ outposts: [{ name: "factory", arn: OUTPOST, subnets }], ...changes }) });
  };

  test("names the subnet that does not", () => {
    expect(violationsOf("OM-N007", withSubnet())).toEqual([
      "network.outposts[0].subnets[0]: the existing subnet containers has no `routeTable`.",
    ]);
  });

  test("allows one that does, endpoints that exist, and a new subnet", () => {
    for (const deployment of [
      withSubnet("rtb-0a1b2c3d"),
      withSubnet(undefined, { endpoints: "existing" }),
      withSubnet(undefined, { regionalSubnets: [] }),
      site(),
    ]) {
      expect(violationsOf("OM-N007", deployment)).toEqual([]);
    }
  });
});
