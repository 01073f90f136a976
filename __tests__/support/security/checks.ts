import { block } from "./example-plan";
import type { PlannedResource } from "./example-plan";
import { statementsOf, tooWide } from "./policies";

/** A generic check as the scanners of plans have it: what of a resource does not pass, in words. */
export interface GenericCheck {
  readonly types: RegExp;
  /** What is wrong with one resource of a plan, which may be looked at as a whole. */
  violations(resource: PlannedResource, plan: readonly PlannedResource[]): readonly string[];
}

const OPEN = new Set(["0.0.0.0/0", "::/0"]);
const SECRET_NAME = /pass(word|wd)?|secret|token|api_?key|private_?key|credential/i;

const when = (broken: boolean, words: string): string[] => (broken ? [words] : []);
const is = (types: RegExp, words: string, holds: (resource: PlannedResource) => boolean): GenericCheck => ({
  types,
  violations: (resource) => when(!holds(resource), words),
});

/** The rules of security groups, in their own resources. */
const RULE = /^aws_vpc_security_group_(ingress|egress)_rule$/;
const isOpen = ({ after }: PlannedResource) =>
  OPEN.has(String(after["cidr_ipv4"])) || OPEN.has(String(after["cidr_ipv6"]));
/** The way to AWS of a VPC that has its own, through whatever it is: no narrower one is known here. */
const isHttpsOut = ({ type, name, after }: PlannedResource) =>
  type === "aws_vpc_security_group_egress_rule" &&
  name.endsWith("--aws") &&
  after["from_port"] === 443 &&
  after["to_port"] === 443;
const described = ({ after }: PlannedResource) =>
  /\w{3}/.test(String(after["description"])) && after["description"] !== "Managed by Terraform";
const listens = (port: number) =>
  is(/^aws_vpc_security_group_ingress_rule$/, `lets everybody in on port ${port}`, (rule) => {
    const { from_port: from, to_port: to } = rule.after;
    return !isOpen(rule) || Number(from) > port || Number(to) < port;
  });

/** The containers of a task definition, as far as the plan knows them. */
const containersOf = ({ after }: PlannedResource): readonly Record<string, unknown>[] =>
  JSON.parse(String(after["container_definitions"] ?? "[]")) as Record<string, unknown>[];
const eachContainer = (words: string, holds: (container: Record<string, unknown>) => boolean): GenericCheck => ({
  types: /^aws_ecs_task_definition$/,
  violations: (task) =>
    containersOf(task)
      .filter((each) => !holds(each))
      .map((each) => `${String(each["name"])} ${words}`),
});

const metadata = ({ after }: PlannedResource) => block(after, "metadata_options");
const policy: GenericCheck = {
  types: /^aws_(iam_role|iam_role_policy|iam_policy|kms_key|sns_topic_policy)$/,
  violations: (resource) => statementsOf(resource).flatMap(tooWide),
};

const refersTo = (template: unknown, { address }: PlannedResource) => template === `\${${address}.id}`;
const isClosedGroupOf = (vpc: PlannedResource, { type, written }: PlannedResource) =>
  type === "aws_default_security_group" &&
  refersTo(written["vpc_id"], vpc) &&
  // What is not said is left as it is when the plan is made again.
  JSON.stringify([written["ingress"], written["egress"]]) === "[[],[]]";
/** Whether an address is a NAT gateway's, which lets nothing in that was not asked for. */
const isOfNatGateway = (address: PlannedResource, plan: readonly PlannedResource[]) =>
  plan.some(({ type, written }) => type === "aws_nat_gateway" && refersTo(written["allocation_id"], address));
/** An address of the customer's own pool is none of the internet's. */
const isCustomerOwned = ({ after }: PlannedResource) => after["customer_owned_ipv4_pool"] != null;
/** Whether a route belongs to the table of a subnet that a NAT gateway, and nothing else of the plan, stands in. */
function isOfPublicSubnet({ written: { route_table_id: table } }: PlannedResource, plan: readonly PlannedResource[]) {
  const subnets = plan
    .filter(({ type, written }) => type === "aws_route_table_association" && written["route_table_id"] === table)
    .map(({ written }) => written["subnet_id"]);
  const standing = plan.filter(
    ({ type, written }) =>
      type !== "aws_route_table_association" && subnets.some((each) => JSON.stringify(written).includes(String(each))),
  );
  return standing.length > 0 && standing.every(({ type }) => type === "aws_nat_gateway");
}

