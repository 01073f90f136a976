import type { Chooser } from "./chooser";

/** Types whose id is a prefix and 17 hexadecimal digits. */
const PREFIXES: Readonly<Record<string, string>> = {
  aws_ami: "ami",
  aws_customer_gateway: "cgw",
  aws_default_security_group: "sg",
  aws_ebs_volume: "vol",
  aws_ec2_capacity_reservation: "cr",
  aws_ec2_local_gateway_route_table_vpc_association: "lgw-vpc-assoc",
  aws_ec2_managed_prefix_list: "pl",
  aws_ec2_transit_gateway: "tgw",
  aws_efs_file_system: "fs",
  aws_egress_only_internet_gateway: "eigw",
  aws_eip: "eipalloc",
  aws_flow_log: "fl",
  aws_instance: "i",
  aws_internet_gateway: "igw",
  aws_launch_template: "lt",
  aws_nat_gateway: "nat",
  aws_network_acl: "acl",
  aws_network_interface: "eni",
  aws_route_table: "rtb",
  aws_route_table_association: "rtbassoc",
  aws_security_group: "sg",
  aws_subnet: "subnet",
  aws_vpc: "vpc",
  aws_vpc_dhcp_options: "dopt",
  aws_vpc_endpoint: "vpce",
  aws_vpc_peering_connection: "pcx",
  aws_vpc_security_group_egress_rule: "sgr",
  aws_vpc_security_group_ingress_rule: "sgr",
};

/** Attributes that hold another object's id, by the end of their name; the first that fits. */
const BY_ENDING: readonly (readonly [string, string])[] = [
  ["security_group_rule_id", "sgr"],
  ["security_group_id", "sg"],
  ["route_table_id", "rtb"],
  ["network_acl_id", "acl"],
  ["dhcp_options_id", "dopt"],
  ["network_interface_id", "eni"],
  ["prefix_list_id", "pl"],
  ["launch_template_id", "lt"],
  ["allocation_id", "eipalloc"],
  ["association_id", "eipassoc"],
  ["subnet_id", "subnet"],
  ["instance_id", "i"],
  ["image_id", "ami"],
  ["volume_id", "vol"],
  ["vpc_id", "vpc"],
];

/** How the id of other types comes about. */
const SHAPES: Readonly<Record<string, (chooser: Chooser) => string>> = {
  aws_autoscaling_group: (of) => of.text("name"),
  aws_cloudwatch_dashboard: (of) => of.text("dashboard_name"),
  aws_cloudwatch_event_rule: (of) => of.text("name"),
  aws_cloudwatch_event_target: (of) => `${of.text("rule")}-${of.text("target_id")}`,
  aws_cloudwatch_log_group: (of) => of.text("name"),
  aws_cloudwatch_metric_alarm: (of) => of.text("alarm_name"),
  aws_ec2_local_gateway_route: (of) =>
    `${of.text("local_gateway_route_table_id")}_${of.text("destination_cidr_block")}`,
  aws_ecs_capacity_provider: (of) => of.text("arn"),
  aws_ecs_cluster: (of) => of.text("arn"),
  aws_ecs_cluster_capacity_providers: (of) => of.text("cluster_name"),
  aws_ecs_service: (of) => of.text("arn"),
  aws_ecs_task_definition: (of) => of.text("family"),
  aws_eks_access_entry: (of) => `${of.text("cluster_name")}:${of.text("principal_arn")}`,
  aws_eks_access_policy_association: (of) =>
    [of.text("cluster_name"), of.text("principal_arn"), of.text("policy_arn")].join("#"),
  aws_eks_addon: (of) => `${of.text("cluster_name")}:${of.text("addon_name")}`,
  aws_eks_cluster: (of) => of.text("name"),
  aws_eks_node_group: (of) => `${of.text("cluster_name")}:${of.text("node_group_name")}`,
  aws_iam_instance_profile: (of) => of.text("name"),
  aws_iam_openid_connect_provider: (of) => of.text("arn"),
  aws_iam_policy: (of) => of.text("arn"),
  aws_iam_role: (of) => of.text("name"),
  aws_iam_role_policy: (of) => `${of.text("role")}:${of.text("name")}`,
  aws_iam_role_policy_attachment: (of) => `${of.text("role")}/${of.text("policy_arn")}`,
  aws_kms_key: (of) => of.uuid("id"),
  aws_lb: (of) => of.text("arn"),
  aws_lb_listener: (of) => of.text("arn"),
  aws_lb_listener_rule: (of) => of.text("arn"),
  aws_lb_target_group: (of) => of.text("arn"),
  aws_placement_group: (of) => of.text("name"),
  aws_route: (of) => `r-${of.text("route_table_id")}${of.hex("id", 10)}`,
  aws_s3_bucket: (of) => of.text("bucket"),
  aws_service_discovery_http_namespace: (of) => `ns-${of.letters("id", 16)}`,
  aws_service_discovery_instance: (of) => of.text("instance_id"),
  aws_service_discovery_private_dns_namespace: (of) => `ns-${of.letters("id", 16)}`,
  aws_service_discovery_service: (of) => `srv-${of.letters("id", 16)}`,
  aws_sfn_state_machine: (of) => of.text("arn"),
  aws_sns_topic_policy: (of) => of.text("arn"),
  aws_sns_topic_subscription: (of) => of.text("arn"),
  aws_sns_topic: (of) => of.text("arn"),
  aws_ssm_parameter: (of) => of.text("name"),
  aws_vpc_endpoint_route_table_association: (of) => `a-${of.text("vpc_endpoint_id")}${of.hex("id", 10)}`,
};

/** Id of a resource, in the form that AWS gives it. */
export function chooseId(type: string, chooser: Chooser): string {
  const prefix = PREFIXES[type];
  if (prefix !== undefined) return `${prefix}-0${chooser.hex("id", 16)}`;
  if (type.startsWith("aws_appmesh_")) return chooser.uuid("id");
  return SHAPES[type]?.(chooser) ?? `${type.slice("aws_".length).replaceAll("_", "-")}-${chooser.hex("id", 17)}`;
}

/** Id of another object that an attribute names, for example a VPC's main route table. */
export function chooseReferencedId(path: string, chooser: Chooser): string | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const prefix = BY_ENDING.find(([ending]) => name === ending || name.endsWith(`_${ending}`))?.[1];
  return prefix === undefined ? undefined : `${prefix}-0${chooser.hex(path, 16)}`;
}
