import { SLOTS_RECORD, UPDATE_RULES } from "../../../rules";
import { reserving } from "../../support/unit/reservation-cases";
import { IMAGE, OUTPOST, network, orders, site, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";
import { moved } from "../../support/unit/updates";

interface LaunchTemplate {
  readonly block_device_mappings?: readonly { readonly ebs: Readonly<Record<string, unknown>> }[];
  readonly user_data: string;
  readonly tag_specifications: readonly { readonly resource_type: string; readonly tags: Record<string, string> }[];
}

describe("container instances", () => {
  const stack = stackOf(orders());
  const template = stack.resource<LaunchTemplate>("aws_launch_template", "general");

  test("ask for a session token of metadata, one hop away", () => {
    expect(template).toMatchObject({
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
    });
  });

  test("have an encrypted root volume of a type that the first racks have", () => {
    expect(template.block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: { volume_type: "gp2", volume_size: 50, encrypted: "true", delete_on_termination: "true" },
      },
    ]);
  });

  test("take Amazon's image for ECS by its parameter, in words that a plan shows", () => {
    expect(template).toMatchObject({
      image_id: "${data.aws_ssm_parameter.general.insecure_value}",
      instance_type: "m5.xlarge",
      vpc_security_group_ids: ["${aws_security_group.instances.id}"],
      iam_instance_profile: { arn: "${aws_iam_instance_profile.instances.arn}" },
    });
    expect(stack.data("aws_ssm_parameter")).toEqual({
      general: { name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" },
    });
  });

  test("join the cluster, and keep the instance's credentials from tasks", () => {
    expect(Buffer.from(template.user_data, "base64").toString("utf8")).toBe(
      [
        "#!/bin/bash",
        "cat >> /etc/ecs/ecs.config <<'ECS'",
        "ECS_CLUSTER=orders",
        "ECS_IMAGE_PULL_BEHAVIOR=prefer-cached",
        "ECS_AWSVPC_BLOCK_IMDS=true",
        "ECS_ENABLE_TASK_IAM_ROLE=true",
        "ECS",
        "",
      ].join("\n"),
    );
  });

  test("and their volumes carry the deployment's tags", () => {
    // GIVEN
    const tags = { "outpost-mesh:deployment": "orders", team: "factory-platform", Name: "orders-general" };
    // THEN
    expect(template.tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
    ]);
  });

  test("stand in the Outpost's subnets, as many as were asked for", () => {
    expect(stack.resource("aws_autoscaling_group", "general")).toMatchObject({
      min_size: 2,
      max_size: 4,
      vpc_zone_identifier: ["${aws_subnet.factory-containers.id}"],
      protect_from_scale_in: true,
      lifecycle: { ignore_changes: ["desired_capacity"] },
      launch_template: {
        id: "${aws_launch_template.general.id}",
        version: "${aws_launch_template.general.latest_version}",
      },
    });
  });

  test("are moved by the capacity provider that the cluster has", () => {
    expect(stack.resource("aws_ecs_capacity_provider", "general")).toMatchObject({
      auto_scaling_group_provider: {
        auto_scaling_group_arn: "${aws_autoscaling_group.general.arn}",
        managed_scaling: { status: "ENABLED" },
        managed_termination_protection: "ENABLED",
      },
    });
    expect(stack.resource("aws_ecs_cluster_capacity_providers", "orders")).toMatchObject({
      cluster_name: "orders",
      capacity_providers: ["${aws_ecs_capacity_provider.general.name}"],
    });
  });
});

describe("container instances on a server", () => {
  test("have no EBS volume and no tags of one", () => {
    // GIVEN
    const outposts = [
      { name: "store", arn: OUTPOST, form: "server" as const, subnets: [{ name: "s", cidr: "10.40.1.0/24" }] },
    ];
    // WHEN
    const template = stackOf(site({ network: network({ outposts }) })).resource<LaunchTemplate>(
      "aws_launch_template",
      "general",
    );
    // THEN
    expect(template).not.toHaveProperty("block_device_mappings");
    expect(template.tag_specifications.map(({ resource_type }) => resource_type)).toEqual(["instance"]);
  });
});

describe("a capacity group", () => {
  const withGroup = (group: object) =>
    stackOf(
      site({
        workloads: workloads(
          { web: { image: IMAGE } },
          { capacity: { general: { type: "m6g.large", max: 2, ...group } } },
        ),
      }),
    );

  test("of the other architecture takes the image for it, and its tasks say so", () => {
    // WHEN
    const stack = withGroup({ architecture: "arm64" });
    // THEN
    expect(stack.data("aws_ssm_parameter")).toEqual({
      general: { name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id" },
    });
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
    });
  });

  test("takes another image and another volume", () => {
    // WHEN
    const stack = withGroup({ amiParameter: "/own/ami", rootVolume: { type: "io1", sizeGiB: 100 } });
    // THEN
    expect(stack.data("aws_ssm_parameter")).toEqual({ general: { name: "/own/ami" } });
    expect(
      stack.resource<LaunchTemplate>("aws_launch_template", "general").block_device_mappings![0]!.ebs,
    ).toMatchObject({ volume_type: "io1", volume_size: 100 });
  });
});

