import { OTHER_OUTPOST, OUTPOST } from "../../support/unit/sites";
import { networkSite, premisesSite } from "../../support/unit/network-sites";
import { stackOf } from "../../support/unit/stacks";

const GATEWAY = "${local.local-gateway--factory}";
const ASSOCIATION = "aws_ec2_local_gateway_route_table_vpc_association.factory";
const routesOf = (stack: ReturnType<typeof stackOf>) =>
  Object.values(stack.all<Record<string, string>>("aws_route")).map(
    ({ route_table_id: table, destination_cidr_block: cidr }) => `${table} ${cidr}`,
  );

describe("a rack that reaches the premises", () => {
  const stack = stackOf(premisesSite({ onPremises: ["192.168.0.0/24", "10.200.0.0/16"], routes: ["192.168.0.0/24"] }));

  test("has its VPC associated with the local gateway's route table, after every gate of the rack", () => {
    // WHEN
    const association = stack.resource("aws_ec2_local_gateway_route_table_vpc_association", "factory");
    // THEN
    expect(association).toMatchObject({
      local_gateway_route_table_id: "${local.local-gateway-route-table--factory}",
      vpc_id: "${aws_vpc.main.id}",
    });
    expect(association["depends_on"]).toEqual(
      ["P001", "P002", "P003", "P041", "P042", "P043", "P044", "P046", "P047", "P048"].map(
        (rule) => `terraform_data.OM-${rule}_factory`,
      ),
    );
  });

  test("has a route to each block in the table of its subnet, after the association", () => {
    expect(Object.values(stack.all("aws_route"))).toEqual(
      ["10.200.0.0/16", "192.168.0.0/24"].map((cidr) => ({
        route_table_id: "${aws_route_table.containers.id}",
        destination_cidr_block: cidr,
        local_gateway_id: GATEWAY,
        depends_on: [ASSOCIATION],
      })),
    );
  });

  test("has a static route of the gateway itself where one is asked for", () => {
    expect(Object.values(stack.all("aws_ec2_local_gateway_route"))).toEqual([
      {
        destination_cidr_block: "192.168.0.0/24",
        local_gateway_route_table_id: "${local.local-gateway-route-table--factory}",
        local_gateway_virtual_interface_group_id: "${local.virtual-interface-group--factory}",
        depends_on: [ASSOCIATION],
      },
    ]);
  });

  test("is looked up by plural data sources first, which answer an empty list where there is nothing", () => {
    // GIVEN
    const filter = [{ name: "outpost-arn", values: [OUTPOST] }];
    // THEN
    expect(stack.data("aws_ec2_local_gateways")).toEqual({ factory: { filter } });
    expect(stack.data("aws_ec2_local_gateway_route_tables")).toEqual({ factory: { filter } });
    for (const kind of ["aws_ec2_local_gateway", "aws_ec2_local_gateway_route_table", "aws_ec2_coip_pools"]) {
      expect(stack.data(kind)["factory"]).toHaveProperty("count", expect.stringMatching(/ == null \? 0 : 1\}$/));
    }
  });

  test("under direct VPC routing asks for no customer-owned address", () => {
    const subnet = stack.resource("aws_subnet", "containers");
    expect(subnet).not.toHaveProperty("customer_owned_ipv4_pool");
    expect(subnet).not.toHaveProperty("map_customer_owned_ip_on_launch");
  });
});

describe("customer-owned addresses", () => {
  test("come from the pool of the route table, and all three arguments stand together", () => {
    // GIVEN
    const subnets = [
      { name: "shown", cidr: "10.40.128.0/24", customerOwnedIps: true },
      { name: "hidden", cidr: "10.40.129.0/24" },
    ];
    // WHEN
    const stack = stackOf(premisesSite({ mode: "coip" }, { subnets }));
    // THEN
    expect(stack.resource("aws_subnet", "shown")).toMatchObject({
      outpost_arn: OUTPOST,
      customer_owned_ipv4_pool: "${local.customer-owned-ip-pool--factory}",
      map_customer_owned_ip_on_launch: true,
    });
    expect(stack.resource("aws_subnet", "hidden")).not.toHaveProperty("customer_owned_ipv4_pool");
    expect(stack.names("terraform_data")).toContain("OM-P045_factory");
    expect(stack.names("terraform_data")).not.toContain("OM-P046_factory");
  });
});

