import type { Mark } from "../svg";
import type { Thing } from "./model";

type Values = Readonly<Record<string, unknown>>;

interface PlacedKind {
  readonly kind: string;
  /** Argument with the subnets, or the block that has it. */
  readonly subnets: string;
  readonly amount?: (values: Values) => string | undefined;
}

const times = (value: unknown) => (typeof value === "number" ? `×${value}` : undefined);

/** Kinds of resources that stand in subnets, and are worth a place in a picture. */
const PLACED_KINDS: Readonly<Record<string, PlacedKind>> = {
  aws_autoscaling_group: {
    kind: "group of instances",
    subnets: "vpc_zone_identifier",
    amount: ({ min_size: min, max_size: max }) => (min === max ? times(min) : `${String(min)} to ${String(max)}`),
  },
  aws_eks_cluster: { kind: "EKS cluster", subnets: "vpc_config" },
  aws_eks_node_group: { kind: "node group", subnets: "subnet_ids" },
  aws_ecs_service: {
    kind: "ECS service",
    subnets: "network_configuration",
    amount: ({ desired_count: count }) => times(count),
  },
  aws_instance: { kind: "instance", subnets: "subnet_id" },
  aws_lb: { kind: "load balancer", subnets: "subnets" },
  aws_nat_gateway: { kind: "NAT gateway", subnets: "subnet_id" },
  aws_network_interface: { kind: "network interface", subnets: "subnet_id" },
  aws_vpc_endpoint: { kind: "endpoint", subnets: "subnet_ids" },
};

/** How a kind of resource stands in subnets; undefined when it does not. */
export function placedKind(type: string): PlacedKind | undefined {
  return Object.hasOwn(PLACED_KINDS, type) ? PLACED_KINDS[type] : undefined;
}

/** Kinds that stand on an Outpost without a subnet. */
const ON_OUTPOST: Readonly<Record<string, string>> = {
  aws_ebs_volume: "volume",
  aws_ec2_capacity_reservation: "capacity reservation",
  kubernetes_daemon_set_v1: "DaemonSet",
  kubernetes_daemonset: "DaemonSet",
  kubernetes_deployment: "Deployment",
  kubernetes_deployment_v1: "Deployment",
};

/** How a kind of resource that stands on an Outpost is called; undefined when it has no place in a picture. */
export function onOutpostKind(type: string): string | undefined {
  return Object.hasOwn(ON_OUTPOST, type) ? ON_OUTPOST[type] : undefined;
}

/** The AWS service that a kind of resource belongs to, in a few words. */
export function serviceOf(type: string): string {
  return SERVICES.find(([prefix]) => type.startsWith(prefix))?.[1] ?? type.replace(/^([a-z]+_[a-z0-9]+).*$/, "$1");
}

const SERVICES: readonly (readonly [string, string])[] = [
  ["aws_acm", "ACM"],
  ["aws_appmesh_", "App Mesh"],
  ["aws_autoscaling_", "Auto Scaling"],
  ["aws_cloudwatch_event_", "EventBridge"],
  ["aws_cloudwatch_", "CloudWatch"],
  ["aws_ec2_local_gateway_", "local gateway"],
  ["aws_ecr_", "ECR"],
  ["aws_ecs_", "ECS"],
  ["aws_eks_", "EKS"],
  ["aws_flow_log", "flow logs"],
  ["aws_iam_", "IAM"],
  ["aws_kms_", "KMS"],
  ["aws_lambda_", "Lambda"],
  ["aws_launch_template", "EC2"],
  ["aws_lb", "Elastic Load Balancing"],
  ["aws_ram_", "RAM"],
  ["aws_route53", "Route 53"],
  ["aws_s3", "S3"],
  ["aws_secretsmanager_", "Secrets Manager"],
  ["aws_service_discovery_", "Cloud Map"],
  ["aws_sns_", "SNS"],
  ["aws_sqs_", "SQS"],
  ["aws_ssm_", "Systems Manager"],
  ["aws_", "VPC and EC2"],
  ["helm_", "Helm"],
  ["kubernetes_", "Kubernetes"],
];

/** A thing as the picture names it. */
export function thing(
  kind: string,
  { address, name, mark, values }: { address: string; name: string; mark: Mark; values: Values },
  amount?: string,
): Thing {
  const metadata = (values["metadata"] as readonly Values[] | undefined)?.[0];
  const tags = values["tags"] as Values | null | undefined;
  const service = values["service_name"];
  const endpoint =
    kind === "endpoint" && typeof service === "string" ? service.split(".").slice(3).join(".") : undefined;
  const named = [endpoint, values["name"], metadata?.["name"], tags?.["Name"]].find(
    (each): each is string => typeof each === "string" && each !== "",
  );
  return { kind, name: named ?? name, mark, address, ...(amount === undefined ? {} : { amount }) };
}
