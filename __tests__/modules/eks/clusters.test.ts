import { extended, existing, injected, local } from "../../support/unit/eks-cases";
import { IMAGE, OUTPOST, network } from "../../support/unit/sites";
import { stackOf, statementsOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

interface Cluster {
  readonly role_arn: string;
  readonly access_config: object;
  readonly vpc_config: { readonly subnet_ids: readonly string[] };
}
const cluster = (stack: SynthesizedStack) => stack.resource<Cluster>("aws_eks_cluster", "shop");
const role = (stack: SynthesizedStack, name: string) =>
  stack.resource<{ assume_role_policy: string }>("aws_iam_role", name);
const services = (stack: SynthesizedStack) =>
  Object.values(stack.all<{ service_name: string }>("aws_vpc_endpoint"))
    .map(({ service_name }) => service_name.replace("com.amazonaws.eu-central-1.", ""))
    .sort();

describe("an extended cluster", () => {
  const stack = stackOf(extended({ admins: ["arn:aws:iam::111122223333:role/admin"], logging: ["audit"] }));

  test("has its control plane in Regional subnets of two zones, never on the Outpost", () => {
    expect(cluster(stack)).toMatchObject({
      vpc_config: {
        subnet_ids: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"],
        endpoint_private_access: true,
        endpoint_public_access: false,
      },
      access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: true },
      kubernetes_network_config: { ip_family: "ipv4" },
      enabled_cluster_log_types: ["audit"],
    });
    expect(cluster(stack)).not.toHaveProperty("outpost_config");
    expect(stack.names("aws_placement_group")).toEqual([]);
  });

  test("waits for its role, its log group and the gates", () => {
    expect(cluster(stack)).toHaveProperty("depends_on", [
      "aws_cloudwatch_log_group.control-plane",
      "aws_iam_role_policy_attachment.control-plane--AmazonEKSClusterPolicy",
      "terraform_data.OM-K001_shop",
      "terraform_data.OM-P001_factory",
      "terraform_data.OM-P002_factory",
      "terraform_data.OM-P003_factory",
      "terraform_data.OM-P006_factory",
    ]);
    expect(statementsOf(role(stack, "control-plane").assume_role_policy)[0]).toMatchObject({
      Principal: { Service: "eks.amazonaws.com" },
    });
  });

  test("lets nodes and administrators in by access entries", () => {
    expect(stack.resource("aws_eks_access_entry", "nodes")).toMatchObject({
      type: "EC2_LINUX",
      principal_arn: "${aws_iam_role.nodes.arn}",
    });
    expect(Object.values(stack.all("aws_eks_access_policy_association"))).toEqual([
      expect.objectContaining({
        policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        access_scope: { type: "cluster" },
      }),
    ]);
  });

  test("gives each service account a role that only it may take, and that may be one object of the mesh", () => {
    const statements = statementsOf(role(stack, "pod--web").assume_role_policy);
    expect(statements).toEqual([
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: "${aws_iam_openid_connect_provider.pods.arn}" },
        Condition: {
          StringEquals: {
            "${local.token_issuer}:aud": "sts.amazonaws.com",
            "${local.token_issuer}:sub": "system:serviceaccount:shop:web",
          },
        },
      },
    ]);
    const { policy } = stack.resource<{ policy: string }>("aws_iam_role_policy", "pod--web");
    expect(statementsOf(policy)).toMatchObject([
      {
        Action: ["appmesh:StreamAggregatedResources"],
        Resource: [
          "arn:aws:appmesh:eu-central-1:${data.aws_caller_identity.current.account_id}:mesh/${aws_appmesh_mesh.shop.name}/virtualNode/${aws_appmesh_virtual_node.web.name}",
        ],
      },
    ]);
    expect(stack.names("aws_iam_role_policy")).toEqual(["pod--web"]);
  });

  test("has the endpoints that its nodes need, in the Outpost's own zone", () => {
    expect(services(stack)).toEqual([
      "appmesh-envoy-management",
      "ec2",
      "ecr.api",
      "ecr.dkr",
      "eks",
      "elasticloadbalancing",
      "logs",
      "s3",
      "sts",
    ]);
    expect(stack.resource("aws_vpc_endpoint", "ec2")).toMatchObject({ subnet_ids: ["${aws_subnet.a.id}"] });
  });

  test("encrypts secrets, chooses its addresses and manages add-ons where that is asked for", () => {
    // A multi-Region key has an id of its own form.
    const key = "arn:aws:kms:eu-central-1:111122223333:key/mrk-0a1b2c3d";
    const asked = stackOf(extended({ secretsKeyArn: key, serviceCidr: "172.20.0.0/16", addons: ["coredns"] }));
    expect(cluster(asked)).toMatchObject({
      encryption_config: { provider: { key_arn: key }, resources: ["secrets"] },
      kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" },
    });
    expect(asked.names("aws_eks_addon")).toEqual(["coredns"]);
  });
});

