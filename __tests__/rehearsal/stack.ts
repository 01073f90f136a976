/** A small stack as Terraform's JSON: a VPC with an Outpost subnet, a mesh, an ECS cluster, a role. */
export function smallStack(): Full {
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } } },
    provider: { aws: [{ region: "eu-central-1", default_tags: [{ tags: { project: "rehearsal" } }] }] },
    variable: { cpu: { type: "string", default: "256" } },
    data: {
      aws_outposts_outpost: { factory: { name: "factory" } },
      aws_vpc_endpoint_service: { envoy: { service: "appmesh-envoy-management" } },
      aws_ssm_parameter: {
        ami: { name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" },
      },
    },
    resource: {
      aws_vpc: { main: { cidr_block: "10.20.0.0/16", enable_dns_hostnames: true, tags: { Name: "orders" } } },
      aws_subnet: {
        outpost: {
          vpc_id: "${aws_vpc.main.id}",
          cidr_block: "10.20.1.0/24",
          availability_zone: "${data.aws_outposts_outpost.factory.availability_zone}",
          outpost_arn: "${data.aws_outposts_outpost.factory.arn}",
        },
      },
      aws_route_table: { main: { vpc_id: "${aws_vpc.main.id}" } },
      aws_route_table_association: {
        outpost: { subnet_id: "${aws_subnet.outpost.id}", route_table_id: "${aws_route_table.main.id}" },
      },
      aws_security_group: { tasks: { name: "tasks", vpc_id: "${aws_vpc.main.id}" } },
      aws_vpc_security_group_ingress_rule: {
        https: {
          security_group_id: "${aws_security_group.tasks.id}",
          cidr_ipv4: "10.20.0.0/16",
          from_port: 443,
          to_port: 443,
          ip_protocol: "tcp",
        },
      },
      aws_vpc_endpoint: {
        envoy: {
          vpc_id: "${aws_vpc.main.id}",
          service_name: "${data.aws_vpc_endpoint_service.envoy.service_name}",
          vpc_endpoint_type: "Interface",
          subnet_ids: ["${aws_subnet.outpost.id}"],
          security_group_ids: ["${aws_security_group.tasks.id}"],
        },
      },
      aws_appmesh_mesh: { main: { name: "orders", spec: { egress_filter: { type: "DROP_ALL" } } } },
      aws_appmesh_virtual_node: {
        catalog: {
          name: "catalog",
          mesh_name: "${aws_appmesh_mesh.main.name}",
          spec: {
            listener: [
              {
                port_mapping: { port: 8080, protocol: "http" },
                health_check: {
                  protocol: "http",
                  path: "/ping",
                  healthy_threshold: 2,
                  unhealthy_threshold: 3,
                  timeout_millis: 2000,
                  interval_millis: 5000,
                },
              },
            ],
            service_discovery: { dns: { hostname: "catalog.orders.local" } },
          },
        },
      },
      aws_appmesh_virtual_router: {
        catalog: {
          name: "catalog",
          mesh_name: "${aws_appmesh_mesh.main.name}",
          spec: { listener: [{ port_mapping: { port: 8080, protocol: "http" } }] },
        },
      },
      aws_appmesh_route: {
        catalog: {
          name: "all",
          mesh_name: "${aws_appmesh_mesh.main.name}",
          virtual_router_name: "${aws_appmesh_virtual_router.catalog.name}",
          spec: {
            http_route: {
              match: { prefix: "/" },
              action: {
                weighted_target: [{ virtual_node: "${aws_appmesh_virtual_node.catalog.name}", weight: 100 }],
              },
            },
          },
        },
      },
      aws_appmesh_virtual_service: {
        catalog: {
          name: "catalog.orders.local",
          mesh_name: "${aws_appmesh_mesh.main.name}",
          spec: {
            provider: { virtual_router: { virtual_router_name: "${aws_appmesh_virtual_router.catalog.name}" } },
          },
        },
      },
      aws_iam_role: {
        task: {
          name: "orders-task",
          assume_role_policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } },
            ],
          }),
        },
      },
      aws_ecs_cluster: { main: { name: "orders" } },
      aws_ecs_task_definition: {
        catalog: {
          family: "catalog",
          cpu: "${var.cpu}",
          network_mode: "awsvpc",
          requires_compatibilities: ["EC2"],
          task_role_arn: "${aws_iam_role.task.arn}",
          container_definitions: JSON.stringify([{ name: "app", image: "app:1", memory: 128, essential: true }]),
        },
      },
      aws_ecs_service: {
        catalog: {
          name: "catalog",
          cluster: "${aws_ecs_cluster.main.id}",
          task_definition: "${aws_ecs_task_definition.catalog.arn}",
          desired_count: 2,
          launch_type: "EC2",
          network_configuration: {
            subnets: ["${aws_subnet.outpost.id}"],
            security_groups: ["${aws_security_group.tasks.id}"],
          },
        },
      },
    },
    check: {
      outpost_installed: {
        assert: [
          {
            condition: '${data.aws_outposts_outpost.factory.lifecycle_status == "ACTIVE"}',
            error_message: "The Outpost is not active.",
          },
        ],
      },
      app_mesh_in_region: {
        data: {
          aws_ssm_parameter: {
            app_mesh: { name: "/aws/service/global-infrastructure/services/appmesh/regions/eu-central-1" },
          },
        },
        assert: [
          {
            condition: '${data.aws_ssm_parameter.app_mesh.insecure_value == "eu-central-1"}',
            error_message: "App Mesh is not offered in this Region.",
          },
        ],
      },
    },
    output: { vpc_arn: { value: "${aws_vpc.main.arn}" }, service_arn: { value: "${aws_ecs_service.catalog.id}" } },
  };
}

type Full = StackJson & Required<Pick<StackJson, "resource" | "data" | "provider">>;

/** A stack as Terraform's JSON, open to changes by a test. */
export interface StackJson {
  terraform?: object;
  provider?: Record<string, unknown>;
  variable?: Record<string, unknown>;
  data?: Record<string, Record<string, Record<string, unknown>>>;
  resource?: Record<string, Record<string, Record<string, unknown>>>;
  check?: Record<string, unknown>;
  output?: Record<string, unknown>;
}
