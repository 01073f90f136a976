import { IMAGE, meshOf, network, orders, site, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const ECS = ["appmesh-envoy-management", "ecr-api", "ecr-dkr", "ecs", "ecs-agent", "ecs-telemetry", "logs", "s3"];

describe("managed endpoints", () => {
  const stack = stackOf(orders());
  const interfaces = ECS.filter((name) => name !== "s3");

  test("are those that ECS, ECR, logs and Envoy's management need", () => {
    expect(stack.names("aws_vpc_endpoint")).toEqual(ECS);
    expect(stack.resource("aws_vpc_endpoint", "ecr-api")["service_name"]).toBe("com.amazonaws.eu-central-1.ecr.api");
  });

  test.each(interfaces)("%s stands in the Regional subnet and has private DNS", (name) => {
    expect(stack.resource("aws_vpc_endpoint", name)).toMatchObject({
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: ["${aws_subnet.endpoints.id}"],
      security_group_ids: [
        name === "appmesh-envoy-management"
          ? "${aws_security_group.envoy-management-endpoint.id}"
          : "${aws_security_group.platform-endpoints.id}",
      ],
    });
  });

  test("the gateway of S3 is in every route table", () => {
    // WHEN
    const s3 = stack.resource("aws_vpc_endpoint", "s3");
    // THEN
    expect(s3).toMatchObject({
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["${aws_route_table.factory-containers.id}", "${aws_route_table.endpoints.id}"],
    });
    for (const absent of ["subnet_ids", "security_group_ids", "private_dns_enabled"]) {
      expect(s3).not.toHaveProperty(absent);
    }
  });

  test("the three of ECS are created one after the other", () => {
    expect(stack.resource("aws_vpc_endpoint", "ecs-telemetry")["depends_on"]).toContain("aws_vpc_endpoint.ecs-agent");
    expect(stack.resource("aws_vpc_endpoint", "ecs")["depends_on"]).toContain("aws_vpc_endpoint.ecs-telemetry");
  });
});

describe("which endpoints are created", () => {
  test("those of secrets, too, when a container takes one", () => {
    // GIVEN
    const secrets = { TOKEN: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:token-AbCdEf" };
    // THEN
    expect(
      stackOf(site({ workloads: workloads({ web: { image: IMAGE, secrets } }) })).names("aws_vpc_endpoint"),
    ).toEqual([...ECS, "secretsmanager", "ssm"].sort());
  });

  test("none where the VPC has its own ways, or where nothing runs", () => {
    expect(stackOf(site({ network: network({ endpoints: "existing" }) })).names("aws_vpc_endpoint")).toEqual([]);
    expect(stackOf(site({ workloads: undefined })).names("aws_vpc_endpoint")).toEqual([]);
    expect(stackOf(meshOf({ web: { port: 80 } })).names("aws_vpc_endpoint")).toEqual([]);
  });

  test("all of them for another team's containers when the network stands alone", () => {
    // WHEN
    const stack = stackOf(site({ services: undefined, workloads: undefined }));
    // THEN
    expect(stack.names("aws_vpc_endpoint")).toEqual(ECS);
    expect(Object.values(stack.all("aws_vpc_security_group_ingress_rule"))).toEqual(
      ["envoy-management-endpoint", "platform-endpoints"].map((group) =>
        expect.objectContaining({
          security_group_id: `\${aws_security_group.${group}.id}`,
          cidr_ipv4: "10.40.128.0/20",
          from_port: 443,
          to_port: 443,
        }),
      ),
    );
  });
});
