import type { SampleService } from "./services";
import { sampleServices } from "./services";

/** Resources of one service in the plan. */
const OF_A_SERVICE = 8;

/** What happens to the resources of the services in turn: mostly updates, as in a release of many services at once. */
const HAPPENINGS = ["update", "create", "update", "none", "update", "replace", "update", "delete"] as const;

type Happening = (typeof HAPPENINGS)[number];
type Values = Readonly<Record<string, unknown>>;

const ACTIONS: Readonly<Record<Happening, readonly string[]>> = {
  create: ["create"],
  update: ["update"],
  replace: ["delete", "create"],
  delete: ["delete"],
  none: ["no-op"],
};

/** A plan of about `count` resources as `terraform show -json` prints it: a mesh, its tasks, roles and rules. */
export function samplePlan(count: number): string {
  const services = sampleServices(Math.max(1, Math.round(count / OF_A_SERVICE)));
  const resources = services.flatMap((service, index) => {
    const happening = HAPPENINGS[index % HAPPENINGS.length]!;
    return resourcesOf(service).map(([type, now, next]) => changeOf(type, service.name, happening, now, next));
  });
  // Warnings, so that the command ends with 0.
  const checks = services.map(({ name }, index) => ({
    address: { kind: "check", name: `OM-P010_${name}`, to_display: `check.OM-P010_${name}` },
    status: index % 50 === 0 ? "fail" : "pass",
    instances: index % 50 === 0 ? [{ problems: [{ message: `What ${name} needs is out of support.` }] }] : [],
  }));
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-11-25T10:00:00Z",
    resource_changes: resources,
    checks,
    configuration: {
      root_module: {
        resources: resources.map(({ address }) => ({
          address,
          expressions: { tags: {}, network_configuration: [{ subnets: { references: ["aws_subnet.racks"] } }] },
        })),
      },
    },
  });
}

function changeOf(type: string, name: string, happening: Happening, now: Values, next: Values) {
  const before = happening === "create" ? null : now;
  const after = happening === "delete" ? null : happening === "none" ? now : next;
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    change: {
      actions: ACTIONS[happening],
      before,
      after,
      after_unknown: { arn: true, id: true },
      before_sensitive: {},
      after_sensitive: {},
      ...(happening === "replace" ? { replace_paths: [["name"]] } : {}),
    },
    ...(happening === "replace" ? { action_reason: "replace_because_cannot_update" } : {}),
  };
}

/** The resources of a service, before and after. */
function resourcesOf({ name, port, protocol, calls, image }: SampleService): [string, Values, Values][] {
  const both = (type: string, make: (release: number) => Values): [string, Values, Values] => [
    type,
    { ...make(1), tags: { team: "factory", release: "1" } },
    { ...make(2), tags: { team: "factory", release: "2" } },
  ];
  const inMesh = { mesh_name: "factory", name };
  const listener = [{ port_mapping: [{ port, protocol }] }];
  return [
    both("aws_appmesh_virtual_node", (release) => ({
      ...inMesh,
      spec: [
        {
          listener,
          backend: calls.map((callee) => ({ virtual_service: [{ virtual_service_name: `${callee}.internal` }] })),
          logging: [{ access_log: [{ file: [{ path: `/dev/stdout-${release}` }] }] }],
        },
      ],
    })),
    both("aws_appmesh_virtual_router", () => ({ ...inMesh, spec: [{ listener }] })),
    both("aws_appmesh_route", (release) => ({
      ...inMesh,
      virtual_router_name: name,
      spec: [
        {
          [`${protocol}_route`]: [
            { match: [{ prefix: "/" }], action: [{ weighted_target: [{ virtual_node: name, weight: 50 * release }] }] },
          ],
        },
      ],
    })),
    both("aws_appmesh_virtual_service", () => ({
      ...inMesh,
      name: `${name}.internal`,
      spec: [{ provider: [{ virtual_router: [{ virtual_router_name: name }] }] }],
    })),
    both("aws_ecs_service", (release) => ({ name, desired_count: release, launch_type: "EC2" })),
    both("aws_ecs_task_definition", (release) => ({
      family: name,
      container_definitions: JSON.stringify([
        { name, image: `${image}-${release}`, portMappings: [{ containerPort: port }] },
        { name: "envoy", image: "envoy:1", environment: [{ name: "APPMESH_RESOURCE_ARN", value: `node/${name}` }] },
      ]),
    })),
    both("aws_iam_role_policy", (release) => ({
      name,
      policy: JSON.stringify({
        Statement: [{ Effect: "Allow", Action: ["ecr:BatchGetImage"], Resource: `repository/${name}-${release}` }],
      }),
    })),
    both("aws_vpc_security_group_ingress_rule", () => ({ from_port: port, to_port: port, cidr_ipv4: "10.40.0.0/16" })),
  ];
}
