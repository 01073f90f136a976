import { IMAGE, orders, site, workloads } from "../../support/unit/sites";
import type { WorkloadInput } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

interface Container {
  readonly name: string;
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly portMappings?: readonly unknown[];
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: string }[];
  readonly healthCheck?: { readonly command: readonly string[] };
  readonly logConfiguration?: unknown;
}
interface Task {
  readonly network_mode: string;
  readonly requires_compatibilities: readonly string[];
  readonly container_definitions: string;
  readonly proxy_configuration: { readonly type: string; readonly properties: Readonly<Record<string, string>> };
  readonly execution_role_arn: string;
  readonly task_role_arn: string;
}

const KIND = "aws_ecs_task_definition";
const containersIn = (stack: SynthesizedStack, node: string) => {
  const [app, envoy, ...others] = JSON.parse(stack.resource<Task>(KIND, node).container_definitions) as Container[];
  expect(others).toEqual([]);
  return { app: app!, envoy: envoy! };
};
const appOf = (web: Partial<WorkloadInput>) =>
  containersIn(stackOf(site({ workloads: workloads({ web: { image: IMAGE, ...web } }) })), "web").app;

describe("the tasks of the main example", () => {
  const stack = stackOf(orders());
  const ports: Readonly<Record<string, number>> = {
    "catalog-v1": 8080,
    "catalog-v2": 8080,
    desk: 8080,
    prices: 50051,
    stock: 5432,
  };

  test("there is one for each virtual node", () => {
    expect(stack.names(KIND)).toEqual(Object.keys(ports));
  });

  describe.each(Object.entries(ports))("%s", (node, port) => {
    const task = stack.resource<Task>(KIND, node);
    const { app, envoy } = containersIn(stack, node);

    test("has a network interface of its own, on instances", () => {
      expect(task).toMatchObject({ network_mode: "awsvpc", requires_compatibilities: ["EC2"] });
    });

    test("redirects the virtual node's listener port to Envoy, and not Envoy's own traffic", () => {
      // GIVEN
      const { spec } = stack.resource<{ spec: { listener: { port_mapping: { port: number } }[] } }>(
        "aws_appmesh_virtual_node",
        node,
      );
      // THEN
      expect(spec.listener.map(({ port_mapping }) => port_mapping.port)).toEqual([port]);
      expect(task.proxy_configuration.properties).toMatchObject({ AppPorts: String(port), IgnoredUID: "1337" });
      expect(envoy.user).toBe("1337");
      expect(app.portMappings).toEqual([{ containerPort: port, hostPort: port, protocol: "tcp" }]);
    });

    test("starts its container when Envoy is healthy", () => {
      expect(app.dependsOn).toEqual([{ containerName: envoy.name, condition: "HEALTHY" }]);
      expect(envoy.healthCheck!.command).toHaveLength(2);
    });

    test("has an Envoy that is this virtual node, from the Region's registry", () => {
      expect(envoy.environment).toContainEqual({
        name: "APPMESH_RESOURCE_ARN",
        value: `mesh/\${aws_appmesh_mesh.orders.name}/virtualNode/\${aws_appmesh_virtual_node.${node}.name}`,
      });
      expect(envoy.environment).toContainEqual({ name: "AWS_REGION", value: "eu-central-1" });
      expect(envoy.image).toMatch(/^840364872350\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/aws-appmesh-envoy:v/);
    });

    test("has a role of its own, and logs that are kept for 30 days", () => {
      expect(task.task_role_arn).toBe(`\${aws_iam_role.task--${node}.arn}`);
      expect(task.execution_role_arn).toBe("${aws_iam_role.execution.arn}");
      expect(stack.resource("aws_cloudwatch_log_group", node)).toEqual({
        name: `/outpost-mesh/orders/${node}`,
        retention_in_days: 30,
      });
    });
  });
});

describe("Envoy's image", () => {
  test("comes from the account of the Region", () => {
    // GIVEN
    const inRegion = site({
      region: "af-south-1",
      network: {
        vpc: { cidr: "10.40.0.0/16" },
        outposts: [
          {
            name: "factory",
            arn: "arn:aws:outposts:af-south-1:111122223333:outpost/op-0a1b2c3d4e5f60718",
            subnets: [{ name: "containers", cidr: "10.40.128.0/20" }],
          },
        ],
        regionalSubnets: [{ name: "endpoints", cidr: "10.40.0.0/26" }],
      },
    });
    // THEN
    expect(containersIn(stackOf(inRegion), "web").envoy.image).toMatch(
      /^924023996002\.dkr\.ecr\.af-south-1\.amazonaws\.com\//,
    );
  });

  test("may be another one", () => {
    // GIVEN
    const stack = stackOf(
      site({ workloads: workloads({ web: { image: IMAGE } }, { envoy: { image: "own/envoy:1" } }) }),
    );
    // THEN
    expect(containersIn(stack, "web").envoy.image).toBe("own/envoy:1");
  });
});