/** Endpoints with AWS's own policy everywhere, each with its reason in docs/security.md. */
const OPEN_ENDPOINTS: ReadonlySet<string> = new Set([
  // App Mesh evaluates none, or is not known to.
  "appmesh",
  "appmesh-envoy-management",
  // Their guides have no policy for them.
  "ecs-agent",
  "ecs-telemetry",
]);

/** Whether docs/security.md has a reason for an endpoint with AWS's own policy. */
const mayBeOpen = (endpoint: string, plan: readonly PlannedResource[]) =>
  OPEN_ENDPOINTS.has(endpoint) ||
  plan.every(({ type }) => type !== "aws_vpc") ||
  plan.some(
    ({ type, after }) => type === "aws_eks_cluster" && block(after, "outpost_config")["outpost_arns"] != null,
  ) ||
  (endpoint === "s3" && plan.some(({ after }) => after["destination_cidr_block"] === "0.0.0.0/0"));

/** What docs/security.md calls green, by the id that the scanner gives it or by a word of our own. */
export const CHECKS: Readonly<Record<string, GenericCheck>> = {
  CKV2_AWS_12: {
    types: /^aws_vpc$/,
    violations: (vpc, plan) =>
      when(
        !plan.some((group) => isClosedGroupOf(vpc, group)),
        "has a default security group that lets something through",
      ),
  },
  CKV_AWS_130: is(/^aws_subnet$/, "gives public addresses", ({ after }) => after["map_public_ip_on_launch"] !== true),
  CKV_AWS_23: is(/^aws_security_group$|^aws_vpc_security_group_/, "has no description", described),
  CKV_AWS_24: listens(22),
  CKV_AWS_25: listens(3389),
  CKV_AWS_260: listens(80),
  CKV_AWS_277: is(RULE, "names no port", ({ after }) => after["ip_protocol"] !== "-1"),
  CKV_AWS_382: is(RULE, "is open to everybody", (rule) => !isOpen(rule) || isHttpsOut(rule)),
  CKV_AWS_65: is(/^aws_ecs_cluster$/, "has no Container Insights", ({ after }) => {
    const { name, value } = block(after, "setting");
    return name === "containerInsights" && value !== "disabled";
  }),
  CKV_AWS_333: is(/^aws_ecs_service$/, "gives tasks public addresses", ({ after }) => {
    return block(after, "network_configuration")["assign_public_ip"] !== true;
  }),
  CKV_AWS_249: is(/^aws_ecs_task_definition$/, "has one role for two purposes", ({ written }) => {
    return written["task_role_arn"] !== undefined && written["task_role_arn"] !== written["execution_role_arn"];
  }),
  CKV_AWS_334: eachContainer("is privileged", (container) => container["privileged"] !== true),
  CKV_AWS_335: is(
    /^aws_ecs_task_definition$/,
    "shares processes with its host",
    ({ after }) => after["pid_mode"] !== "host",
  ),
  "plaintext-secrets": eachContainer("has a secret in clear", ({ environment }) =>
    ((environment ?? []) as readonly { name: string }[]).every(({ name }) => !SECRET_NAME.test(name)),
  ),
  CKV_AWS_46: is(/^aws_launch_template$/, "has a secret in its user data", ({ after }) => {
    return !SECRET_NAME.test(Buffer.from(String(after["user_data"] ?? ""), "base64").toString("utf8"));
  }),
  CKV_AWS_79: is(
    /^aws_launch_template$/,
    "allows IMDSv1",
    (template) => metadata(template)["http_tokens"] === "required",
  ),
  CKV_AWS_88: is(/^aws_launch_template$/, "gives public addresses", ({ after }) => {
    return block(after, "network_interfaces")["associate_public_ip_address"] !== "true";
  }),
  // Container networking of Kubernetes needs a second hop; what matters is that somebody decided it.
  CKV_AWS_341: is(/^aws_launch_template$/, "does not state how far IMDS answers, or too far", (template) => {
    const hops = metadata(template)["http_put_response_hop_limit"];
    return (
      hops === 1 ||
      // User data with references is not known before the apply; then what is configured is looked at.
      (hops === 2 &&
        (/kubelet|nodeadm|eks/i.test(
          Buffer.from(String(template.after["user_data"] ?? ""), "base64").toString("utf8"),
        ) ||
          /node\.eks\.aws|\/etc\/eks\//.test(String(template.written["user_data"]))))
    );
  }),
  "encrypted-volumes": {
    types: /^aws_launch_template$/,
    violations: ({ after }) =>
      ((after["block_device_mappings"] ?? []) as readonly Record<string, unknown>[])
        .filter((mapping) => Object.keys(block(mapping, "ebs")).length > 0)
        .flatMap((mapping) =>
          when(block(mapping, "ebs")["encrypted"] !== "true", `${String(mapping["device_name"])} is not encrypted`),
        ),
  },
  CKV_AWS_315: is(/^aws_autoscaling_group$/, "uses no launch template", ({ after, written }) => {
    return Object.keys({ ...block(after, "launch_template"), ...block(written, "launch_template") }).length > 0;
  }),
  CKV_AWS_153: is(
    /^aws_autoscaling_group$/,
    "has no tags",
    ({ after }) => ((after["tag"] ?? []) as unknown[]).length > 0,
  ),
  CKV_AWS_66: is(
    /^aws_cloudwatch_log_group$/,
    "keeps logs for ever",
    ({ after }) => Number(after["retention_in_days"]) > 0,
  ),
  CKV_AWS_26: is(/^aws_sns_topic$/, "is not encrypted", ({ written }) => written["kms_master_key_id"] !== undefined),
  CKV_AWS_7: is(/^aws_kms_key$/, "is not rotated", ({ after }) => after["enable_key_rotation"] === true),
  CKV_AWS_60: policy,
  CKV_AWS_61: policy,
  CKV_AWS_274: is(/^aws_iam_role(_policy_attachment)?$/, "is an administrator", ({ after, written }) => {
    return !/AdministratorAccess/.test(JSON.stringify([after, written]));
  }),
  CKV_AWS_1: policy,
  CKV_AWS_49: policy,
  CKV_AWS_107: policy,
  CKV_AWS_108: policy,
  CKV_AWS_109: policy,
  CKV_AWS_110: policy,
  CKV_AWS_111: policy,
  CKV_AWS_283: policy,
  CKV_AWS_356: policy,
  "no-internet-way-in": {
    types: /^aws_(eip|route)$/,
    violations: (resource, plan) => [
      ...when(
        resource.type === "aws_eip" && !isOfNatGateway(resource, plan) && !isCustomerOwned(resource),
        "is a way in from the internet",
      ),
      ...when(
        resource.written["gateway_id"] !== undefined && !isOfPublicSubnet(resource, plan),
        "opens more than a NAT gateway's own subnet",
      ),
    ],
  },
  "endpoint-policies": {
    types: /^aws_vpc_endpoint$/,
    violations: ({ name, after, written }, plan) => {
      const text = after["policy"] ?? written["policy"];
      if (typeof text !== "string") return when(!mayBeOpen(name, plan), "lets everybody's credentials through");
      const { Statement: statements } = JSON.parse(text) as { Statement: readonly Record<string, unknown>[] };
      const isNarrow = ({ Condition, Action, Resource }: Record<string, unknown>) =>
        Condition !== undefined || (String(Action) === "s3:GetObject" && !String(Resource).includes(":::*"));
      return when(!statements.every(isNarrow), "has a statement for everybody");
    },
  },
  "internal-load-balancers": is(/^aws_lb$/, "is open to the internet", ({ after }) => after["internal"] === true),
  CKV_AWS_131: is(/^aws_lb$/, "passes invalid headers on", ({ after }) => {
    return after["load_balancer_type"] === "network" || after["drop_invalid_header_fields"] === true;
  }),
  CKV_AWS_328: is(/^aws_lb$/, "lets requests be taken for others", ({ after }) => {
    return after["load_balancer_type"] === "network" || after["desync_mitigation_mode"] !== "monitor";
  }),
  CKV_AWS_103: is(/^aws_lb_listener$/, "takes old TLS", ({ after }) => {
    return after["protocol"] !== "HTTPS" || /TLS13|TLS-1-2|FS-1-2/.test(String(after["ssl_policy"]));
  }),
  CKV_AWS_261: is(/^aws_lb_target_group$/, "has no health check", ({ after, written }) => {
    return Object.keys({ ...block(after, "health_check"), ...block(written, "health_check") }).length > 0;
  }),
  CKV_AWS_38: is(
    /^aws_eks_cluster$/,
    "answers the internet",
    ({ after }) => block(after, "vpc_config")["endpoint_public_access"] !== true,
  ),
  CKV_AWS_39: is(
    /^aws_eks_cluster$/,
    "has a public endpoint",
    ({ after }) => block(after, "vpc_config")["endpoint_public_access"] !== true,
  ),
};
