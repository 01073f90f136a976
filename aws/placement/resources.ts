import { EKS_PLACEMENTS } from "./eks";
import type { Placement } from "./placement";
import { SOURCES } from "./sources";

const CONFIGURATION: Placement = {
  place: "crossing",
  why: "Envoys on the Outpost take their configuration from App Mesh's control plane in the Region, and keep the last one",
  source: SOURCES.appMesh,
};
const DISCOVERY: Placement = {
  place: "crossing",
  why: "tasks are registered in the Region, and names and hosts are looked up there",
  source: `${SOURCES.route53}; ${SOURCES.absent}`,
};
const CREDENTIALS: Placement = {
  place: "crossing",
  why: "tasks and instances get the credentials of the role from the Region, and renew them there",
  source: `${SOURCES.appMesh}, limitations; ${SOURCES.ecs}`,
};
const DEFINITION: Placement = {
  place: "region",
  why: "a definition that is kept in the Region; what is made of it stands where it is placed",
  source: SOURCES.absent,
};
const PERMISSION: Placement = {
  place: "region",
  why: "IAM judges it in the Region when a request arrives there",
  source: `${SOURCES.appMesh}, limitations`,
};
const VPC_PART: Placement = {
  place: "region",
  why: "an object of the Regional VPC, which spans the Outpost; what it decides is carried out at the network interfaces, wherever they are",
  source: SOURCES.network,
};
const SHARING: Placement = {
  place: "region",
  why: "AWS RAM shares it in the Region; no traffic passes it",
  source: SOURCES.absent,
};
const OPERATIONS: Placement = {
  place: "region",
  why: "watches or automates from the Region; nothing on the Outpost waits for it",
  source: SOURCES.absent,
};

