import { IMAGE, orders, site, workloads } from "../../support/unit/sites";
import { stackOf, statementsOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

const policyOf = (stack: SynthesizedStack, name: string) =>
  statementsOf(stack.resource<{ policy: string }>("aws_iam_role_policy", name).policy);
const trustOf = (stack: SynthesizedStack, name: string) =>
  statementsOf(stack.resource<{ assume_role_policy: string }>("aws_iam_role", name).assume_role_policy);

const stack = stackOf(orders());
const ACCOUNT = "${data.aws_caller_identity.current.account_id}";

describe("a task's role", () => {
  test.each(["catalog-v1", "catalog-v2", "desk", "prices", "stock"])("of %s may be that virtual node alone", (node) => {
    expect(policyOf(stack, `task--${node}`)).toEqual([
      {
        Sid: "BeOneVirtualNode",
        Effect: "Allow",
        Action: ["appmesh:StreamAggregatedResources"],
        Resource: [
          `arn:aws:appmesh:eu-central-1:${ACCOUNT}:mesh/\${aws_appmesh_mesh.orders.name}/virtualNode/\${aws_appmesh_virtual_node.${node}.name}`,
        ],
      },
    ]);
  });

  test("is taken by ECS's tasks of this account and Region alone", () => {
    for (const role of ["task--desk", "execution"]) {
      expect(trustOf(stack, role)).toEqual([
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Condition: {
            ArnLike: { "aws:SourceArn": `arn:aws:ecs:eu-central-1:${ACCOUNT}:*` },
            StringEquals: { "aws:SourceAccount": ACCOUNT },
          },
        },
      ]);
    }
  });
});

describe("the execution role", () => {
  test("pulls exactly the repositories that are used, and writes exactly the log groups", () => {
    expect(policyOf(stack, "execution")).toEqual([
      { Sid: "LogInToRegistries", Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      {
        Sid: "PullImages",
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: [
          ...["catalog", "desk", "prices", "stock"].map(
            (repository) => `arn:aws:ecr:eu-central-1:111122223333:repository/${repository}`,
          ),
          "arn:aws:ecr:eu-central-1:840364872350:repository/aws-appmesh-envoy",
        ],
      },
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [
          "arn:aws:logs:eu-central-1:${data.aws_caller_identity.current.account_id}:log-group:/outpost-mesh/orders/*",
        ],
      },
    ]);
  });

  test("reads exactly the secrets and parameters that containers take", () => {
    // GIVEN
    const secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:token-AbCdEf";
    const parameter = "arn:aws:ssm:eu-central-1:111122223333:parameter/shop/key";
    const web = { image: IMAGE, secrets: { A: secret, B: parameter, C: secret } };
    // WHEN
    const statements = policyOf(stackOf(site({ workloads: workloads({ web }) })), "execution");
    // THEN
    expect(statements.slice(3)).toEqual([
      { Sid: "ReadSecrets", Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [secret] },
      { Sid: "ReadParameters", Effect: "Allow", Action: ["ssm:GetParameters"], Resource: [parameter] },
    ]);
  });

  test("logs in to no registry when no image is private", () => {
    // GIVEN
    const web = { image: "docker.io/library/web:1" };
    // WHEN
    const statements = policyOf(
      stackOf(site({ workloads: workloads({ web }, { envoy: { image: "docker.io/envoy:1" } }) })),
      "execution",
    );
    // THEN
    expect(statements.map(({ Sid }) => Sid)).toEqual(["WriteLogs"]);
  });
});

describe("the instances' role", () => {
  const statements = policyOf(stack, "instances");

  test("has every resource by name, but for finding the control plane", () => {
    for (const { Action, Resource } of statements) {
      if (Resource!.includes("*")) expect(Action).toEqual(["ecs:DiscoverPollEndpoint"]);
      expect([Action].flat().filter((action) => action.includes("*"))).toEqual([]);
    }
    expect(statements.filter(({ Resource }) => Resource!.includes("*"))).toHaveLength(1);
  });

  test("joins its own cluster alone", () => {
    expect(statements.find(({ Sid }) => Sid === "JoinTheCluster")!.Resource).toEqual(["${aws_ecs_cluster.orders.arn}"]);
    expect(statements.find(({ Sid }) => Sid === "BeOneOfItsInstances")).toMatchObject({
      Resource: [`arn:aws:ecs:eu-central-1:${ACCOUNT}:container-instance/*`],
      Condition: { ArnEquals: { "ecs:cluster": "${aws_ecs_cluster.orders.arn}" } },
    });
  });

  test("pulls no images, writes no logs and reads no secrets", () => {
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !action.startsWith("ecs:"))).toEqual([]);
  });

  test("is taken by EC2 alone", () => {
    expect(trustOf(stack, "instances")).toEqual([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
    ]);
  });
});

test("no role has a policy of AWS attached, which would be wider than its name", () => {
  expect(stack.names("aws_iam_role_policy_attachment")).toEqual([]);
  for (const role of Object.values(stack.all("aws_iam_role"))) expect(role).not.toHaveProperty("managed_policy_arns");
});
