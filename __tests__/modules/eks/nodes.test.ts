import { extended, local } from "../../support/unit/eks-cases";
import { stackOf } from "../../support/unit/stacks";

interface Template {
  readonly user_data: string;
  readonly metadata_options: object;
  readonly block_device_mappings: readonly object[];
}
const templateOf = (deployment: Parameters<typeof stackOf>[0]) =>
  stackOf(deployment).resource<Template>("aws_launch_template", "general");

/** The text inside `base64encode("…")`, with Terraform's escapes undone and references as they are. */
const scriptOf = ({ user_data: userData }: Template): string => {
  const quoted = /^\$\{base64encode\((".*")\)\}$/s.exec(userData)![1]!;
  return JSON.parse(quoted) as string;
};

describe("the nodes of a cluster", () => {
  test("of Amazon Linux 2023 are configured by nodeadm", () => {
    expect(scriptOf(templateOf(extended()))).toBe(`MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: \${aws_eks_cluster.shop.name}
    apiServerEndpoint: \${aws_eks_cluster.shop.endpoint}
    certificateAuthority: \${aws_eks_cluster.shop.certificate_authority[0].data}
    cidr: \${aws_eks_cluster.shop.kubernetes_network_config[0].service_ipv4_cidr}
  kubelet:
    flags:
      - --node-labels=outpost-mesh/outpost=factory

--//--
`);
  });

  test("of Amazon Linux 2 in a local cluster join by its id", () => {
    expect(scriptOf(templateOf(local()))).toBe(`#!/bin/bash
set -euo pipefail
/etc/eks/bootstrap.sh \${aws_eks_cluster.shop.name} \\
  --b64-cluster-ca \${aws_eks_cluster.shop.certificate_authority[0].data} \\
  --apiserver-endpoint \${aws_eks_cluster.shop.endpoint} \\
  --enable-local-outpost true --cluster-id \${aws_eks_cluster.shop.cluster_id} \\
  --kubelet-extra-args '--node-labels=outpost-mesh/outpost=factory'
`);
  });

  test("of Amazon Linux 2023 in a local cluster, where the rule is waived, say that they are on an Outpost", () => {
    const waived = local(
      {},
      { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, ami: "al2023" } } },
      { rules: { "OM-K019": { mode: "off", reason: "our platform version takes it", expires: "2099-01-01" } } },
    );
    expect(templateOf(waived).user_data).toContain(
      "    enableOutpost: true\\n    id: ${aws_eks_cluster.shop.cluster_id}\\n",
    );
  });

  test("have an explicit volume, tokens for their metadata, and a hop for pods", () => {
    expect(templateOf(extended())).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 2 },
      block_device_mappings: [{ ebs: { volume_type: "gp2", encrypted: "true" } }],
    });
  });

  test("take the image of their cluster's version from AWS's parameter", () => {
    const nameOf = (deployment: Parameters<typeof stackOf>[0]) =>
      stackOf(deployment).data("aws_ssm_parameter")["general"]!["name"];
    const root = "/aws/service/eks/optimized-ami/1.32";
    expect(nameOf(extended())).toBe(`${root}/amazon-linux-2023/x86_64/standard/recommended/image_id`);
    expect(nameOf(local())).toBe(`${root}/amazon-linux-2/recommended/image_id`);
    const arm = { general: { type: "m7g.large", min: 2, max: 2, architecture: "arm64" as const } };
    expect(nameOf(extended({}, { capacity: arm }))).toBe(
      `${root}/amazon-linux-2023/arm64/standard/recommended/image_id`,
    );
  });

  test("start in slots that are reserved for them", () => {
    // GIVEN
    const general = { type: "m5.xlarge", min: 2, max: 2, reservation: {} };
    // WHEN
    const stack = stackOf(extended({}, { capacity: { general } }));
    // THEN
    expect(stack.resource("aws_ec2_capacity_reservation", "general")).toMatchObject({
      instance_type: "m5.xlarge",
      instance_count: 2,
      instance_match_criteria: "targeted",
    });
    expect(stack.resource("aws_launch_template", "general")).toMatchObject({
      capacity_reservation_specification: {
        capacity_reservation_target: { capacity_reservation_id: "${aws_ec2_capacity_reservation.general.id}" },
      },
    });
  });

  test("stand in the Outpost's subnets, belong to the cluster and wait until they may join", () => {
    const stack = stackOf(extended());
    expect(stack.resource("aws_autoscaling_group", "general")).toMatchObject({
      vpc_zone_identifier: ["${aws_subnet.containers.id}"],
      tag: expect.arrayContaining([
        { key: "kubernetes.io/cluster/${aws_eks_cluster.shop.name}", value: "owned", propagate_at_launch: true },
      ]),
      depends_on: expect.arrayContaining([
        "aws_eks_access_entry.nodes",
        "aws_iam_role_policy_attachment.nodes--AmazonEKS_CNI_Policy",
        "aws_vpc_endpoint.ec2",
        "terraform_data.OM-P006_factory",
      ]),
    });
  });
});