describe("what exists already", () => {
  const vpc = { id: "vpc-0f00ba4c0ffee1234" };
  const [a, b] = ["rtb-0a1b2c3d", "rtb-0a1b2c3e"];

  test("gets routes in its tables, one for each table and block", () => {
    // GIVEN two subnets that share a table
    const subnets = [
      { name: "one", id: "subnet-0a1b2c3d", routeTable: b },
      { name: "two", id: "subnet-0a1b2c3e", routeTable: b },
      { name: "three", id: "subnet-0a1b2c3f", routeTable: a },
    ];
    // WHEN
    const stack = stackOf(premisesSite({ association: "existing" }, { subnets }, { vpc, endpoints: "existing" }));
    // THEN
    expect(routesOf(stack)).toEqual([`${a} 10.200.0.0/16`, `${b} 10.200.0.0/16`]);
    expect(stack.names("aws_ec2_local_gateway_route_table_vpc_association")).toEqual([]);
    expect(stack.resource("aws_route", stack.names("aws_route")[0]!)["depends_on"]).toContain(
      "terraform_data.OM-P041_factory",
    );
    expect(stack.names("terraform_data")).toContain("OM-N023_factory");
  });

  test("is compared with its Outpost by the id of the Availability Zone, which all accounts share", () => {
    // WHEN
    const stack = stackOf(
      networkSite([{ name: "factory", arn: OUTPOST, subnets: [{ name: "one", id: "subnet-0a1b2c3d" }] }], {
        vpc,
        endpoints: "existing",
      }),
    );
    // THEN
    expect(JSON.stringify(stack.resource("terraform_data", "OM-P005_factory-existing"))).toContain(
      "data.aws_subnet.one.availability_zone_id == one(data.aws_outposts_outpost.factory[*].availability_zone_id)",
    );
  });
});

describe("an Outpost of another account", () => {
  test("has its subnets placed by the id of the zone", () => {
    // WHEN
    const stack = stackOf(premisesSite({}, { availabilityZoneId: "euc1-az2" }));
    // THEN
    const subnet = stack.resource("aws_subnet", "containers");
    expect(subnet).toMatchObject({
      availability_zone_id: "${one(data.aws_outposts_outpost.factory[*].availability_zone_id)}",
    });
    expect(subnet).not.toHaveProperty("availability_zone");
    expect(stack.names("terraform_data")).toContain("OM-P040_factory");
  });
});

describe("a server", () => {
  test("has a local network interface instead, and nothing of a local gateway is read", () => {
    // GIVEN
    const subnets = [{ name: "gate", cidr: "10.40.1.0/24", localNetworkInterface: 1 }];
    // WHEN
    const stack = stackOf(networkSite([{ name: "gate", arn: OUTPOST, form: "server", subnets }]));
    // THEN
    expect(stack.resource("aws_subnet", "gate")).toMatchObject({ outpost_arn: OUTPOST, enable_lni_at_device_index: 1 });
    expect(stack.text).not.toContain("local_gateway");
  });
});

test("reordering Outposts, blocks and subnets changes no byte", () => {
  // GIVEN
  const factory = {
    name: "factory",
    arn: OUTPOST,
    subnets: [{ name: "f", cidr: "10.40.1.0/24" }],
    localGateway: { onPremises: ["10.1.0.0/16", "10.2.0.0/16"], routes: ["10.1.0.0/16", "10.2.0.0/16"] },
  };
  const depot = {
    name: "depot",
    arn: OTHER_OUTPOST,
    subnets: [{ name: "d", cidr: "10.40.2.0/24" }],
    localGateway: { onPremises: ["10.1.0.0/16"] },
  };
  const turned = {
    ...factory,
    localGateway: { onPremises: ["10.2.0.0/16", "10.1.0.0/16"], routes: ["10.2.0.0/16", "10.1.0.0/16"] },
  };
  // THEN
  expect(stackOf(networkSite([depot, turned])).text).toBe(stackOf(networkSite([factory, depot])).text);
});