const PLACEMENTS: Readonly<Record<string, Placement>> = {
  ...EKS_PLACEMENTS,
  aws_appmesh_gateway_route: CONFIGURATION,
  aws_appmesh_mesh: CONFIGURATION,
  aws_appmesh_route: CONFIGURATION,
  aws_appmesh_virtual_gateway: CONFIGURATION,
  aws_appmesh_virtual_node: CONFIGURATION,
  aws_appmesh_virtual_router: CONFIGURATION,
  aws_appmesh_virtual_service: CONFIGURATION,
  aws_autoscaling_group: {
    place: "outpost",
    why: "its instances stand in the Outpost's subnets; EC2 Auto Scaling itself works from the Region",
    source: SOURCES.outposts,
  },
  aws_cloudwatch_dashboard: OPERATIONS,
  aws_cloudwatch_event_rule: OPERATIONS,
  aws_cloudwatch_event_target: OPERATIONS,
  aws_cloudwatch_log_group: {
    place: "crossing",
    why: "logs are kept by CloudWatch in the Region; while the link is down ECS's driver cannot send those of containers",
    source: SOURCES.ecs,
  },
  aws_cloudwatch_log_resource_policy: OPERATIONS,
  aws_cloudwatch_metric_alarm: {
    place: "region",
    why: "CloudWatch judges it in the Region, also when the Outpost is silent",
    source: SOURCES.metrics,
  },
  aws_default_security_group: VPC_PART,
  aws_ec2_capacity_reservation: {
    place: "region",
    cases: [{ anyOf: ["outpost_arn"], place: "outpost", when: "with an Outpost's ARN" }],
    why: "holds slots of the Outpost that it names",
    source: SOURCES.outposts,
  },
  aws_ec2_local_gateway_route: {
    place: "outpost",
    why: "the local gateway is part of the rack: traffic to the premises does not touch the service link",
    source: SOURCES.localGateway,
  },
  aws_ec2_local_gateway_route_table_vpc_association: {
    place: "outpost",
    why: "the local gateway's route table serves the rack, for the VPC that is associated with it",
    source: SOURCES.localGateway,
  },
  aws_ecs_capacity_provider: DEFINITION,
  aws_ecs_cluster: {
    place: "crossing",
    why: "ECS's control plane is in the Region and the agents on the Outpost are connected to it; tasks run on without it",
    source: SOURCES.ecs,
  },
  aws_ecs_cluster_capacity_providers: DEFINITION,
  aws_ecs_service: {
    place: "outpost",
    why: "its tasks are pinned to the Outpost",
    source: SOURCES.ecs,
  },
  aws_ecs_task_definition: DEFINITION,
  aws_eip: {
    place: "region",
    cases: [{ anyOf: ["customer_owned_ipv4_pool"], place: "outpost", when: "of a customer-owned pool" }],
    why: "a customer-owned address is announced by the local gateway; any other belongs to the Region",
    source: SOURCES.localGateway,
  },
  aws_elb: {
    place: "crossing",
    why: "Classic Load Balancers run in the Region, and their traffic crosses the service link",
    source: `${SOURCES.appMesh}, limitations`,
  },
  aws_flow_log: {
    place: "crossing",
    why: "it records at network interfaces, those on the Outpost among them, and delivers in the Region",
    source: `${SOURCES.flowLogs}; ${SOURCES.absent}`,
  },
  aws_iam_instance_profile: CREDENTIALS,
  aws_iam_policy: PERMISSION,
  aws_iam_role: CREDENTIALS,
  aws_iam_role_policy: PERMISSION,
  aws_iam_role_policy_attachment: PERMISSION,
  aws_internet_gateway: {
    place: "crossing",
    why: "the VPC's way to the internet is in the Region; traffic of the Outpost reaches it over the service link",
    source: SOURCES.network,
  },
  aws_kms_alias: OPERATIONS,
  aws_kms_key: {
    place: "region",
    why: "KMS answers in the Region, to the services there that encrypt with the key",
    source: SOURCES.absent,
  },
  aws_launch_template: DEFINITION,
  aws_lb: {
    place: "crossing",
    cases: [
      { equals: { load_balancer_type: "network" }, place: "crossing", when: "a Network Load Balancer" },
      { equals: { load_balancer_type: "gateway" }, place: "crossing", when: "a Gateway Load Balancer" },
      { anyOf: ["customer_owned_ipv4_pool"], place: "outpost", when: "with customer-owned addresses" },
      {
        refersTo: { argument: "subnets", place: "outpost" },
        place: "outpost",
        when: "an Application Load Balancer in a subnet on a rack",
      },
      {
        refersTo: { argument: "subnet_mapping", place: "outpost" },
        place: "outpost",
        when: "an Application Load Balancer whose subnet mapping is on a rack",
      },
    ],
    why: "Application Load Balancers run on racks when their one subnet is there; Network and Classic Load Balancers run in the Region, and their traffic crosses the service link",
    source: `${SOURCES.elb}; ${SOURCES.appMesh}, limitations`,
  },
  aws_lb_listener: {
    place: "crossing",
    cases: [
      {
        refersTo: { argument: "load_balancer_arn", place: "outpost" },
        place: "outpost",
        when: "of a load balancer on a rack",
      },
    ],
    why: "a listener is where its load balancer is",
    source: SOURCES.elb,
  },
  aws_lb_listener_rule: {
    place: "crossing",
    cases: [
      {
        refersTo: { argument: "listener_arn", place: "outpost" },
        place: "outpost",
        when: "of a listener on a rack",
      },
    ],
    why: "a rule is where its listener is",
    source: SOURCES.elb,
  },
  aws_lb_target_group: DEFINITION,
  aws_lb_target_group_attachment: DEFINITION,
  aws_nat_gateway: {
    place: "crossing",
    why: "it stands in a public subnet in the Region; traffic of the Outpost reaches it over the service link",
    source: SOURCES.endpoints,
  },
  aws_ram_principal_association: SHARING,
  aws_ram_resource_association: SHARING,
  aws_ram_resource_share: SHARING,
  aws_route: {
    place: "region",
    cases: [
      { anyOf: ["local_gateway_id"], place: "outpost", when: "to a local gateway" },
      {
        anyOf: [
          "nat_gateway_id",
          "gateway_id",
          "transit_gateway_id",
          "vpc_peering_connection_id",
          "vpc_endpoint_id",
          "egress_only_gateway_id",
        ],
        place: "crossing",
        when: "to a gateway, a peering connection or an endpoint in the Region",
      },
    ],
    why: "traffic goes where the route leads",
    source: SOURCES.network,
  },
  aws_route_table: VPC_PART,
  aws_route_table_association: VPC_PART,
  aws_security_group: VPC_PART,
  aws_service_discovery_instance: DISCOVERY,
  aws_service_discovery_private_dns_namespace: DISCOVERY,
  aws_service_discovery_service: DISCOVERY,
  aws_sfn_state_machine: OPERATIONS,
  aws_sns_topic: OPERATIONS,
  aws_sns_topic_policy: OPERATIONS,
  aws_sns_topic_subscription: OPERATIONS,
  aws_ssm_parameter: {
    place: "region",
    why: "a parameter that Terraform and operations read in the Region; one that a container takes crosses the link when the task starts",
    source: SOURCES.absent,
  },
  aws_subnet: {
    place: "region",
    cases: [{ anyOf: ["outpost_arn"], place: "outpost", when: "with an Outpost's ARN" }],
    why: "a subnet with an Outpost's ARN is part of the Outpost",
    source: SOURCES.network,
  },
  aws_vpc: VPC_PART,
  aws_vpc_dhcp_options: VPC_PART,
  aws_vpc_dhcp_options_association: VPC_PART,
  aws_vpc_endpoint: {
    place: "crossing",
    why: "endpoints stand in the Region, interface endpoints in a Regional subnet; what runs on the Outpost reaches them over the service link",
    source: SOURCES.endpoints,
  },
  aws_vpc_endpoint_route_table_association: VPC_PART,
  aws_vpc_security_group_egress_rule: VPC_PART,
  aws_vpc_security_group_ingress_rule: VPC_PART,
  terraform_data: {
    place: "plan",
    why: "a prerequisite's gate or the record of rule modes: it manages nothing",
    source: SOURCES.terraform,
  },
};

/** Every kind of managed resource that the product may synthesise, by its Terraform type; sorted. */
export const RESOURCE_PLACEMENTS: Readonly<Record<string, Placement>> = Object.fromEntries(
  Object.entries(PLACEMENTS).sort(([a], [b]) => (a < b ? -1 : 1)),
);
