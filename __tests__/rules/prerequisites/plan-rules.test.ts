import {
  RULES,
  appMeshSupported,
  clusterActive,
  controlPlaneZones,
  coipPoolFound,
  directRouting,
  envoyManagementOffered,
  envoySupported,
  existingRegionalSubnets,
  existingSubnetFound,
  existingSubnetSize,
  existingSubnetsInVpc,
  existingSubnetsIpv4,
  existingVpcFound,
  instanceTypesOffered,
  internetGatewayAttached,
  largeTypeSlotted,
  linkNotDown,
  linkStatusKept,
  localClusterVpc,
  localGatewayAvailable,
  localGatewayFound,
  localGatewayOwned,
  reservationNotOver,
  reservationOfOwner,
  localGatewayRouteTableAvailable,
  localGatewayRouteTableFound,
  meshUnchangedWhileDown,
  metricsOfOwner,
  natGatewayFound,
  natGatewayInRegion,
  natGatewayInZone,
  natGatewayUsable,
  outpostActive,
  outpostExists,
  outpostForm,
  outpostZone,
  outpostZoneId,
  ownersWork,
  premisesOutsideVpc,
  privateLinkVpc,
  regionListsAppMesh,
  regionSupportsAppMesh,
  sharedSubnetsOwned,
  subnetInsideVpc,
  subnetAddressesFree,
  subnetOnOutpost,
  subnetsHaveFreeAddresses,
  subnetsLargeEnough,
  virtualInterfacesFound,
  vpcDns,
  vpcTenancy,
} from "../../../rules";
import type {
  AddressFacts,
  Assertion,
  BalancerSubnetFacts,
  ExistingSubnetFacts,
  LocalGatewayRouteFacts,
  MeshRevisionFacts,
  NatGatewayFacts,
  OutpostFacts,
  RegionFacts,
  SearchFacts,
} from "../../../rules";
import { OUTPOST, site } from "../../support/unit/sites";

const outpost: OutpostFacts = {
  name: "factory",
  arn: OUTPOST,
  visibleArns: "data.x.visible.arns",
  lifecycleStatus: "one(data.x.it[*].lifecycle_status)",
  hardwareType: "one(data.x.it[*].hardware)",
  availabilityZone: "one(data.x.it[*].zone)",
  instanceTypes: "one(data.x.types[*].instance_types)",
};
const region: RegionFacts = {
  region: "data.aws_region.current.id",
  supportedRegions: "local.regions",
  catalogueNames: "data.x.names",
};

const gateway: LocalGatewayRouteFacts = {
  ...outpost,
  gateway: "local.gateway",
  gateways: "data.x.gateways.ids",
  wantedGateway: undefined,
  gatewayState: "one(data.x.gateway[*].state)",
  gatewayOwner: "one(data.x.gateway[*].owner_id)",
  routeTable: "local.table",
  routeTables: "data.x.tables.ids",
  wantedRouteTable: "lgw-rtb-0a1b2c3d",
  routeTableState: "one(data.x.table[*].state)",
  pool: "local.pool",
  pools: "one(data.x.pools[*].pool_ids)",
  wantedPool: undefined,
  groups: "one(data.x.groups[*].ids)",
  wantedGroup: undefined,
  callerAccount: "data.x.caller.account_id",
};

const natGateway: NatGatewayFacts = {
  name: "factory",
  natGateway: "nat-0a1b2c3d",
  vpc: "vpc-0a1b2c3d",
  natGateways: "data.x.nat_gateways.ids",
  state: "one(data.x.nat_gateway[*].state)",
  connectivity: "one(data.x.nat_gateway[*].connectivity_type)",
};

const balancerSubnet: BalancerSubnetFacts = {
  balancer: "front",
  subnet: "balancers",
  cidr: "data.aws_subnet.balancers.cidr_block",
  freeAddresses: "data.aws_subnet.balancers.available_ip_address_count",
};

const search: SearchFacts = {
  wanted: undefined,
  by: { "tag:Name": ["factory"], "owner-id": ["111122223333"] },
  where: " on Outpost factory",
  found: "data.x.subnets.ids",
};

