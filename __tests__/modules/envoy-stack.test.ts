import { defineDeployment } from "../../deployment";
import { EnvoyCompiler, compileOptionsOf } from "../../envoy";
import { expandMesh } from "../../deployment";
import { appMeshIn } from "../support/envoy/app-mesh-left";
import { existing, extended, local } from "../support/unit/eks-cases";
import { ordersInput, site, workloads } from "../support/unit/sites";
import { stackOf, statementsOf } from "../support/unit/stacks";
import type { SynthesizedStack } from "../support/unit/stacks";

const input = ordersInput();
const deployment = defineDeployment({ ...input, mesh: { ...input.mesh, controlPlane: "envoy" } });

interface Container {
  readonly name: string;
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment?: readonly object[];
  readonly restartPolicy?: object;
  readonly portMappings?: readonly object[];
}

function containersIn(stack: SynthesizedStack, definition: string): Container[] {
  const { container_definitions: text } = stack.resource<{ container_definitions: string }>(
    "aws_ecs_task_definition",
    definition,
  );
  return JSON.parse(text) as Container[];
}

describe("the main example without App Mesh", () => {
  const stack = stackOf(deployment);

  test("has no object, permission, endpoint or prerequisite of App Mesh", () => {
    expect(stack.kinds.filter((kind) => kind.startsWith("aws_appmesh_"))).toEqual([]);
    expect(appMeshIn(stack.text)).toEqual([]);
    expect(stack.checks.filter((name) => /OM-P00[789]|OM-P010/.test(name))).toEqual([]);
    expect(stack.names("terraform_data").filter((name) => name.startsWith("OM-P007"))).toEqual([]);
  });

  test("changes nothing else: the same services, roles, groups, names and network", () => {
    const before = stackOf(defineDeployment(input));
    for (const kind of [
      "aws_ecs_service",
      "aws_iam_role",
      "aws_ecs_task_definition",
      "aws_service_discovery_service",
      "aws_subnet",
    ]) {
      expect(stack.names(kind)).toEqual(before.names(kind));
    }
    const apart = (names: readonly string[]) => names.filter((name) => !name.includes("envoy-management"));
    expect(stack.names("aws_security_group")).toEqual(apart(before.names("aws_security_group")));
    expect(stack.names("aws_vpc_security_group_ingress_rule")).toEqual(
      apart(before.names("aws_vpc_security_group_ingress_rule")),
    );
    expect(before.names("aws_security_group")).not.toEqual(stack.names("aws_security_group"));
  });

  test("gives each Envoy its own configuration, in the plan to be read", () => {
    const compiler = new EnvoyCompiler(expandMesh(deployment)!, compileOptionsOf(deployment));
    const [app, envoy] = containersIn(stack, "catalog-v1") as [Container, Container];
    expect([app.name, envoy.name]).toEqual(["catalog", "envoy"]);
    expect(JSON.parse(envoy.command![1]!)).toEqual(compiler.node("catalog-v1").bootstrap);
    expect(envoy).toMatchObject({ user: "1337", restartPolicy: { enabled: true } });
    expect(envoy.environment).toBeUndefined();
  });

  test("takes a mirror of upstream's image in the account's own registry, and may pull that and no other", () => {
    const [, envoy] = containersIn(stack, "desk") as [Container, Container];
    expect(envoy.image).toMatch(
      /^\$\{data\.aws_caller_identity\.current\.account_id\}\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/envoyproxy\/envoy:v\d/,
    );
    const { policy } = stack.resource<{ policy: string }>("aws_iam_role_policy", "execution");
    const pulled = statementsOf(policy).find(({ Sid }) => Sid === "PullImages")!.Resource!;
    expect(pulled.filter((arn) => arn.includes("envoy"))).toEqual([
      "arn:aws:ecr:eu-central-1:${data.aws_caller_identity.current.account_id}:repository/envoyproxy/envoy",
    ]);
  });

  test("asks on every plan whether that release is supported", () => {
    expect(stack.checks).toContain("OM-E012_envoy");
  });

  test("gives tasks roles that may nothing", () => {
    expect(stack.names("aws_iam_role_policy")).toEqual(["execution", "instances"]);
  });
});

