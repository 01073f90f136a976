import { OTHER_OUTPOST, OUTPOST, network, orders, site, workloads, IMAGE } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const ZONE = "${one(data.aws_outposts_outpost.factory[*].availability_zone)}";

describe("a new VPC", () => {
  test("has the block, and DNS support and hostnames on", () => {
    expect(stackOf(site()).all("aws_vpc")).toEqual({
      main: {
        cidr_block: "10.40.0.0/16",
        enable_dns_support: true,
        enable_dns_hostnames: true,
        tags: { Name: "shop" },
      },
    });
  });
});

describe("a new subnet", () => {
  const stack = stackOf(orders());

  test("on an Outpost names the Outpost and takes the zone from it", () => {
    expect(stack.resource("aws_subnet", "factory-containers")).toMatchObject({
      vpc_id: "${aws_vpc.main.id}",
      cidr_block: "10.40.128.0/20",
      outpost_arn: OUTPOST,
      availability_zone: ZONE,
      map_public_ip_on_launch: false,
    });
  });

  test("in the Region stands in the same zone and on no Outpost", () => {
    // WHEN
    const subnet = stack.resource("aws_subnet", "endpoints");
    // THEN
    expect(subnet).toMatchObject({ cidr_block: "10.40.0.0/26", availability_zone: ZONE });
    expect(subnet).not.toHaveProperty("outpost_arn");
  });

  test("in the Region may stand in another zone, where no endpoint is put", () => {
    // GIVEN
    const elsewhere = { name: "control-b", cidr: "10.40.0.64/26", availabilityZone: "eu-central-1b" };
    const regionalSubnets = [{ name: "endpoints", cidr: "10.40.0.0/26" }, elsewhere];
    // WHEN
    const spread = stackOf(site({ network: network({ regionalSubnets }) }));
    // THEN
    expect(spread.resource("aws_subnet", "control-b")).toMatchObject({ availability_zone: "eu-central-1b" });
    expect(spread.resource("aws_subnet", "control-b")).not.toHaveProperty("outpost_arn");
    expect(spread.resource("aws_vpc_endpoint", "logs")).toMatchObject({ subnet_ids: ["${aws_subnet.endpoints.id}"] });
  });

  test("waits for every gate of its Outpost", () => {
    expect(stack.resource("aws_subnet", "factory-containers")).toHaveProperty("depends_on", [
      "terraform_data.OM-P001_factory",
      "terraform_data.OM-P002_factory",
      "terraform_data.OM-P003_factory",
      "terraform_data.OM-P004_factory",
      "terraform_data.OM-P006_factory",
    ]);
  });

  test("has a route table of its own, never the VPC's main one", () => {
    // WHEN
    const associations = stack.all("aws_route_table_association");
    // THEN
    expect(stack.names("aws_route_table")).toEqual(stack.names("aws_subnet"));
    expect(associations).toEqual({
      "factory-containers": {
        subnet_id: "${aws_subnet.factory-containers.id}",
        route_table_id: "${aws_route_table.factory-containers.id}",
      },
      endpoints: { subnet_id: "${aws_subnet.endpoints.id}", route_table_id: "${aws_route_table.endpoints.id}" },
    });
    for (const kind of ["aws_main_route_table_association", "aws_default_route_table", "aws_route"]) {
      expect(stack.names(kind)).toEqual([]);
    }
  });
});

describe("several Outposts", () => {
  const stack = stackOf(
    site({
      network: network({
        outposts: [
          { name: "factory", arn: OUTPOST, subnets: [{ name: "f", cidr: "10.40.128.0/24" }] },
          {
            name: "depot",
            arn: OTHER_OUTPOST,
            subnets: [
              { name: "d2", cidr: "10.40.130.0/24" },
              { name: "d1", cidr: "10.40.129.0/24" },
            ],
          },
        ],
        regionalSubnets: [
          { name: "fe", cidr: "10.40.0.0/26", outpost: "factory" },
          { name: "de", cidr: "10.40.0.64/26", outpost: "depot" },
        ],
      }),
      workloads: workloads(
        { web: { image: IMAGE, outpost: "depot" } },
        { capacity: { general: { type: "m5.xlarge", max: 2, outpost: "depot" } } },
      ),
    }),
  );
  const zoneOf = (subnet: string) => stack.resource("aws_subnet", subnet)["availability_zone"];

  test("give each subnet its own Outpost's zone", () => {
    const depot = "${one(data.aws_outposts_outpost.depot[*].availability_zone)}";
    expect(["f", "fe", "d1", "d2", "de"].map(zoneOf)).toEqual([ZONE, ZONE, depot, depot, depot]);
  });

  test("place instances and tasks on the Outpost they name", () => {
    // GIVEN
    const subnets = ["${aws_subnet.d1.id}", "${aws_subnet.d2.id}"];
    // THEN
    expect(stack.resource("aws_autoscaling_group", "general")["vpc_zone_identifier"]).toEqual(subnets);
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      network_configuration: { subnets },
      placement_constraints: [{ type: "memberOf", expression: `attribute:ecs.outpost-arn == ${OTHER_OUTPOST}` }],
    });
  });
});