const existing: ExistingSubnetFacts = {
  name: "floor",
  vpcId: "data.aws_subnet.floor.vpc_id",
  ownerId: "data.aws_subnet.floor.owner_id",
  availabilityZone: "data.aws_subnet.floor.availability_zone",
  availabilityZoneId: "data.aws_subnet.floor.availability_zone_id",
  outpostArn: "data.aws_subnet.floor.outpost_arn",
  cidr: "data.aws_subnet.floor.cidr_block",
  ipv6Cidr: "data.aws_subnet.floor.ipv6_cidr_block",
  freeAddresses: "data.aws_subnet.floor.available_ip_address_count",
};

const addresses: AddressFacts = {
  outpost: site().network!.outposts[0]!,
  subnets: [existing],
  needs: [
    { count: 2, what: "instances" },
    { count: 9, what: "tasks in a rollout" },
  ],
};

const link: MeshRevisionFacts = {
  statuses: "local.link_status",
  parameterPrefix: "/outpost-mesh/orders/link-status/",
  delay: "the 3 minutes that the alarm takes",
  applied: 'lookup(local.parameters, "revision", "")',
  planned: "local.mesh_revision",
};

/** Every rule that Terraform decides, asserted about something. */
const ASSERTIONS: Readonly<Record<string, () => Assertion>> = {
  "OM-E012": () => envoySupported.assert({ release: "1.39", ends: "local.ends", endText: "2027-07-14T00:00:00Z" }),
  "OM-K001": () =>
    controlPlaneZones.assert({
      cluster: "shop",
      subnets: [
        { name: "a", availabilityZone: "aws_subnet.a.availability_zone", outpostArn: "aws_subnet.a.outpost_arn" },
        { name: "b", availabilityZone: "aws_subnet.b.availability_zone", outpostArn: "aws_subnet.b.outpost_arn" },
      ],
    }),
  "OM-K002": () => clusterActive.assert({ cluster: "shop", status: "data.x.cluster.status" }),
  "OM-N002": () =>
    subnetInsideVpc.assert({ subnets: [{ name: "a", cidr: "10.0.0.0/24" }], vpcBlocks: "data.x.vpc.blocks" }),
  "OM-N023": () =>
    premisesOutsideVpc.assert({ name: "factory", onPremises: ["10.200.0.0/16"], vpcBlocks: "data.x.vpc.blocks" }),
  "OM-N041": () =>
    natGatewayInRegion.assert({ name: "factory", subnetOutpostArn: "one(data.x.subnet[*].outpost_arn)" }),
  "OM-N042": () =>
    natGatewayInZone.assert({
      name: "factory",
      availabilityZone: "one(data.x.it[*].zone)",
      natGatewayZone: "one(data.x.subnet[*].availability_zone)",
      existsGate: "terraform_data.exists",
      foundGate: "terraform_data.found",
    }),
  "OM-N066": () => existingSubnetSize.assert(balancerSubnet),
  "OM-N067": () => subnetAddressesFree.assert(balancerSubnet),
  "OM-N085": () => largeTypeSlotted.assert({ ...outpost, balancers: ["front"] }),
  "OM-N100": () => existingVpcFound.assert({ ...search, wanted: "vpc-0a1b2c3d" }),
  "OM-N101": () => existingSubnetFound.assert({ ...search, name: "floor" }),
  "OM-N102": () => existingSubnetsInVpc.assert({ subnets: [existing], vpcId: "vpc-0a1b2c3d" }),
  "OM-N103": () =>
    existingRegionalSubnets.assert({
      name: "factory",
      anchorZoneId: "one(data.x.it[*].zone_id)",
      subnets: [
        { subnet: existing, zone: undefined },
        { subnet: existing, zone: "eu-central-1b" },
      ],
    }),
  "OM-N104": () => existingSubnetsIpv4.assert({ name: "factory", subnets: [existing] }),
  "OM-N105": () => subnetsLargeEnough.assert(addresses),
  "OM-N106": () => subnetsHaveFreeAddresses.assert(addresses),
  "OM-N110": () =>
    ownersWork.assert({
      vpcId: "vpc-0a1b2c3d",
      ownerId: "data.aws_vpc.main.owner_id",
      callerAccount: "data.x.caller.account_id",
      work: [{ what: "VPC endpoints", instead: "`network.endpoints: existing`" }],
    }),
  "OM-N111": () => sharedSubnetsOwned.assert({ subnets: [existing], callerAccount: "data.x.caller.account_id" }),
  "OM-N112": () => vpcTenancy.assert({ vpcId: "vpc-0a1b2c3d", tenancy: "data.aws_vpc.main.instance_tenancy" }),
  "OM-N113": () => localClusterVpc.assert({ vpcId: "vpc-0a1b2c3d", ipv6Cidr: "data.aws_vpc.main.ipv6_cidr_block" }),
  "OM-P001": () => outpostExists.assert(outpost),
  "OM-P002": () => outpostActive.assert(outpost),
  "OM-P003": () => outpostForm.assert({ ...outpost, form: "server" }),
  "OM-P004": () => outpostZone.assert({ ...outpost, expectedZone: "eu-central-1a" }),
  "OM-P005": () =>
    subnetOnOutpost.assert({
      ...outpost,
      subnets: [
        { name: "a", availabilityZone: "aws_subnet.a.availability_zone", outpostArn: "aws_subnet.a.outpost_arn" },
        { name: "b", availabilityZone: "aws_subnet.b.availability_zone", outpostArn: "aws_subnet.b.outpost_arn" },
      ],
    }),
  "OM-P006": () => instanceTypesOffered.assert({ ...outpost, wanted: ["c5.large", "m5.large"] }),
  "OM-P007": () => regionSupportsAppMesh.assert(region),
  "OM-P008": () => regionListsAppMesh.assert(region),
  "OM-P009": () =>
    envoyManagementOffered.assert({
      ...outpost,
      service: "appmesh-envoy-management",
      offeredZones: "data.x.service.availability_zones",
      existsGate: "terraform_data.gate",
    }),
  "OM-P010": () => appMeshSupported.assert({ ends: "local.ends" }),
  "OM-P011": () =>
    vpcDns.assert({ id: "vpc-0a1b2c3d", enableDnsSupport: "data.v.support", enableDnsHostnames: "data.v.hostnames" }),
  "OM-P020": () => meshUnchangedWhileDown.assert(link),
  "OM-P021": () => linkNotDown.assert(link),
  "OM-P022": () =>
    metricsOfOwner.assert({ name: "factory", owner: "111122223333", callerAccount: "data.x.caller.account_id" }),
  "OM-P023": () => linkStatusKept.assert(link),
  "OM-P040": () =>
    outpostZoneId.assert({
      ...outpost,
      availabilityZoneId: "one(data.x.it[*].zone_id)",
      expectedZoneId: "euc1-az2",
    }),
  "OM-P041": () => localGatewayFound.assert(gateway),
  "OM-P042": () => localGatewayAvailable.assert(gateway),
  "OM-P043": () => localGatewayRouteTableFound.assert(gateway),
  "OM-P044": () => localGatewayRouteTableAvailable.assert(gateway),
  "OM-P045": () => coipPoolFound.assert(gateway),
  "OM-P046": () => directRouting.assert(gateway),
  "OM-P047": () => virtualInterfacesFound.assert(gateway),
  "OM-P048": () => localGatewayOwned.assert(gateway),
  "OM-P050": () => natGatewayFound.assert(natGateway),
  "OM-P051": () => natGatewayUsable.assert(natGateway),
  "OM-P052": () =>
    internetGatewayAttached.assert({
      internetGateway: "igw-0a1b2c3d",
      vpc: "vpc-0a1b2c3d",
      attachments: "data.x.internet_gateway.attachments",
    }),
  "OM-P060": () =>
    privateLinkVpc.assert({
      name: "factory",
      vpcId: "vpc-0a1b2c3d",
      tenancy: "one(data.aws_vpc.link[*].instance_tenancy)",
    }),
  "OM-P070": () =>
    reservationOfOwner.assert({
      name: "factory",
      owner: "111122223333",
      callerAccount: "data.x.caller.account_id",
      groups: ["general"],
    }),
  "OM-P071": () => reservationNotOver.assert({ name: "factory", ends: "local.ends" }),
};

