import { ANSWERED_DATA_SOURCES, loadScenario } from "../../rehearsal";
import type { Scenario } from "../../rehearsal";
import type { ObjectValue } from "../../rehearsal/provider";
import { Query, readDataSource } from "../../rehearsal/provider";
import { AppliedWorld } from "../../rehearsal/provider/applied-world";
import { deriveProviderSchema } from "../../rehearsal/schema";

const healthy = loadScenario("scenarios/healthy.yaml");
const ARN = healthy.outposts[0]!.arn;
const VPC = "vpc-0f00ba4c0ffee1234";

function read(type: string, config: ObjectValue = {}, scenario: Scenario = healthy): ObjectValue {
  return readDataSource(`aws_${type}`, new Query(scenario, scenario.region, config));
}

/** One local gateway with one of each of its parts. */
function onlyOnes({ localGateways: [first, second] }: Scenario): Scenario["localGateways"] {
  return [{ ...first!, routeTables: second!.routeTables.slice(0, 1) }];
}

const filter = (name: string, ...values: string[]) => ({ filter: [{ name, values }] });

describe("data sources", () => {
  describe("of the account and the Region", () => {
    test("say where Terraform works", () => {
      expect(read("region")).toMatchObject({ region: "eu-central-1", endpoint: "ec2.eu-central-1.amazonaws.com" });
      expect(read("partition")).toMatchObject({ partition: "aws", reverse_dns_prefix: "com.amazonaws" });
      expect(read("caller_identity")).toMatchObject({ account_id: "111122223333" });
    });

    test("list Availability Zones", () => {
      expect(read("availability_zones", { state: "available" })).toMatchObject({
        names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
        zone_ids: ["euc1-az2", "euc1-az3", "euc1-az1"],
      });
      expect(read("availability_zones", { exclude_names: ["eu-central-1a"] })["names"]).toHaveLength(2);
      expect(read("availability_zones", filter("zone-id", "euc1-az1"))["names"]).toEqual(["eu-central-1c"]);
      expect(read("availability_zone", { name: "eu-central-1b" })).toMatchObject({
        zone_id: "euc1-az3",
        name_suffix: "b",
      });
      expect(() => read("availability_zone", { name: "eu-central-1x" })).toThrow(
        "no matching EC2 Availability Zone found",
      );
    });
  });

  describe("of Outposts", () => {
    test.each<ObjectValue>([
      { name: "factory" },
      { arn: ARN },
      { id: "op-0a1b2c3d4e5f60718" },
      { owner_id: "111122223333" },
    ])("find one by %j", (config) => {
      expect(read("outposts_outpost", config)).toMatchObject({
        arn: ARN,
        lifecycle_status: "ACTIVE",
        availability_zone_id: "euc1-az2",
        site_arn: "arn:aws:outposts:eu-central-1:111122223333:site/os-0f1e2d3c4b5a69788",
      });
    });

    test("refuse none and several", () => {
      const twins = { ...healthy, outposts: [...healthy.outposts, ...healthy.outposts] };
      expect(() => read("outposts_outpost", { name: "other" })).toThrow("no Outposts Outpost found matching criteria");
      expect(() => read("outposts_outpost", {}, twins)).toThrow("multiple Outposts Outpost found matching criteria");
    });

    test("list them", () => {
      expect(read("outposts_outposts", { availability_zone: "eu-central-1a" })).toMatchObject({ arns: [ARN] });
      expect(read("outposts_outposts", { site_id: "os-00000000000000000" })).toMatchObject({ arns: [], ids: [] });
    });

    test("know their instance types", () => {
      expect(read("outposts_outpost_instance_types", { arn: ARN })["instance_types"]).toContain("m5.large");
      const choose = (config: ObjectValue) => read("outposts_outpost_instance_type", { arn: ARN, ...config });
      expect(choose({ preferred_instance_types: ["m7i.large", "r5.large"] })["instance_type"]).toBe("r5.large");
      expect(() => choose({ instance_type: "m7i.large" })).toThrow("multiple Outpost Instance Types found");
      expect(() => read("outposts_outpost_instance_types", { arn: "op-1" })).toThrow(
        /^getting Outpost .*NotFoundException/,
      );
    });

    test("know their assets by state", () => {
      expect(read("outposts_assets", { arn: ARN, status_id_filter: ["ACTIVE"] })["asset_ids"]).toHaveLength(1);
      expect(() => read("outposts_assets", { arn: ARN, status_id_filter: ["RETIRING"] })).toThrow(
        "no Outposts Assets found",
      );
    });
  });

  describe("of the network", () => {
    test("find a VPC by id, block, tag and filter", () => {
      const ways: ObjectValue[] = [
        { id: VPC },
        { cidr_block: "10.60.0.0/16" },
        { tags: { Name: "factory" } },
        filter("tag:Name", "fact*"),
      ];
      for (const config of ways) {
        expect(read("vpc", config)).toMatchObject({ id: VPC, enable_dns_support: true, enable_dns_hostnames: true });
      }
      expect(() => read("vpc", { id: "vpc-00000000000000000" })).toThrow("no matching EC2 VPC found");
      expect(() => read("vpc", filter("colour", "red"))).toThrow("The filter 'colour' is invalid");
    });

    test("find subnets, those on the Outpost too", () => {
      expect(read("subnets", filter("vpc-id", VPC))["ids"]).toHaveLength(2);
      expect(read("subnets", { tags: { Name: "nothing" } })["ids"]).toEqual([]);
      expect(read("subnet", filter("outpost-arn", ARN))).toMatchObject({
        outpost_arn: ARN,
        availability_zone_id: "euc1-az2",
        available_ip_address_count: 4091,
      });
      expect(() => read("subnet", { vpc_id: VPC })).toThrow(
        /^multiple EC2 Subnets matched; use additional constraints/,
      );
      expect(() => read("subnet", { id: "subnet-0" })).toThrow("no matching EC2 Subnet found");
    });

    test("find NAT gateways and the internet gateway that they lead to", () => {
      const id = "nat-0f00ba4c0ffee1234";
      expect(read("nat_gateways", { vpc_id: VPC })["ids"]).toEqual([id]);
      expect(read("nat_gateways", filter("state", "failed"))["ids"]).toEqual([]);
      expect(read("nat_gateway", { id })).toMatchObject({
        subnet_id: "subnet-0a10000000000000a",
        state: "available",
        connectivity_type: "public",
        private_ip: "10.60.0.4",
        public_ip: "203.0.113.1",
      });
      expect(() => read("nat_gateway", { id: "nat-0" })).toThrow("no matching EC2 NAT Gateway found");
      expect(read("internet_gateway", filter("attachment.vpc-id", VPC))["attachments"]).toEqual([
        { state: "available", vpc_id: VPC },
      ]);
      expect(() => read("internet_gateway", { internet_gateway_id: "igw-0" })).toThrow(
        "no matching EC2 Internet Gateway found",
      );
    });

    test("find a security group", () => {
      expect(read("security_group", { name: "default", vpc_id: VPC })).toMatchObject({ id: "sg-0a1b2c3d4e5f60718" });
      expect(() => read("security_group", { name: "other" })).toThrow("no matching EC2 Security Group found");
    });

    test("say where an endpoint service is offered", () => {
      expect(read("vpc_endpoint_service", { service: "appmesh-envoy-management" })).toMatchObject({
        service_name: "com.amazonaws.eu-central-1.appmesh-envoy-management",
        availability_zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
        service_type: "Interface",
      });
      expect(read("vpc_endpoint_service", { service: "ecr.api" })["private_dns_name"]).toBe(
        "api.ecr.eu-central-1.amazonaws.com",
      );
      expect(read("vpc_endpoint_service", { service: "s3", service_type: "Gateway" })).toMatchObject({
        owner: "amazon",
      });
      expect(() => read("vpc_endpoint_service", { service: "no-such" })).toThrow(
        "reading EC2 VPC Endpoint Services: couldn't find resource",
      );
      expect(() => read("vpc_endpoint_service", { service: "s3", service_type: "Interface" })).toThrow(
        "no matching EC2 VPC Endpoint Service found",
      );
    });

    test("know the prefix list of a gateway's service by both names", () => {
      const name = "com.amazonaws.eu-central-1.s3";
      const { id } = read("prefix_list", { name });
      expect(id).toMatch(/^pl-[0-9a-f]{8}$/);
      expect(read("ec2_managed_prefix_list", { name })).toMatchObject({ id, owner_id: "AWS" });
      expect(() => read("prefix_list", { name: "com.amazonaws.eu-central-1.ecs" })).toThrow(
        "no matching EC2 Prefix List",
      );
    });
  });

  describe("of local gateways", () => {
    const plant = loadScenario("scenarios/plant.yaml");
    const [first, second] = plant.localGateways;
    const find = (type: string, config: ObjectValue) => read(`ec2_${type}`, config, plant);
    const of = (name: string, value: string) => filter(name, value);

    test("list them by their Outpost, and nothing where there is none", () => {
      expect(find("local_gateways", of("outpost-arn", ARN))["ids"]).toEqual([first!.id]);
      expect(find("local_gateways", of("outpost-arn", "arn:none"))["ids"]).toEqual([]);
      expect(find("local_gateway_route_tables", of("outpost-arn", second!.outpostArn))["ids"]).toEqual(
        second!.routeTables.map(({ id }) => id),
      );
      expect(find("local_gateway_virtual_interface_groups", of("local-gateway-id", first!.id))["ids"]).toEqual([
        first!.virtualInterfaceGroups[0]!.id,
      ]);
    });

    test("tell the mode of a route table by its pools", () => {
      const pools = (table: string) =>
        find("coip_pools", of("coip-pool.local-gateway-route-table-id", table))["pool_ids"];
      expect(pools(first!.routeTables[0]!.id)).toEqual([]);
      expect(pools(second!.routeTables[0]!.id)).toEqual([second!.routeTables[0]!.coipPools[0]!.id]);
    });

    test("find one with its owner and state, and refuse none and several", () => {
      expect(find("local_gateway", { id: first!.id })).toMatchObject({
        outpost_arn: ARN,
        owner_id: "111122223333",
        state: "available",
      });
      expect(() => find("local_gateway", {})).toThrow("multiple EC2 Local Gateways matched");
      expect(() => find("local_gateway", { id: "lgw-0" })).toThrow("no matching EC2 Local Gateway found");
      expect(() => find("local_gateway_route_table", { local_gateway_id: second!.id })).toThrow(
        "multiple EC2 Local Gateway Route Tables matched",
      );
      expect(() => find("coip_pool", { pool_id: "ipv4pool-coip-0" })).toThrow("no matching EC2 COIP Pool found");
      expect(() => find("local_gateways", of("colour", "red"))).toThrow("The filter 'colour' is invalid");
    });
  });

  describe("of Systems Manager", () => {
    const IMAGE = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

    test("read a parameter with its insecure value", () => {
      expect(read("ssm_parameter", { name: IMAGE })).toMatchObject({
        insecure_value: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
        arn: `arn:aws:ssm:eu-central-1::parameter${IMAGE}`,
      });
      expect(() => read("ssm_parameter", { name: "/none" })).toThrow(
        "reading SSM Parameter (/none): couldn't find resource",
      );
    });

    test("list a path, and nothing without an error", () => {
      const path = "/aws/service/global-infrastructure/services/appmesh";
      expect(read("ssm_parameters_by_path", { path: `${path}/regions` })["values"]).toContain("eu-central-1");
      expect(read("ssm_parameters_by_path", { path })["values"]).toEqual([]);
      expect(read("ssm_parameters_by_path", { path, recursive: true })["values"]).toHaveLength(24);
      expect(read("ssm_parameters_by_path", { path: "/none" })["names"]).toEqual([]);
    });
  });

  describe("of ECS and Cloud Map", () => {
    const world: Scenario = {
      ...healthy,
      clusters: ["orders"],
      privateDnsNamespaces: [{ name: "orders.local", id: "ns-abcdefghijklmnop", description: "" }],
    };

    test("find what the scenario has", () => {
      const arn = "arn:aws:ecs:eu-central-1:111122223333:cluster/orders";
      expect(read("ecs_cluster", { cluster_name: "orders" }, world)).toMatchObject({ arn, status: "ACTIVE" });
      expect(read("ecs_cluster", { cluster_name: arn }, world)).toMatchObject({ arn });
      const namespace = { name: "orders.local", type: "DNS_PRIVATE" };
      expect(read("service_discovery_dns_namespace", namespace, world)).toMatchObject({ id: "ns-abcdefghijklmnop" });
    });

    test("refuse what it has not", () => {
      expect(() => read("ecs_cluster", { cluster_name: "x" })).toThrow(
        "reading ECS Cluster (x): couldn't find resource",
      );
      expect(() => read("service_discovery_dns_namespace", { name: "x", type: "DNS_PRIVATE" })).toThrow(
        "reading Service Discovery x Namespace (DNS_PRIVATE): empty result",
      );
    });
  });

  test("that are not answered say which ones are", () => {
    expect(() => read("ami")).toThrow("the rehearsal does not answer the data source aws_ami");
  });

  test("of an EKS cluster answer what the scenario names, or what was applied in the same world until it goes", () => {
    // GIVEN
    const applied = new AppliedWorld();
    const readCluster = (name: string) =>
      readDataSource("aws_eks_cluster", new Query(healthy, healthy.region, { name }, applied));
    // THEN
    expect(readCluster("factory")).toMatchObject({ version: "1.32", status: "ACTIVE", outpost_config: [] });
    expect(() => readCluster("shop")).toThrow("reading EKS Cluster (shop): couldn't find resource");
    // WHEN it is applied, renamed and destroyed
    const made = { name: "shop", endpoint: "https://made" };
    applied.change("aws_eks_cluster", null, made);
    expect(readCluster("shop")).toMatchObject({ endpoint: "https://made", status: "ACTIVE" });
    applied.change("aws_eks_cluster", made, { name: "store", endpoint: "https://made" });
    expect(() => readCluster("shop")).toThrow("couldn't find resource");
    applied.change("aws_eks_cluster", { name: "store" }, null);
    expect(() => readCluster("store")).toThrow("couldn't find resource");
  });

  test("answer attributes that the provider has", () => {
    const { dataSources } = deriveProviderSchema({ types: [], dataTypes: ANSWERED_DATA_SOURCES });
    const world = {
      ...healthy,
      localGateways: onlyOnes(loadScenario("scenarios/plant.yaml")),
      clusters: ["c"],
      privateDnsNamespaces: [{ name: "n", id: "ns-0", description: "" }],
    };
    const asked: Record<string, ObjectValue> = {
      aws_availability_zone: { name: "eu-central-1a" },
      aws_ec2_managed_prefix_list: {},
      aws_ecs_cluster: { cluster_name: "c" },
      aws_eks_cluster: { name: "factory" },
      aws_outposts_assets: { arn: ARN },
      aws_outposts_outpost_instance_type: { arn: ARN, instance_type: "m5.large" },
      aws_outposts_outpost_instance_types: { arn: ARN },
      aws_service_discovery_dns_namespace: { name: "n", type: "DNS_PRIVATE" },
      aws_ssm_parameter: { name: Object.keys(healthy.ssmParameters)[0]! },
      aws_subnet: filter("outpost-arn", ARN),
      aws_vpc_endpoint_service: { service: "ecs" },
    };
    const strange = ANSWERED_DATA_SOURCES.flatMap((type) => {
      const answer = readDataSource(type, new Query(world, world.region, asked[type] ?? {}));
      return Object.keys(answer)
        .filter((name) => !(name in dataSources[type]!.attributes))
        .map((name) => `${type}.${name}`);
    });
    expect(strange).toEqual([]);
  });
});