describe("an existing network", () => {
  const stack = stackOf(
    site({
      network: {
        vpc: { id: "vpc-0a1b2c3d" },
        outposts: [
          {
            name: "factory",
            arn: OUTPOST,
            subnets: [{ name: "containers", id: "subnet-0a1b2c3d", routeTable: "rtb-0a1b2c3d" }],
          },
        ],
        regionalSubnets: [{ name: "endpoints", id: "subnet-0a1b2c3e" }],
      },
    }),
  );

  test("is read and not created", () => {
    for (const kind of ["aws_vpc", "aws_subnet", "aws_route_table", "aws_route_table_association"]) {
      expect(stack.names(kind)).toEqual([]);
    }
    expect(stack.data("aws_vpc")).toEqual({ main: { id: "${local.vpc}" } });
    expect(stack.data("aws_subnet")).toEqual({
      containers: { id: "${local.subnet--containers}" },
      endpoints: { id: "${local.subnet--endpoints}" },
    });
    // What is read hangs on what was found, by locals: a direct reference to a gate would put the reading off.
    expect(stack.part("locals")).toMatchObject({
      vpc: '${try(contains(data.aws_vpcs.main.ids, "vpc-0a1b2c3d"), false) ? "vpc-0a1b2c3d" : terraform_data.OM-N100_vpc.id}',
    });
  });

  test("is looked for where it is to stand, by what the file says as it stands there", () => {
    // GIVEN
    const lookup = { tags: { Name: "${floor}" }, filters: { "owner-id": ["444455556666"] } };
    const outposts = [{ name: "factory", arn: OUTPOST, subnets: [{ name: "floor", lookup }] }];
    const regionalSubnets = [
      { name: "beside", lookup },
      { name: "spread", lookup, availabilityZone: "eu-central-1b" },
    ];
    const vpc = { lookup: { tags: { Name: "shop" } } };
    // WHEN
    const found = stackOf(site({ network: { vpc, outposts, regionalSubnets, endpoints: "existing" } }));
    // THEN
    const owner = { name: "owner-id", values: ["444455556666"] };
    const inVpc = { name: "vpc-id", values: ["${local.vpc}"] };
    const tags = { Name: "$${floor}" };
    expect(found.data("aws_vpcs")).toEqual({ main: { tags: { Name: "shop" } } });
    expect(found.data("aws_subnets")).toEqual({
      beside: {
        filter: [{ name: "availability-zone-id", values: ["${local.anchor-zone--factory}"] }, owner, inVpc],
        tags,
      },
      floor: { filter: [{ name: "outpost-arn", values: [OUTPOST] }, owner, inVpc].sort(byName), tags },
      spread: { filter: [{ name: "availability-zone", values: ["eu-central-1b"] }, owner, inVpc], tags },
    });
    // THEN it is used by what was found
    expect(found.resource("aws_autoscaling_group", "general")["vpc_zone_identifier"]).toEqual([
      "${local.subnet--floor}",
    ]);
  });

  test("is used by its ids", () => {
    expect(stack.resource("aws_autoscaling_group", "general")["vpc_zone_identifier"]).toEqual(["subnet-0a1b2c3d"]);
    expect(stack.resource("aws_vpc_endpoint", "s3")["route_table_ids"]).toEqual(["rtb-0a1b2c3d"]);
    expect(stack.resource("aws_vpc_endpoint", "logs")).toMatchObject({
      vpc_id: "vpc-0a1b2c3d",
      subnet_ids: ["subnet-0a1b2c3e"],
    });
  });

  test("must have DNS on and its subnets on the Outpost: gates, before anything is created", () => {
    expect(stack.names("terraform_data")).toEqual(expect.arrayContaining(["OM-P005_factory-existing", "OM-P011_vpc"]));
    expect(stack.checks).not.toContain("OM-P005_factory");
    expect(stack.resource("aws_autoscaling_group", "general")["depends_on"]).toEqual(
      expect.arrayContaining(["terraform_data.OM-P005_factory-existing", "terraform_data.OM-P011_vpc"]),
    );
  });
});

describe("a subnet that is shared", () => {
  const accounts = ["444455556666", "222233334444"];
  const subnets = [{ name: "tenants", cidr: "10.40.128.0/24", sharedWith: accounts }];
  const stack = stackOf(site({ network: network({ outposts: [{ name: "factory", arn: OUTPOST, subnets }] }) }));

  test("has a share of its own, within the organization, with every account that is named", () => {
    expect(stack.all("aws_ram_resource_share")).toEqual({
      "subnet--tenants": {
        name: "shop-tenants",
        allow_external_principals: false,
        depends_on: stack.resource("aws_subnet", "tenants")["depends_on"],
      },
    });
    const share = "${aws_ram_resource_share.subnet--tenants.arn}";
    expect(stack.all("aws_ram_resource_association")).toEqual({
      "subnet--tenants": { resource_share_arn: share, resource_arn: "${aws_subnet.tenants.arn}" },
    });
    expect(Object.values(stack.all("aws_ram_principal_association"))).toEqual(
      [...accounts].sort().map((principal) => ({ resource_share_arn: share, principal })),
    );
  });
});
