import { egressSite, leavingEks, leavingSite } from "../../support/unit/egress-cases";
import { networkSite } from "../../support/unit/network-sites";
import { IMAGE, OTHER_OUTPOST, OUTPOST, site, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const routes = (stack: ReturnType<typeof stackOf>) =>
  Object.fromEntries(
    Object.entries(stack.all<Record<string, string>>("aws_route")).map(([name, route]) => [
      name,
      `${route["route_table_id"]} ${route["destination_cidr_block"]} ${route["nat_gateway_id"] ?? route["gateway_id"]}`,
    ]),
  );

describe("the way to the internet of a rack in a new VPC", () => {
  const regionalSubnets = [
    { name: "endpoints", cidr: "10.40.0.64/26" },
    { name: "public", cidr: "10.40.0.0/28" },
  ];
  const stack = stackOf(egressSite({}, {}, { regionalSubnets }));

  test("leads from the Outpost's subnet to a NAT gateway, and from there to the VPC's internet gateway", () => {
    expect(routes(stack)).toEqual({
      "containers--internet": "${aws_route_table.containers.id} 0.0.0.0/0 ${aws_nat_gateway.public.id}",
      "public--internet": "${aws_route_table.public.id} 0.0.0.0/0 ${aws_internet_gateway.main.id}",
    });
    expect(stack.resource("aws_nat_gateway", "public")).toMatchObject({
      subnet_id: "${aws_subnet.public.id}",
      allocation_id: "${aws_eip.public.id}",
      connectivity_type: "public",
    });
    expect(stack.resource("aws_eip", "public")).toMatchObject({ domain: "vpc" });
    expect(stack.resource("aws_internet_gateway", "main")).toMatchObject({ vpc_id: "${aws_vpc.main.id}" });
  });

  test("is made in the order that EC2 takes, after the Outpost's gates", () => {
    expect(stack.resource("aws_nat_gateway", "public")["depends_on"]).toEqual(
      expect.arrayContaining([
        "aws_internet_gateway.main",
        "aws_route.public--internet",
        "terraform_data.OM-P001_factory",
      ]),
    );
    expect(stack.resource("aws_eip", "public")["depends_on"]).toContain("aws_internet_gateway.main");
  });

  test("gives nothing on the Outpost an address of the internet, and no endpoint to the public subnet", () => {
    for (const subnet of Object.values(stack.all("aws_subnet"))) {
      expect(subnet).toMatchObject({ map_public_ip_on_launch: false });
    }
    expect(stack.resource("aws_vpc_endpoint", "ecs")).toMatchObject({ subnet_ids: ["${aws_subnet.endpoints.id}"] });
  });

  test("needs no check of a zone that cannot differ", () => {
    expect(stack.checks.filter((name) => name.startsWith("OM-N042"))).toEqual([]);
  });
});

test("Outposts that name one subnet share its NAT gateway, and the plan compares the other's zone", () => {
  // GIVEN
  const leaving = (name: string, arn: string, cidr: string) => ({
    name,
    arn,
    subnets: [{ name: `${name}-containers`, cidr }],
    egress: { subnet: "public" },
  });
  const outposts = [leaving("factory", OUTPOST, "10.40.1.0/24"), leaving("depot", OTHER_OUTPOST, "10.40.2.0/24")];
  const regionalSubnets = [{ name: "public", cidr: "10.40.0.0/28", outpost: "factory" }];
  // WHEN
  const stack = stackOf(networkSite(outposts, { regionalSubnets }));
  // THEN
  expect(stack.names("aws_nat_gateway")).toEqual(["public"]);
  expect(stack.names("aws_route")).toEqual([
    "depot-containers--internet",
    "factory-containers--internet",
    "public--internet",
  ]);
  expect(stack.checks.filter((name) => name.startsWith("OM-N042"))).toEqual(["OM-N042_depot"]);
  // AND their order in the file changes no byte
  expect(stackOf(networkSite([...outposts].reverse(), { regionalSubnets })).text).toBe(stack.text);
});

test("in an existing VPC a NAT gateway that exists gets the routes of the tables that the file names, after its gates", () => {
  // GIVEN two subnets that share a table
  const [table, natGateway] = ["rtb-0a1b2c3d", "nat-0a1b2c3d"];
  const subnets = [
    { name: "one", id: "subnet-0a1b2c3d", routeTable: table },
    { name: "two", id: "subnet-0a1b2c3e", routeTable: table },
  ];
  const vpc = { id: "vpc-0f00ba4c0ffee1234" };
  // WHEN
  const stack = stackOf(egressSite({ subnets, egress: { natGateway } }, {}, { vpc, endpoints: "existing" }));
  // THEN
  expect(Object.values(routes(stack))).toEqual([`${table} 0.0.0.0/0 ${natGateway}`]);
  expect(stack.resource("aws_route", stack.names("aws_route")[0]!)["depends_on"]).toEqual(
    expect.arrayContaining(["N041", "P050", "P051"].map((rule) => `terraform_data.OM-${rule}_factory`)),
  );
  for (const kind of ["aws_nat_gateway", "aws_eip", "aws_internet_gateway"]) expect(stack.names(kind)).toEqual([]);
});

test.each([
  ["by its id", { id: "subnet-0a1b2c3d" }],
  ["by its tags", { lookup: { tags: { tier: "public" } } }],
])("in a public subnet that exists, found %s, the plan compares the zones", (_how, found) => {
  // GIVEN
  const regionalSubnets = [{ name: "public", ...found }];
  const vpc = { id: "vpc-0f00ba4c0ffee1234", internetGateway: "igw-0a1b2c3d" };
  // WHEN
  const stack = stackOf(egressSite({}, {}, { regionalSubnets, vpc, endpoints: "existing" }));
  // THEN
  expect(stack.names("aws_nat_gateway")).toEqual(["public"]);
  expect(stack.checks.filter((name) => name.startsWith("OM-N042"))).toEqual(["OM-N042_factory"]);
});

test("tasks that reach AWS through the NAT gateway wait for the route", () => {
  // GIVEN
  const deployment = site({
    network: {
      vpc: { cidr: "10.40.0.0/16" },
      outposts: [
        {
          name: "factory",
          arn: OUTPOST,
          subnets: [{ name: "containers", cidr: "10.40.128.0/20" }],
          egress: { subnet: "public" },
        },
      ],
      regionalSubnets: [{ name: "public", cidr: "10.40.0.0/28" }],
      endpoints: "existing",
    },
    workloads: workloads({ web: { image: IMAGE } }),
  });
  // THEN
  expect(stackOf(deployment).resource("aws_ecs_service", "web")["depends_on"]).toContain(
    "aws_route.containers--internet",
  );
});

test("an existing Regional subnet that stands on an Outpost is refused once, by the rule about such subnets", () => {
  // GIVEN
  const deployment = egressSite(
    {},
    { cidr: undefined, id: "subnet-0a1b2c3d" },
    { vpc: { id: "vpc-0f00ba4c0ffee1234", internetGateway: "igw-0a1b2c3d4e5f60718" }, endpoints: "existing" },
  );
  // THEN
  expect(
    stackOf(deployment)
      .names("terraform_data")
      .filter((name) => /^OM-N(041|103)/.test(name)),
  ).toEqual(["OM-N103_factory"]);
});

describe("what workloads may reach by it", () => {
  const out = (deployment: Parameters<typeof stackOf>[0]) =>
    Object.values(stackOf(deployment).all<Record<string, unknown>>("aws_vpc_security_group_egress_rule"))
      .filter(({ cidr_ipv4: cidr }) => cidr !== undefined)
      .map((rule) => `${String(rule["security_group_id"])} ${String(rule["cidr_ipv4"])} ${String(rule["from_port"])}`)
      .sort();

  test("is nothing unless the deployment says so", () => {
    expect(out(leavingSite([]))).toEqual([]);
  });

  test("is what it says: port 443 for every service there, other ports, and instances where they are meant", () => {
    expect(out(leavingSite([{ to: "203.0.113.0/24" }]))).toEqual([
      "${aws_security_group.service-web.id} 203.0.113.0/24 443",
    ]);
    expect(
      out(
        leavingSite([
          { to: "0.0.0.0/0", ports: [443, 8443], services: ["web"] },
          { to: "0.0.0.0/0", instances: true },
        ]),
      ),
    ).toEqual([
      "${aws_security_group.instances.id} 0.0.0.0/0 443",
      "${aws_security_group.service-web.id} 0.0.0.0/0 443",
      "${aws_security_group.service-web.id} 0.0.0.0/0 8443",
    ]);
  });

  test("is what nodes of EKS may, with all their pods", () => {
    expect(out(leavingEks([{ to: "203.0.113.0/24" }]))).toEqual(["${aws_security_group.nodes.id} 203.0.113.0/24 443"]);
  });

  test("is open once where it is open anyway: EC2 takes no rule twice", () => {
    // GIVEN
    const allow = [{ to: "0.0.0.0/0", ports: [443, 22], instances: true, services: [] }];
    // WHEN
    const rules = out(leavingSite(allow, { endpoints: "existing" }));
    // THEN
    expect(rules).toEqual([...new Set(rules)]);
    expect(rules.filter((rule) => rule.includes("instances"))).toEqual([
      "${aws_security_group.instances.id} 0.0.0.0/0 22",
      "${aws_security_group.instances.id} 0.0.0.0/0 443",
    ]);
  });

  test("lets nobody in", () => {
    const stack = stackOf(leavingSite([{ to: "0.0.0.0/0", instances: true }]));
    for (const rule of Object.values(stack.all("aws_vpc_security_group_ingress_rule"))) {
      expect(rule).not.toMatchObject({ cidr_ipv4: "0.0.0.0/0" });
    }
  });
});
