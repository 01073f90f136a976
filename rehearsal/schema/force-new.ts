/**
 * Arguments that cannot change in place: Terraform replaces the resource. A nested one is written with the blocks that it
 * stands in, `block.argument`; a block, when any change of it replaces. A type that is not listed is always updated in
 * place, apart from `region`.
 * Source: `ForceNew` and `RequiresReplace` in the resources of hashicorp/aws 6.x. The bindings do not say so; 5.100.0
 * says the same of the arguments in use when it plans a change of each.
 */
const FORCE_NEW: Readonly<Record<string, readonly string[]>> = {
  aws_appmesh_gateway_route: ["mesh_name", "mesh_owner", "name", "virtual_gateway_name"],
  aws_appmesh_mesh: ["name"],
  aws_appmesh_route: ["mesh_name", "mesh_owner", "name", "virtual_router_name"],
  aws_appmesh_virtual_gateway: ["mesh_name", "mesh_owner", "name"],
  aws_appmesh_virtual_node: ["mesh_name", "mesh_owner", "name"],
  aws_appmesh_virtual_router: ["mesh_name", "mesh_owner", "name"],
  aws_appmesh_virtual_service: ["mesh_name", "mesh_owner", "name"],
  aws_autoscaling_group: ["name", "name_prefix"],
  aws_cloudwatch_dashboard: ["dashboard_name"],
  aws_cloudwatch_event_rule: ["event_bus_name", "name", "name_prefix"],
  aws_cloudwatch_event_target: ["event_bus_name", "rule", "target_id"],
  aws_cloudwatch_log_group: ["log_group_class", "name", "name_prefix"],
  aws_cloudwatch_metric_alarm: ["alarm_name"],
  aws_ec2_capacity_reservation: [
    "availability_zone",
    "ebs_optimized",
    "ephemeral_storage",
    "instance_match_criteria",
    "instance_platform",
    "instance_type",
    "outpost_arn",
    "placement_group_arn",
    "tenancy",
  ],
  aws_ec2_local_gateway_route: [
    "destination_cidr_block",
    "local_gateway_route_table_id",
    "local_gateway_virtual_interface_group_id",
  ],
  aws_ec2_local_gateway_route_table_vpc_association: ["local_gateway_route_table_id", "vpc_id"],
  aws_ecs_capacity_provider: ["auto_scaling_group_provider.auto_scaling_group_arn", "cluster", "name"],
  aws_ecs_cluster: ["name"],
  aws_ecs_cluster_capacity_providers: ["cluster_name"],
  aws_ecs_service: ["cluster", "deployment_controller", "iam_role", "launch_type", "name", "scheduling_strategy"],
  aws_ecs_task_definition: [
    "container_definitions",
    "cpu",
    "enable_fault_injection",
    "ephemeral_storage",
    "execution_role_arn",
    "family",
    "ipc_mode",
    "memory",
    "network_mode",
    "pid_mode",
    "placement_constraints",
    "proxy_configuration",
    "requires_compatibilities",
    "runtime_platform",
    "task_role_arn",
    "volume",
  ],
  aws_eip: [
    "address",
    "customer_owned_ipv4_pool",
    "domain",
    "ipam_pool_id",
    "network_border_group",
    "public_ipv4_pool",
  ],
  aws_eks_access_entry: ["cluster_name", "principal_arn", "type"],
  aws_eks_access_policy_association: ["access_scope", "cluster_name", "policy_arn", "principal_arn"],
  aws_eks_addon: ["addon_name", "cluster_name"],
  aws_eks_cluster: ["bootstrap_self_managed_addons", "name", "outpost_config", "role_arn"],
  aws_eks_node_group: ["ami_type", "capacity_type", "cluster_name", "disk_size", "instance_types", "subnet_ids"],
  aws_flow_log: [
    "deliver_cross_account_role",
    "destination_options",
    "eni_id",
    "iam_role_arn",
    "log_destination",
    "log_destination_type",
    "log_format",
    "max_aggregation_interval",
    "subnet_id",
    "traffic_type",
    "transit_gateway_attachment_id",
    "transit_gateway_id",
    "vpc_id",
  ],
  aws_iam_instance_profile: ["name", "name_prefix", "path"],
  aws_iam_openid_connect_provider: ["url"],
  aws_iam_policy: ["description", "name", "name_prefix", "path"],
  aws_iam_role: ["name", "name_prefix", "path"],
  aws_iam_role_policy: ["name", "name_prefix", "role"],
  aws_iam_role_policy_attachment: ["policy_arn", "role"],
  aws_kms_key: ["custom_key_store_id", "customer_master_key_spec", "key_usage", "multi_region", "xks_key_id"],
  aws_launch_template: ["name", "name_prefix"],
  aws_lb: ["customer_owned_ipv4_pool", "internal", "load_balancer_type", "name", "name_prefix"],
  aws_lb_listener: ["load_balancer_arn"],
  aws_lb_target_group: [
    "ip_address_type",
    "name",
    "name_prefix",
    "port",
    "protocol",
    "protocol_version",
    "target_type",
    "vpc_id",
  ],
  aws_nat_gateway: ["allocation_id", "connectivity_type", "subnet_id"],
  aws_placement_group: ["name", "partition_count", "spread_level", "strategy"],
  aws_ram_principal_association: ["principal", "resource_share_arn"],
  aws_ram_resource_association: ["resource_arn", "resource_share_arn"],
  aws_route: ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id", "route_table_id"],
  aws_route_table: ["vpc_id"],
  aws_route_table_association: ["gateway_id", "subnet_id"],
  aws_security_group: ["description", "name", "name_prefix", "vpc_id"],
  aws_service_discovery_instance: ["instance_id", "service_id"],
  aws_service_discovery_private_dns_namespace: ["name", "vpc"],
  aws_service_discovery_service: [
    "dns_config.dns_records.type",
    "dns_config.namespace_id",
    "dns_config.routing_policy",
    "health_check_custom_config",
    "name",
    "namespace_id",
    "type",
  ],
  aws_sfn_state_machine: ["name", "name_prefix", "type"],
  aws_sns_topic: ["fifo_topic", "name", "name_prefix"],
  aws_sns_topic_policy: ["arn"],
  aws_sns_topic_subscription: ["endpoint", "protocol", "topic_arn"],
  aws_ssm_parameter: ["name"],
  aws_subnet: ["availability_zone", "availability_zone_id", "cidr_block", "ipv6_native", "outpost_arn", "vpc_id"],
  aws_vpc: ["cidr_block", "instance_tenancy", "ipv4_ipam_pool_id", "ipv4_netmask_length"],
  aws_vpc_endpoint: ["service_name", "service_region", "vpc_endpoint_type", "vpc_id"],
  aws_vpc_endpoint_route_table_association: ["route_table_id", "vpc_endpoint_id"],
  aws_vpc_security_group_egress_rule: ["security_group_id"],
  aws_vpc_security_group_ingress_rule: ["security_group_id"],
  ...inCluster(),
};

/**
 * An object of Kubernetes is its kind, its namespace and its name.
 * Source: `ForceNew` and `RequiresReplace` in hashicorp/kubernetes 2.x and hashicorp/helm 3.x.
 */
function inCluster(): Record<string, readonly string[]> {
  const identity = ["metadata.generate_name", "metadata.name", "metadata.namespace"];
  return {
    helm_release: ["name", "namespace"],
    kubernetes_config_map_v1: [...identity, "immutable"],
    kubernetes_deployment_v1: [...identity, "spec.selector"],
    kubernetes_manifest: [
      "manifest.apiVersion",
      "manifest.kind",
      "manifest.metadata.name",
      "manifest.metadata.namespace",
    ],
    kubernetes_namespace_v1: identity,
    kubernetes_pod_disruption_budget_v1: [...identity, "spec"],
    kubernetes_service_account_v1: identity,
    kubernetes_service_v1: [...identity, "spec.cluster_ip"],
  };
}

/** Arguments of a type whose change replaces the resource. */
export function forceNewArguments(type: string): readonly string[] {
  // Since 6.0 every Regional resource has a `region`, and none can move.
  return [...(FORCE_NEW[type] ?? []), "region"];
}
