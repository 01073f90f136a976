import type { Value } from "../values";
import type { Chooser } from "./chooser";

type Choice = (of: Chooser, path: string) => Value;

const nothing: Choice = () => "";

/** Computed attributes whose value depends on the type, for the types that an Outpost stack is made of. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, Choice>>>> = {
  aws_cloudwatch_dashboard: {
    dashboard_arn: (of) =>
      `arn:${of.scenario.partition}:cloudwatch::${of.scenario.account}:dashboard/${of.text("dashboard_name")}`,
  },
  aws_ec2_local_gateway_route_table_vpc_association: {
    local_gateway_id: (of, path) => {
      const table = of.text("local_gateway_route_table_id");
      const gateway = of.scenario.localGateways.find(({ routeTables }) => routeTables.some(({ id }) => id === table));
      return gateway?.id ?? `lgw-0${of.hex(path, 16)}`;
    },
  },
  aws_ecs_service: {
    availability_zone_rebalancing: () => "DISABLED",
    iam_role: () => "/aws-service-role",
    launch_type: () => "EC2",
    platform_version: nothing,
  },
  aws_ecs_task_definition: {
    arn_without_revision: (of) => of.text("arn").replace(/:\d+$/, ""),
    network_mode: nothing,
  },
  aws_eip: {
    allocation_id: (of) => of.text("id"),
    association_id: nothing,
    carrier_ip: nothing,
    customer_owned_ip: nothing,
    domain: () => "vpc",
    instance: nothing,
    network_border_group: (of) => of.region,
    network_interface: nothing,
    private_dns: nothing,
    private_ip: nothing,
    ptr_record: nothing,
    public_dns: (of) =>
      `ec2-${of.text("public_ip").replaceAll(".", "-")}.${of.region}.compute.${of.scenario.dnsSuffix}`,
    // Addresses of documentation.
    public_ip: (of, path) => `203.0.113.${(parseInt(of.hex(path, 2), 16) % 254) + 1}`,
    public_ipv4_pool: () => "amazon",
  },
  aws_eks_cluster: {
    // A local cluster has an id besides its name.
    cluster_id: (of) => (of.isGiven("outpost_config") ? of.uuid("cluster") : ""),
    "kubernetes_network_config.0.service_ipv4_cidr": () => "172.20.0.0/16",
    "vpc_config.0.public_access_cidrs": () => ["0.0.0.0/0"],
  },
  aws_lb: {
    dns_record_client_routing_policy: nothing,
    enforce_security_group_inbound_rules_on_private_link_traffic: nothing,
    arn_suffix: (of) => of.text("arn").split(":loadbalancer/")[1] ?? "",
    dns_name: (of, path) => {
      const internal = of.text("internal") === "true" ? "internal-" : "";
      const number = parseInt(of.hex(path, 8), 16);
      return `${internal}${of.text("name")}-${number}.${of.region}.elb.${of.scenario.dnsSuffix}`;
    },
  },
  aws_lb_target_group: {
    arn_suffix: (of) => of.text("arn").split(":").at(-1) ?? "",
    load_balancing_algorithm_type: () => "round_robin",
    protocol_version: (of) => (of.text("protocol").startsWith("HTTP") ? "HTTP1" : ""),
  },
  aws_nat_gateway: {
    public_ip: (of, path) => `203.0.113.${(parseInt(of.hex(path, 2), 16) % 254) + 1}`,
    private_ip: (of, path) => `192.0.2.${(parseInt(of.hex(path, 2), 16) % 254) + 1}`,
    secondary_private_ip_address_count: () => 0,
    auto_provision_zones: nothing,
    auto_scaling_ips: nothing,
    availability_mode: () => "zonal",
    regional_nat_gateway_auto_mode: nothing,
  },
  aws_route: {
    instance_id: nothing,
    instance_owner_id: nothing,
    network_interface_id: nothing,
    origin: () => "CreateRoute",
    state: () => "active",
  },
  aws_kms_key: { key_id: (of) => of.text("id") },
  // Either argument is the value, and AWS answers with both.
  aws_ssm_parameter: {
    data_type: () => "text",
    insecure_value: nothing,
    tier: () => "Standard",
    value: (of) => of.text("insecure_value"),
  },
  aws_subnet: {
    private_dns_hostname_type_on_launch: () => "ip-name",
    ipv6_cidr_block: nothing,
    ipv6_cidr_block_association_id: nothing,
  },
  aws_vpc: {
    // A new VPC's default route table is its main one.
    main_route_table_id: (of) => of.text("default_route_table_id"),
    ipv6_association_id: nothing,
    ipv6_cidr_block: nothing,
    ipv6_cidr_block_network_border_group: nothing,
  },
  aws_vpc_endpoint: {
    prefix_list_id: (of) => (of.text("vpc_endpoint_type") === "Interface" ? "" : `pl-${of.hex("pl", 8)}`),
    service_region: (of) => of.region,
    dns_entry: (of) => [
      {
        dns_name: `${of.text("id")}-${of.hex("dns", 8)}.${of.text("service_name").split(".").at(-1)}.${of.region}.vpce.${of.scenario.dnsSuffix}`,
        hosted_zone_id: `Z${of.letters("dns", 20).toUpperCase()}`,
      },
    ],
    network_interface_ids: (of) => (of.text("vpc_endpoint_type") === "Interface" ? [`eni-0${of.hex("eni", 16)}`] : []),
  },
  aws_vpc_security_group_egress_rule: { security_group_rule_id: (of) => of.text("id") },
  aws_vpc_security_group_ingress_rule: { security_group_rule_id: (of) => of.text("id") },
};

const TARGET_PORT = /\.(weighted_target|target)\.\d+\.port$/;

/** A value for a computed attribute of one type; undefined when the type has no choice of its own for it. */
export function chooseByType(type: string, path: string, of: Chooser): Value | undefined {
  // App Mesh keeps no port that nobody gave, and the provider reads nought for it.
  if (type.startsWith("aws_appmesh_") && TARGET_PORT.test(path)) return 0;
  return BY_TYPE[type]?.[path]?.(of, path);
}
