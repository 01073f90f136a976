import { IMAGE, OUTPOST, orders, site, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

describe("the services of the main example", () => {
  const stack = stackOf(orders());

  describe.each([
    ["catalog-v1", 2],
    ["catalog-v2", 1],
    ["desk", 2],
    ["prices", 1],
    ["stock", 1],
  ])("%s", (node, count) => {
    const service = stack.resource("aws_ecs_service", node);

    test("runs its task as often as asked for, on the Outpost alone", () => {
      expect(service).toMatchObject({
        name: `orders-${node}`,
        cluster: "${aws_ecs_cluster.orders.arn}",
        task_definition: `\${aws_ecs_task_definition.${node}.arn}`,
        desired_count: count,
        placement_constraints: [{ type: "memberOf", expression: `attribute:ecs.outpost-arn == ${OUTPOST}` }],
        network_configuration: { subnets: ["${aws_subnet.factory-containers.id}"] },
      });
    });

    test("uses the capacity provider, which a launch type would switch off", () => {
      expect(service).toMatchObject({
        capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.general.name}", weight: 1 }],
      });
      expect(service).not.toHaveProperty("launch_type");
    });

    test("rolls back what does not start", () => {
      expect(service).toMatchObject({
        deployment_circuit_breaker: { enable: true, rollback: true },
        deployment_minimum_healthy_percent: 100,
      });
    });

    test("registers its tasks where Envoys look for the virtual node", () => {
      expect(service).toMatchObject({
        service_registries: { registry_arn: `\${aws_service_discovery_service.${node}.arn}` },
      });
    });

    test("waits for what its tasks need: instances, both roles' rights and the endpoints", () => {
      expect(service["depends_on"]).toEqual(
        [
          "aws_ecs_cluster_capacity_providers.orders",
          "aws_iam_role_policy.execution",
          `aws_iam_role_policy.task--${node}`,
          ...stack.names("aws_vpc_endpoint").map((name) => `aws_vpc_endpoint.${name}`),
        ].sort(),
      );
    });
  });
});

describe("a rolling update", () => {
  test.each([
    [0, 200],
    [1, 200],
    [2, 150],
    [3, 150],
    [4, 125],
    [40, 125],
  ])("of %d tasks goes up to %d percent", (count, percent) => {
    // WHEN
    const stack = stackOf(site({ workloads: workloads({ web: { image: IMAGE, count } }) }));
    // THEN
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      desired_count: count,
      deployment_maximum_percent: percent,
    });
  });

  test("of any number of tasks has room for at least one more", () => {
    for (const count of [1, 2, 3, 4, 5, 9]) {
      const service = stackOf(site({ workloads: workloads({ web: { image: IMAGE, count } }) })).resource<{
        deployment_maximum_percent: number;
      }>("aws_ecs_service", "web");
      expect(Math.floor((count * service.deployment_maximum_percent) / 100)).toBeGreaterThan(count);
    }
  });
});