describe("a container", () => {
  test("gets what was asked for, sorted by name", () => {
    // GIVEN
    const secret = "arn:aws:ssm:eu-central-1:111122223333:parameter/token";
    // THEN
    expect(
      appOf({
        command: ["serve", "--fast"],
        environment: { B: "2", A: "1" },
        secrets: { Z: secret },
        cpu: 128,
        memory: 64,
        stopTimeout: 5,
        healthCheck: { command: ["CMD", "true"] },
      }),
    ).toEqual({
      name: "web",
      image: IMAGE,
      essential: true,
      cpu: 128,
      memory: 64,
      command: ["serve", "--fast"],
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
      environment: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
      secrets: [{ name: "Z", valueFrom: secret }],
      healthCheck: { command: ["CMD", "true"], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      dependsOn: [{ containerName: "envoy", condition: "HEALTHY" }],
      stopTimeout: 5,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.web.name}",
          "awslogs-region": "eu-central-1",
          "awslogs-stream-prefix": "web",
        },
      },
    });
  });

  test("has a file system that it cannot write to, when the image needs none", () => {
    expect(appOf({ readOnlyRootFilesystem: true })).toMatchObject({ readonlyRootFilesystem: true });
    expect(appOf({})).not.toHaveProperty("readonlyRootFilesystem");
  });

  test("writes logs that are encrypted with a key of one's own, when there is one", () => {
    // GIVEN
    const logKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    const stack = stackOf(site({ workloads: workloads({ web: { image: IMAGE } }, { logKmsKey }) }));
    // THEN
    expect(stack.resource("aws_cloudwatch_log_group", "web")).toMatchObject({ kms_key_id: logKmsKey });
    // A key's alias would show up as a change for ever.
    const alias = "arn:aws:kms:eu-central-1:111122223333:alias/logs";
    expect(() => site({ workloads: workloads({ web: { image: IMAGE } }, { logKmsKey: alias }) })).toThrow(
      /is not the ARN of a KMS key/,
    );
  });

  test("has no empty lists, which ECS leaves out and Terraform would add for ever", () => {
    // WHEN
    const app = appOf({ command: [] });
    // THEN
    for (const key of ["command", "environment", "secrets", "healthCheck"]) expect(app).not.toHaveProperty(key);
  });

  // A bug while this fails: nothing refuses the name, and ECS takes no two containers of one name.
  test("is never called what its Envoy is called", () => {
    // GIVEN
    const deployment = () =>
      site({ services: { envoy: { port: 8080 } }, workloads: workloads({ envoy: { image: IMAGE } }) });
    let names: string[] = [];
    // WHEN
    try {
      const { app, envoy } = containersIn(stackOf(deployment()), "envoy");
      names = [app.name, envoy.name];
    } catch (error) {
      expect((error as Error).message).toMatch(/OM-W\d{3}/);
    }
    // THEN
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("text that a person writes", () => {
  const odd = "a ${var.b} c %{ if d } $${e}";
  const escaped = "a $${var.b} c %%{ if d } $$${e}";

  // Bugs while these fail: `escapeTemplate` leaves "${" as it is, so Terraform evaluates the text.
  test.each([
    ["in the environment", { environment: { TEXT: odd } }, (app: Container) => app.environment![0]!.value],
    ["in a command", { command: [odd] }, (app: Container) => app.command![0]],
    ["in a health check", { healthCheck: { command: [odd] } }, (app: Container) => app.healthCheck!.command[0]],
    ["in an image", { image: odd }, (app: Container) => app.image],
  ])("%s is escaped for Terraform", (_where, web, read) => {
    expect(read(appOf(web))).toBe(escaped);
  });

  test("in tags is escaped for Terraform", () => {
    // WHEN
    const stack = stackOf(site({ tags: { note: odd } }));
    // THEN
    expect(stack.part("provider")).toMatchObject({ aws: [{ default_tags: [{ tags: { note: escaped } }] }] });
    expect(stack.resource("aws_launch_template", "general")).toMatchObject({
      tag_specifications: [{ tags: { note: escaped } }, { tags: { note: escaped } }],
    });
  });

  test("in a directive alone is escaped for Terraform", () => {
    expect(appOf({ environment: { TEXT: "%{ if x }" } }).environment![0]!.value).toBe("%%{ if x }");
  });

  // A bug while this fails: the paths, names and parameters below reach Terraform as templates.
  test("in any other place is no template, either", () => {
    // GIVEN
    const stack = stackOf(
      site({
        services: { web: { port: 80, healthCheck: { path: "/${var.leak}" } } },
        workloads: workloads(
          { web: { image: IMAGE } },
          { capacity: { general: { type: "m5.large", max: 1, amiParameter: "/${var.leak}" } } },
        ),
      }),
    );
    // THEN
    expect(stack.text.match(/(?<!\$)\$\{var\.leak\}/g) ?? []).toEqual([]);
  });
});