/** Whether brackets and braces of an expression or template come in pairs, quoted text aside. */
function isBalanced(text: string): boolean {
  const closing: string[] = [];
  const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
  for (const character of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")) {
    if (character in pairs) closing.push(pairs[character]!);
    else if (Object.values(pairs).includes(character) && closing.pop() !== character) return false;
  }
  return closing.length === 0;
}

describe("rules that Terraform decides", () => {
  test("are all looked at here", () => {
    expect(Object.keys(ASSERTIONS)).toEqual(RULES.filter((rule) => "assert" in rule).map(({ id }) => id));
  });

  describe.each(Object.entries(ASSERTIONS))("%s", (_id, assert) => {
    const { condition, message } = assert();

    test("has a condition that never fails and refers to something", () => {
      expect(condition).toMatch(/^try\([^]*, false\)$/);
      expect(condition).toMatch(/(data|local|aws_subnet)\.\w+/);
      expect(condition).not.toMatch(/undefined|\[object|\$\{/);
      expect(isBalanced(condition)).toBe(true);
    });

    test("has a message that never fails, and says something", () => {
      expect(message).toMatch(/^[a-zA-Z$][^]{20,}\.$/);
      expect(message).not.toMatch(/undefined|\[object/);
      for (const [placeholder] of message.matchAll(/\$\{[a-z]*/g)) expect(placeholder).toBe("${try");
      expect(isBalanced(message.replaceAll("'", ""))).toBe(true);
    });
  });

  test("OM-P001 looks for the ARN among those that the account sees", () => {
    expect(ASSERTIONS["OM-P001"]!()).toEqual({
      condition: `try(contains(data.x.visible.arns, "${OUTPOST}"), false)`,
      message: `This account sees no Outpost ${OUTPOST} in the Region. Outposts it sees: \${try(coalesce(join(", ", sort(data.x.visible.arns))), "none")}.`,
    });
  });

  test("OM-P002 asks for the lifecycle status ACTIVE", () => {
    expect(ASSERTIONS["OM-P002"]!().condition).toBe('try(one(data.x.it[*].lifecycle_status) == "ACTIVE", false)');
  });

  test("OM-P003 compares the hardware in the API's letters and names it in the file's", () => {
    expect(ASSERTIONS["OM-P003"]!()).toEqual({
      condition: 'try(one(data.x.it[*].hardware) == "SERVER", false)',
      message:
        'Outpost factory is a ${try(coalesce(lower(one(data.x.it[*].hardware))), "form that is not known")}; the deployment is written for a server.',
    });
  });

  test("OM-P005 asks every subnet for the Outpost and its Availability Zone", () => {
    expect(ASSERTIONS["OM-P005"]!().condition).toBe(
      ["a", "b"]
        .map(
          (name) =>
            `try(aws_subnet.${name}.outpost_arn == "${OUTPOST}" && aws_subnet.${name}.availability_zone == one(data.x.it[*].zone), false)`,
        )
        .join(" && "),
    );
  });

  test("OM-P006 subtracts what there is from what is wanted", () => {
    expect(ASSERTIONS["OM-P006"]!().condition).toBe(
      'try(length(setsubtract(["c5.large", "m5.large"], one(data.x.types[*].instance_types))) == 0, false)',
    );
  });

  test("OM-P020 lets an unchanged mesh pass while a link is down, and any mesh while none is", () => {
    expect(ASSERTIONS["OM-P020"]!().condition).toBe(
      'try(!contains(values(local.link_status), "down") || lookup(local.parameters, "revision", "") == local.mesh_revision, false)',
    );
  });

  test("text that people write is escaped where it stands in an expression", () => {
    // GIVEN
    const odd = 'a"b\\c%{d}';
    // THEN
    expect(outpostZone.assert({ ...outpost, expectedZone: odd }).condition).toBe(
      'try(one(data.x.it[*].zone) == "a\\"b\\\\c%%{d}", false)',
    );
    expect(instanceTypesOffered.assert({ ...outpost, wanted: [odd] }).condition).toContain('["a\\"b\\\\c%%{d}"]');
  });
});
