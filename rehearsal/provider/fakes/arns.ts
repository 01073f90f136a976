import type { Chooser } from "./chooser";

interface ArnShape {
  readonly service: string;
  /** `{name}` stands for an attribute. */
  readonly resource: string;
  readonly global?: true;
}

const ec2 = (resource: string): ArnShape => ({ service: "ec2", resource: `${resource}/{id}` });
const appMesh = (resource: string): ArnShape => ({ service: "appmesh", resource });
const iam = (resource: string): ArnShape => ({ service: "iam", resource, global: true });

/** ARNs by type (AWS service authorization reference). */
const SHAPES: Readonly<Record<string, ArnShape>> = {
  aws_appmesh_gateway_route: appMesh("mesh/{mesh_name}/virtualGateway/{virtual_gateway_name}/gatewayRoute/{name}"),
  aws_appmesh_mesh: appMesh("mesh/{name}"),
  aws_appmesh_route: appMesh("mesh/{mesh_name}/virtualRouter/{virtual_router_name}/route/{name}"),
  aws_appmesh_virtual_gateway: appMesh("mesh/{mesh_name}/virtualGateway/{name}"),
  aws_appmesh_virtual_node: appMesh("mesh/{mesh_name}/virtualNode/{name}"),
  aws_appmesh_virtual_router: appMesh("mesh/{mesh_name}/virtualRouter/{name}"),
  aws_appmesh_virtual_service: appMesh("mesh/{mesh_name}/virtualService/{name}"),
  aws_cloudwatch_event_rule: { service: "events", resource: "rule/{name}" },
  aws_cloudwatch_log_group: { service: "logs", resource: "log-group:{name}" },
  aws_cloudwatch_metric_alarm: { service: "cloudwatch", resource: "alarm:{alarm_name}" },
  aws_default_security_group: ec2("security-group"),
  aws_ec2_capacity_reservation: ec2("capacity-reservation"),
  aws_ecs_capacity_provider: { service: "ecs", resource: "capacity-provider/{name}" },
  aws_ecs_cluster: { service: "ecs", resource: "cluster/{name}" },
  aws_ecs_task_definition: { service: "ecs", resource: "task-definition/{family}:{revision}" },
  aws_eks_addon: { service: "eks", resource: "addon/{cluster_name}/{addon_name}/{id}" },
  aws_eks_cluster: { service: "eks", resource: "cluster/{name}" },
  aws_eip: ec2("elastic-ip"),
  aws_flow_log: ec2("vpc-flow-log"),
  aws_iam_instance_profile: iam("instance-profile{path}{name}"),
  aws_iam_policy: iam("policy{path}{name}"),
  aws_iam_role: iam("role{path}{name}"),
  aws_instance: ec2("instance"),
  aws_internet_gateway: ec2("internet-gateway"),
  aws_kms_key: { service: "kms", resource: "key/{id}" },
  aws_launch_template: ec2("launch-template"),
  aws_network_interface: ec2("network-interface"),
  aws_placement_group: { service: "ec2", resource: "placement-group/{name}" },
  aws_route_table: ec2("route-table"),
  aws_security_group: ec2("security-group"),
  aws_service_discovery_http_namespace: { service: "servicediscovery", resource: "namespace/{id}" },
  aws_service_discovery_private_dns_namespace: { service: "servicediscovery", resource: "namespace/{id}" },
  aws_service_discovery_service: { service: "servicediscovery", resource: "service/{id}" },
  aws_sfn_state_machine: { service: "states", resource: "stateMachine:{name}" },
  aws_sns_topic: { service: "sns", resource: "{name}" },
  aws_ssm_parameter: { service: "ssm", resource: "parameter{name}" },
  aws_subnet: ec2("subnet"),
  aws_vpc: ec2("vpc"),
  aws_vpc_endpoint: ec2("vpc-endpoint"),
  aws_vpc_security_group_egress_rule: ec2("security-group-rule"),
  aws_vpc_security_group_ingress_rule: ec2("security-group-rule"),
};

/** ARN of a resource. */
export function chooseArn(type: string, chooser: Chooser): string {
  const shape = SHAPES[type];
  if (shape !== undefined) {
    const resource = shape.resource.replace(/\{(\w+)\}/g, (_, name: string) => chooser.text(name));
    return arnOf(chooser, shape.service, resource, shape.global);
  }
  return OTHERS[type]?.(chooser) ?? arnOf(chooser, serviceOf(type), `${nameOf(type)}/${chooser.text("id")}`);
}

/** ARN of something else that an attribute names. */
export function chooseReferencedArn(type: string, path: string, chooser: Chooser): string {
  const name = path.slice(path.lastIndexOf(".") + 1).replace(/_arn$/, "");
  return arnOf(chooser, serviceOf(type), `${name.replaceAll("_", "-")}/${chooser.hex(path, 17)}`);
}

/** ARNs that are more than a pattern of attributes. */
const OTHERS: Readonly<Record<string, (of: Chooser) => string>> = {
  aws_autoscaling_group: (of) =>
    arnOf(of, "autoscaling", `autoScalingGroup:${of.uuid("arn")}:autoScalingGroupName/${of.text("name")}`),
  aws_iam_openid_connect_provider: (of) =>
    arnOf(of, "iam", `oidc-provider/${of.text("url").replace(/^https:\/\//, "")}`, true),
  aws_sns_topic_subscription: (of) => `${of.text("topic_arn")}:${of.uuid("arn")}`,
  // The cluster is given by name or by ARN.
  aws_ecs_service: (of) => arnOf(of, "ecs", `service/${of.text("cluster").split("/").at(-1)}/${of.text("name")}`),
  aws_lb: (of) => {
    const kinds: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };
    const kind = kinds[of.text("load_balancer_type")] ?? "app";
    return arnOf(of, "elasticloadbalancing", `loadbalancer/${kind}/${of.text("name")}/${of.hex("arn", 16)}`);
  },
  aws_lb_listener: (of) =>
    `${of.text("load_balancer_arn").replace(":loadbalancer/", ":listener/")}/${of.hex("arn", 16)}`,
  aws_lb_target_group: (of) => arnOf(of, "elasticloadbalancing", `targetgroup/${of.text("name")}/${of.hex("arn", 16)}`),
};

function arnOf({ scenario, region }: Chooser, service: string, resource: string, global = false): string {
  return `arn:${scenario.partition}:${service}:${global ? "" : region}:${scenario.account}:${resource}`;
}

function serviceOf(type: string): string {
  return type.split("_")[1] ?? "ec2";
}

function nameOf(type: string): string {
  return type.split("_").slice(2).join("-") || serviceOf(type);
}