describe("slots that are reserved for a group", () => {
  const group = "general";
  const specOf = (stack: ReturnType<typeof stackOf>) =>
    stack.resource<{ capacity_reservation_specification?: object }>("aws_launch_template", group)
      .capacity_reservation_specification;

  test("are of its type on its Outpost, and it starts in them alone", () => {
    // WHEN
    const stack = stackOf(reserving({}));
    // THEN
    expect(stack.resource("aws_ec2_capacity_reservation", group)).toEqual({
      instance_type: "m5.xlarge",
      instance_platform: "Linux/UNIX",
      instance_count: 4,
      instance_match_criteria: "targeted",
      outpost_arn: OUTPOST,
      availability_zone: "${one(data.aws_outposts_outpost.factory[*].availability_zone)}",
      end_date_type: "unlimited",
      tags: { Name: "shop-general" },
      depends_on: expect.arrayContaining(["terraform_data.OM-P001_factory", "terraform_data.OM-P070_factory"]),
    });
    expect(specOf(stack)).toEqual({
      capacity_reservation_target: { capacity_reservation_id: "${aws_ec2_capacity_reservation.general.id}" },
    });
  });

  test("are there before its instances, which could take them otherwise", () => {
    const stack = stackOf(reserving({ count: 2, match: "open", endDate: "2999-03-31T18:00:00Z" }));
    expect(stack.resource("aws_ec2_capacity_reservation", group)).toMatchObject({
      instance_count: 2,
      instance_match_criteria: "open",
      end_date_type: "limited",
      end_date: "2999-03-31T18:00:00Z",
    });
    expect(specOf(stack)).toEqual({ capacity_reservation_preference: "open" });
    expect(stack.resource("aws_autoscaling_group", group)).toMatchObject({
      depends_on: expect.arrayContaining(["aws_ec2_capacity_reservation.general"]),
    });
  });

  test("exist, and only the way into them is made", () => {
    // WHEN
    const stack = stackOf(reserving({ id: "cr-0a1b2c3d4e5f60718" }));
    // THEN
    expect(stack.names("aws_ec2_capacity_reservation")).toEqual([]);
    expect(stack.names("terraform_data")).not.toContain("OM-P070_factory");
    expect(specOf(stack)).toEqual({
      capacity_reservation_target: { capacity_reservation_id: "cr-0a1b2c3d4e5f60718" },
    });
  });

  test("are nowhere unless they are asked for", () => {
    expect(stackOf(site()).names("aws_ec2_capacity_reservation")).toEqual([]);
    expect(specOf(stackOf(site()))).toBeUndefined();
  });
});

describe("the cluster", () => {
  test("is created with Container Insights", () => {
    expect(stackOf(orders()).all("aws_ecs_cluster")).toEqual({
      orders: { name: "orders", setting: [{ name: "containerInsights", value: "enabled" }] },
    });
  });

  test("is read when it exists, and keeps its instances", () => {
    // GIVEN
    const cluster = { existing: true, name: "shared", capacityProviders: ["two", "one"] };
    // WHEN
    const stack = stackOf(site({ workloads: workloads({ web: { image: IMAGE } }, { cluster, capacity: {} }) }));
    // THEN
    for (const kind of [
      "aws_ecs_cluster",
      "aws_ecs_cluster_capacity_providers",
      "aws_ecs_capacity_provider",
      "aws_autoscaling_group",
      "aws_launch_template",
      "aws_iam_instance_profile",
    ]) {
      expect(stack.names(kind)).toEqual([]);
    }
    expect(stack.data("aws_ecs_cluster")).toEqual({ shared: { cluster_name: "shared" } });
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      cluster: "${data.aws_ecs_cluster.shared.arn}",
      capacity_provider_strategy: [
        { capacity_provider: "one", weight: 1 },
        { capacity_provider: "two", weight: 1 },
      ],
    });
  });
});

describe("what a group has of the slots of its Outpost", () => {
  const slots = { "m5.xlarge": 6 };
  const capacity = { general: { type: "m5.xlarge", max: 3 }, batch: { type: "m5.xlarge", max: 2 } };
  const withSlots = (declared?: typeof slots) =>
    stackOf(
      site({
        network: network({ outposts: [{ ...network().outposts[0]!, slots: declared }] }),
        workloads: workloads({ web: { image: IMAGE } }, { capacity }),
      }),
    );

  test("is recorded by the group's address, and a review reads it there", () => {
    // GIVEN
    const { input } = withSlots(slots).resource<{ input: object }>("terraform_data", SLOTS_RECORD);
    const record = moved("terraform_data", SLOTS_RECORD, { input }, { input });
    const grown = (max: number) => moved("aws_autoscaling_group", "general", { max_size: 3 }, { max_size: max });
    const rule = UPDATE_RULES.find(({ id }) => id === "OM-U009")!;
    // THEN
    expect(input).toEqual({
      "aws_autoscaling_group.batch": { outpost: "factory", type: "m5.xlarge", slots: 6, others: 3 },
      "aws_autoscaling_group.general": { outpost: "factory", type: "m5.xlarge", slots: 6, others: 2 },
    });
    expect([...rule.examine([record, grown(4)])]).toEqual([]);
    expect([...rule.examine([record, grown(5)])]).toHaveLength(1);
  });

  test("is nowhere while the deployment says no slots", () => {
    expect(withSlots().names("terraform_data")).not.toContain(SLOTS_RECORD);
  });
});