describe("a local cluster", () => {
  const stack = stackOf(local());

  test("has its control plane on the one Outpost, spread and private, with the one authentication that it takes", () => {
    expect(cluster(stack)).toMatchObject({
      vpc_config: {
        subnet_ids: ["${aws_subnet.containers.id}"],
        endpoint_private_access: true,
        endpoint_public_access: false,
      },
      access_config: { authentication_mode: "CONFIG_MAP", bootstrap_cluster_creator_admin_permissions: true },
      outpost_config: {
        outpost_arns: [OUTPOST],
        control_plane_instance_type: "m5.large",
        control_plane_placement: { group_name: "${aws_placement_group.control-plane.name}" },
      },
    });
    for (const refused of ["kubernetes_network_config", "encryption_config"]) {
      expect(cluster(stack)).not.toHaveProperty(refused);
    }
    expect(stack.resource("aws_placement_group", "control-plane")).toMatchObject({
      strategy: "spread",
      spread_level: "host",
    });
  });

  test("has a role that instances take, with the policy for local clusters", () => {
    expect(statementsOf(role(stack, "control-plane").assume_role_policy)[0]).toMatchObject({
      Principal: { Service: "ec2.amazonaws.com" },
    });
    expect(stack.names("aws_iam_role_policy_attachment")).toContain(
      "control-plane--AmazonEKSLocalOutpostClusterPolicy",
    );
  });

  test("has neither access entries nor roles of service accounts: the nodes' role is every object that runs here", () => {
    for (const kind of ["aws_eks_access_entry", "aws_iam_openid_connect_provider"])
      expect(stack.names(kind)).toEqual([]);
    const { policy } = stack.resource<{ policy: string }>("aws_iam_role_policy", "nodes");
    expect(statementsOf(policy)).toMatchObject([{ Action: ["appmesh:StreamAggregatedResources"] }]);
  });

  test("asks that the Outpost is slotted for its control plane, too", () => {
    expect(JSON.stringify(stack.resource("terraform_data", "OM-P006_factory"))).toContain("m5.large");
  });

  test("has the endpoints that its control plane needs, open to the Outpost's subnets", () => {
    expect(services(stack)).toEqual(
      ["appmesh-envoy-management", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "logs", "s3"].concat([
        "secretsmanager",
        "ssm",
        "ssmmessages",
        "sts",
      ]),
    );
    expect(stack.names("aws_vpc_security_group_ingress_rule")).toContain(
      "endpoint--subnet-containers--platform-endpoints",
    );
  });
});

describe("an existing cluster", () => {
  test("is left as it is; roles of its service accounts trust its issuer", () => {
    const stack = stackOf(existing({ podCredentials: "irsa" }));
    expect(stack.kinds.filter((kind) => /eks|autoscaling|launch_template|vpc|subnet/.test(kind))).toEqual([]);
    expect(stack.data("aws_eks_cluster")).toEqual({ factory: { name: "factory" } });
    expect(statementsOf(role(stack, "pod--web").assume_role_policy)[0]).toMatchObject({
      Principal: {
        Federated: "arn:aws:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/${local.token_issuer}",
      },
    });
  });
});

describe("whoever owns the mesh", () => {
  test("is Terraform when Envoy is written into the pods, and the controller when it injects; never both", () => {
    const kinds = (stack: SynthesizedStack) => stack.kinds.filter((kind) => kind.startsWith("aws_appmesh_"));
    expect(kinds(stackOf(extended()))).toContain("aws_appmesh_virtual_node");
    expect(kinds(stackOf(injected()))).toEqual([]);
  });

  test("the controller gets a role of its own that may own a mesh, and its endpoints", () => {
    const stack = stackOf(injected());
    const { policy } = stack.resource<{ policy: string }>("aws_iam_role_policy", "pod--appmesh-controller");
    const actions = statementsOf(policy).flatMap(({ Action }) => Action);
    expect(actions).toEqual(expect.arrayContaining(["appmesh:CreateVirtualNode", "servicediscovery:RegisterInstance"]));
    expect(services(stack)).toEqual(expect.arrayContaining(["appmesh", "servicediscovery"]));
    expect(stack.names("aws_vpc_security_group_ingress_rule")).toContain("node--control-plane--webhooks");
  });
});

describe("the nodes' security group", () => {
  const stack = stackOf(
    extended(
      {},
      { services: { web: { image: IMAGE }, prices: { image: IMAGE } } },
      {
        network: network({
          regionalSubnets: [
            { name: "a", cidr: "10.40.0.0/26" },
            { name: "b", cidr: "10.40.0.64/26", availabilityZone: "eu-central-1b" },
          ],
        }),
        services: {
          web: { port: 8080, calls: ["prices", "ledger"], clients: ["10.200.0.0/16"] },
          prices: { port: 9090, calls: ["ledger"] },
          ledger: { port: 7070 },
        },
      },
    ),
  );

  test("admits each service's port among nodes, DNS, clients, kubelet's caller, and nothing else", () => {
    const rules = stack.all<{ security_group_id: string; from_port: number; ip_protocol: string }>(
      "aws_vpc_security_group_ingress_rule",
    );
    const own = Object.entries(rules).filter(([, rule]) => rule.security_group_id === "${aws_security_group.nodes.id}");
    expect(own.map(([, { from_port }]) => from_port).sort((a, b) => a - b)).toEqual([53, 53, 8080, 8080, 9090, 10250]);
  });

  test("lets a caller out to what runs elsewhere in the VPC", () => {
    expect(stack.resource("aws_vpc_security_group_egress_rule", "call--vpc--port-7070")).toMatchObject({
      from_port: 7070,
      cidr_ipv4: "10.40.0.0/16",
    });
  });
});
