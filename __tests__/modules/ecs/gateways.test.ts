import { CLIENTS, apiGateway, exposedSite } from "../../support/unit/gateway-cases";
import { OUTPOST } from "../../support/unit/sites";
import { stackOf, statementsOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

const ACCOUNT = "${data.aws_caller_identity.current.account_id}";
const containersOf = (stack: SynthesizedStack) =>
  JSON.parse(
    stack.resource<{ container_definitions: string }>("aws_ecs_task_definition", "gateway--front")
      .container_definitions,
  ) as Record<string, unknown>[];
const rolePolicy = (stack: SynthesizedStack) =>
  statementsOf(stack.resource<{ policy: string }>("aws_iam_role_policy", "gateway--front").policy);

describe("a virtual gateway that runs here", () => {
  const stack = stackOf(
    exposedSite({ gateways: { front: { clients: CLIENTS, count: 3, cpu: 1024, memory: 512, registerAs: "front" } } }),
  );

  test("is a task with an Envoy and nothing else, to which nothing is redirected", () => {
    // WHEN
    const [envoy, ...others] = containersOf(stack);
    // THEN
    expect(others).toEqual([]);
    expect(envoy).toMatchObject({ name: "envoy", essential: true, cpu: 1024, memory: 512 });
    expect(envoy).not.toHaveProperty("user");
    const task = stack.resource("aws_ecs_task_definition", "gateway--front");
    expect(task).not.toHaveProperty("proxy_configuration");
    expect(task).toMatchObject({ network_mode: "awsvpc", requires_compatibilities: ["EC2"] });
  });

  test("has an Envoy that is this virtual gateway, is checked, logs, and listens on the gateway's port", () => {
    expect(containersOf(stack)[0]).toMatchObject({
      environment: [
        {
          name: "APPMESH_RESOURCE_ARN",
          value: "mesh/${aws_appmesh_mesh.shop.name}/virtualGateway/${aws_appmesh_virtual_gateway.front.name}",
        },
        { name: "AWS_REGION", value: "eu-central-1" },
        { name: "ENVOY_LOG_LEVEL", value: "info" },
      ],
      healthCheck: { command: ["CMD-SHELL", expect.stringContaining("9901/server_info")], startPeriod: 60 },
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
      logConfiguration: { options: { "awslogs-group": "${aws_cloudwatch_log_group.gateway--front.name}" } },
    });
    expect(stack.resource("aws_cloudwatch_log_group", "gateway--front")).toEqual({
      name: "/outpost-mesh/shop/gateway/front",
      retention_in_days: 30,
    });
  });

  test("may be that virtual gateway alone", () => {
    expect(rolePolicy(stack)).toEqual([
      {
        Sid: "BeOneVirtualGateway",
        Effect: "Allow",
        Action: ["appmesh:StreamAggregatedResources"],
        Resource: [
          `arn:aws:appmesh:eu-central-1:${ACCOUNT}:mesh/\${aws_appmesh_mesh.shop.name}/virtualGateway/\${aws_appmesh_virtual_gateway.front.name}`,
        ],
      },
    ]);
  });

  test("runs on the Outpost, as often as asked for, and is registered under its name", () => {
    expect(stack.resource("aws_ecs_service", "gateway--front")).toMatchObject({
      name: "shop-front-gateway",
      desired_count: 3,
      placement_constraints: [{ type: "memberOf", expression: `attribute:ecs.outpost-arn == ${OUTPOST}` }],
      service_registries: { registry_arn: "${aws_service_discovery_service.front.arn}" },
      network_configuration: {
        security_groups: ["${aws_security_group.envoy.id}", "${aws_security_group.gateway-front.id}"],
      },
    });
  });

  test("lets in its clients on its port, and reaches the service behind its route", () => {
    // GIVEN
    const own = "${aws_security_group.gateway-front.id}";
    const ingress = Object.values(stack.all("aws_vpc_security_group_ingress_rule"));
    const egress = Object.values(stack.all("aws_vpc_security_group_egress_rule"));
    const web = "${aws_security_group.service-web.id}";
    // THEN
    expect(ingress.filter((rule) => rule["security_group_id"] === own)).toEqual([
      expect.objectContaining({ cidr_ipv4: "10.200.0.0/16", from_port: 8080, to_port: 8080, ip_protocol: "tcp" }),
    ]);
    expect(egress.filter((rule) => rule["security_group_id"] === own)).toEqual([
      expect.objectContaining({ referenced_security_group_id: web, from_port: 8080, to_port: 8080 }),
    ]);
    expect(ingress.filter((rule) => rule["security_group_id"] === web)).toEqual([
      expect.objectContaining({ referenced_security_group_id: own, from_port: 8080, to_port: 8080 }),
    ]);
  });
});

describe("a virtual gateway in the words of the API", () => {
  const certificateArn = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666";
  const authority =
    "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-1111-2222-3333-444455556666";
  const mesh = apiGateway(443, { mode: "STRICT", certificate: { acm: { certificateArn } } });
  mesh.virtualGateways![0]!.spec.backendDefaults = {
    clientPolicy: { tls: { validation: { trust: { acm: { certificateAuthorityArns: [authority] } } } } },
  };
  const stack = stackOf(exposedSite({ mesh, gateways: { front: { clients: CLIENTS, vpcPorts: [9000] } } }));

  test("may export its certificate and read the authorities that it trusts, and no others", () => {
    expect(rolePolicy(stack).slice(1)).toEqual([
      { Sid: "ShowOwnCertificates", Effect: "Allow", Action: ["acm:ExportCertificate"], Resource: [certificateArn] },
      {
        Sid: "KnowAuthorities",
        Effect: "Allow",
        Action: ["acm-pca:GetCertificateAuthorityCertificate"],
        Resource: [authority],
      },
    ]);
  });

  test("may bind a privileged port", () => {
    expect(containersOf(stack)[0]).toMatchObject({ linuxParameters: { capabilities: { add: ["NET_BIND_SERVICE"] } } });
  });

  test("reaches the further ports that were stated, inside the VPC alone", () => {
    expect(Object.values(stack.all("aws_vpc_security_group_egress_rule"))).toContainEqual(
      expect.objectContaining({
        security_group_id: "${aws_security_group.gateway-front.id}",
        cidr_ipv4: "10.40.0.0/16",
        from_port: 9000,
        to_port: 9000,
      }),
    );
  });
});

test("the order of gateways and services changes no byte", () => {
  // GIVEN
  const services = {
    a: { port: 8081, exposed: { gateway: "front", prefix: "/a/" } },
    b: { port: 8080, exposed: { gateway: "back" } },
  };
  const gateways = { front: { clients: CLIENTS }, back: { clients: CLIENTS } };
  const turned = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
  // THEN
  expect(stackOf(exposedSite({ services: turned(services), gateways: turned(gateways) })).text).toBe(
    stackOf(exposedSite({ services, gateways })).text,
  );
});