describe("a virtual gateway without App Mesh", () => {
  test("is a task with an Envoy and its configuration, to which nothing is redirected", () => {
    // GIVEN
    const gateway = defineDeployment({
      ...site(),
      mesh: {
        controlPlane: "envoy",
        virtualGateways: [
          { virtualGatewayName: "edge", spec: { listeners: [{ portMapping: { port: 8088, protocol: "http" } }] } },
        ],
        gatewayRoutes: [
          {
            gatewayRouteName: "all",
            virtualGatewayName: "edge",
            spec: {
              httpRoute: {
                match: { prefix: "/" },
                action: { target: { virtualService: { virtualServiceName: "web.shop.internal" } } },
              },
            },
          },
        ],
      },
      workloads: {
        ...workloads({ web: { image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1" } }),
        gateways: { edge: { clients: ["10.200.0.0/16"] } },
      },
    });
    // WHEN
    const stack = stackOf(gateway);
    // THEN
    const name = stack.names("aws_ecs_task_definition").find((each) => each.includes("edge"))!;
    const [envoy, ...others] = containersIn(stack, name);
    expect(others).toEqual([]);
    expect(JSON.parse(envoy!.command![1]!)).toMatchObject({ node: { id: "mesh/shop/virtualGateway/edge" } });
    expect(envoy!.portMappings).toEqual([{ containerPort: 8088, hostPort: 8088, protocol: "tcp" }]);
    expect(stack.resource("aws_ecs_task_definition", name)["proxy_configuration"]).toBeUndefined();
  });
});

describe("the release of the Envoy image", () => {
  const checksWith = (image: string) =>
    stackOf(site({ mesh: { controlPlane: "envoy" }, workloads: workloads({ web: { image } }, { envoy: { image } }) }))
      .checks;
  const registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/envoy";

  test.each([
    [`${registry}:v1.38.4`, true],
    [`${registry}:contrib-v1.20.1`, true],
    [`${registry}:v1.99.0`, false],
    [`${registry}@sha256:${"a".repeat(64)}`, false],
  ])("of %s is judged: %s", (image, judged) => {
    expect(checksWith(image).includes("OM-E012_envoy")).toBe(judged);
  });
});

describe.each([
  ["extended", extended],
  ["local", local],
  ["existing", existing],
] as const)("a cluster of EKS without App Mesh, %s", (form, cluster) => {
  const mesh = { controlPlane: "envoy" } as const;
  const credentials = form === "local" ? {} : ({ podCredentials: "irsa" } as const);
  const stack = stackOf(cluster(credentials, {}, { mesh }));
  const before = stackOf(cluster(credentials));

  test("has no object, permission, endpoint or prerequisite of App Mesh", () => {
    expect(stack.kinds.filter((kind) => kind.startsWith("aws_appmesh_"))).toEqual([]);
    expect(appMeshIn(stack.text)).toEqual([]);
    expect(stack.checks).toContain("OM-E012_envoy");
    expect(stack.checks.filter((name) => /OM-P00[789]|OM-P010/.test(name))).toEqual([]);
    expect(before.text).toMatch(/appmesh/);
  });

  test("keeps the mesh in the plan, and everything else as it was", () => {
    const { input: kept } = stack.resource<{ input: { objects: object } }>("terraform_data", "mesh");
    expect(Object.keys(kept.objects)).toContain("virtual_node.web");
    for (const kind of [
      "aws_eks_cluster",
      "aws_iam_role",
      "aws_launch_template",
      "aws_subnet",
      "aws_autoscaling_group",
    ])
      expect(stack.names(kind)).toEqual(before.names(kind));
    // AND roles of pods may nothing
    expect(stack.names("aws_iam_role_policy")).toEqual([]);
    expect(before.names("aws_iam_role_policy")).toHaveLength(1);
  });
});

describe("the first plan after App Mesh", () => {
  const forgetting = (changes: object = {}) =>
    stackOf(site({ mesh: { controlPlane: "envoy", envoy: { forgetAppMesh: true } }, ...changes }));

  test("names every object that was made for the mesh, and needs the Terraform that can forget", () => {
    const before = stackOf(site({ mesh: {} }));
    const made = before.kinds
      .filter((kind) => kind.startsWith("aws_appmesh_"))
      .flatMap((kind) => before.names(kind).map((name) => `${kind}.${name}`));
    const removed = forgetting().part("removed") as { from: string; lifecycle: object }[];
    expect(removed.map(({ from }) => from)).toEqual(made.sort());
    expect(new Set(removed.map(({ lifecycle }) => JSON.stringify(lifecycle)))).toEqual(new Set(['{"destroy":false}']));
    expect(forgetting().part("terraform")).toMatchObject({ required_version: ">= 1.7.0" });
  });

  test("forgets nothing unless it is told to", () => {
    expect(stackOf(site({ mesh: { controlPlane: "envoy" } })).part("removed")).toBeUndefined();
  });
});

describe("the record of the mesh", () => {
  test("keeps in the plan what App Mesh's resources would be, with names instead of references", () => {
    const { input: kept } = stackOf(deployment).resource<{
      input: { objects: Record<string, Record<string, unknown>> };
    }>("terraform_data", "mesh");
    const before = stackOf(defineDeployment(input));
    const made = before.kinds
      .filter((kind) => kind.startsWith("aws_appmesh_"))
      .flatMap((kind) => before.names(kind).map((name) => `${kind.replace("aws_appmesh_", "")}.${name}`));
    expect(Object.keys(kept.objects).sort()).toEqual(made.sort());
    expect(JSON.stringify(kept)).not.toContain("${");
    expect(kept.objects["route.catalog--catalog"]).toMatchObject({
      mesh_name: "orders",
      name: "catalog",
      virtual_router_name: "catalog",
    });
  });
});
