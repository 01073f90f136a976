import fc from "fast-check";
import { loadBalancersOf, subnetsForTasks } from "../../../deployment";
import {
  balancedSite,
  balancer,
  CERTIFICATE,
  coipRack,
  HTTPS,
  leadingTo,
  listening,
  rack,
} from "../../support/unit/balancer-cases";
import type { BalancerInput } from "../../support/unit/balancer-cases";
import { CLIENTS, apiGateway } from "../../support/unit/gateway-cases";
import { OUTPOST } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

const OPEN = { gateways: { front: { clients: CLIENTS } } };
const web = { port: 8080, exposed: { gateway: "front" } };
const groupOf = (stack: SynthesizedStack) => Object.values(stack.all("aws_lb_target_group"))[0]!;
const rulesOf = (stack: SynthesizedStack, direction: "ingress" | "egress", group: string) =>
  Object.values(stack.all(`aws_vpc_security_group_${direction}_rule`))
    .filter((rule) => rule["security_group_id"] === `\${aws_security_group.${group}.id}`)
    .map((rule) => `${String(rule["referenced_security_group_id"] ?? rule["cidr_ipv4"])} ${String(rule["from_port"])}`)
    .sort();

describe("a load balancer on a rack", () => {
  const stack = stackOf(
    balancedSite([
      balancer({
        listeners: [{ port: 80, redirectTo: 443 }, HTTPS],
        customerOwnedPool: "ipv4pool-coip-0a1b2c3d",
        accessLogs: { bucket: "logs", prefix: "front" },
        idleTimeout: "2m",
      }),
    ]),
  );

  test("is internal, in its one subnet, careful with requests and protected", () => {
    expect(stack.resource("aws_lb", "front")).toMatchObject({
      name: "shop-front",
      internal: true,
      load_balancer_type: "application",
      subnets: ["${aws_subnet.balancers.id}"],
      security_groups: ["${aws_security_group.load-balancer-front.id}"],
      customer_owned_ipv4_pool: "ipv4pool-coip-0a1b2c3d",
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
      enable_deletion_protection: true,
      idle_timeout: 120,
      access_logs: { enabled: true, bucket: "logs", prefix: "front" },
      tags: { Name: "shop-front" },
    });
  });

  test("takes customer-owned addresses from the pool that the rack's local gateway is found to have", () => {
    // WHEN
    const found = stackOf(
      balancedSite([balancer({ customerOwnedPool: "local-gateway" })], { network: { outposts: coipRack() } }),
    ).resource("aws_lb", "front");
    // THEN
    expect(found).toMatchObject({
      customer_owned_ipv4_pool: "${local.customer-owned-ip-pool--factory}",
      depends_on: expect.arrayContaining(["terraform_data.OM-P045_factory"]),
    });
  });

  test("waits for what must hold of the Outpost", () => {
    expect(stack.resource("aws_lb", "front")["depends_on"]).toEqual(
      expect.arrayContaining(["terraform_data.OM-P001_factory", "terraform_data.OM-P003_factory"]),
    );
    expect(stack.checks).toContain("OM-N085_factory");
  });

  test("speaks HTTPS with a modern policy and redirects HTTP", () => {
    expect(stack.resource("aws_lb_listener", "front--443")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      certificate_arn: CERTIFICATE,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.front--gateway--front--8080.arn}" }],
    });
    expect(stack.resource("aws_lb_listener", "front--80")).toMatchObject({
      protocol: "HTTP",
      default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
    });
  });

  test("asks the gateway's Envoy whether it is ready", () => {
    expect(stack.resource("aws_lb_target_group", "front--gateway--front--8080")).toMatchObject({
      target_type: "ip",
      port: 8080,
      protocol: "HTTP",
      protocol_version: "HTTP1",
      deregistration_delay: "60",
      health_check: { protocol: "HTTP", port: "9901", path: "/ready", matcher: "200", interval: 15, timeout: 5 },
    });
  });

  test("gets the gateway's tasks once a listener leads to them", () => {
    const service = stack.resource("aws_ecs_service", "gateway--front");
    expect(service).toMatchObject({
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.front--gateway--front--8080.arn}",
          container_name: "envoy",
          container_port: 8080,
        },
      ],
      health_check_grace_period_seconds: 90,
    });
    expect(service["depends_on"]).toContain("aws_lb_listener.front--443");
  });

  test("is open to its clients, and alone may call the gateway", () => {
    expect(rulesOf(stack, "ingress", "load-balancer-front")).toEqual(["10.200.0.0/16 443", "10.200.0.0/16 80"]);
    const gateway = "${aws_security_group.gateway-front.id}";
    expect(rulesOf(stack, "egress", "load-balancer-front")).toEqual([`${gateway} 8080`, `${gateway} 9901`]);
    const own = "${aws_security_group.load-balancer-front.id}";
    expect(rulesOf(stack, "ingress", "gateway-front")).toEqual([`${own} 8080`, `${own} 9901`]);
  });

  test("has its subnet to itself: instances and tasks stand in the other one", () => {
    expect(stack.resource("aws_autoscaling_group", "general")["vpc_zone_identifier"]).toEqual([
      "${aws_subnet.containers.id}",
    ]);
    for (const service of ["web", "gateway--front"]) {
      expect(stack.resource("aws_ecs_service", service)).toMatchObject({
        network_configuration: { subnets: ["${aws_subnet.containers.id}"] },
      });
    }
  });
});

describe("what a target group asks and speaks", () => {
  test.each<[string, BalancerInput, Parameters<typeof balancedSite>[1], object]>([
    [
      "a service's tasks directly, on their own port",
      leadingTo({ service: "web" }),
      OPEN,
      { protocol_version: "HTTP1", health_check: { port: "traffic-port", path: "/", matcher: "200" } },
    ],
    [
      "a path of the gateway that the file names",
      leadingTo({ gateway: "front", healthCheck: { path: "/healthz", codes: "200-299" } }),
      {},
      { health_check: { port: "traffic-port", path: "/healthz", matcher: "200-299", protocol: "HTTP" } },
    ],
    [
      "gRPC, in its own codes",
      leadingTo({ gateway: "front" }),
      {
        services: { web: { ...web, protocol: "grpc", exposed: { gateway: "front", grpcService: "web.Web" } } },
      },
      {
        protocol_version: "GRPC",
        health_check: { port: "traffic-port", path: "/AWS.ALB/healthcheck", matcher: "12" },
      },
    ],
    [
      "a gateway that speaks TLS",
      leadingTo({ gateway: "front", healthCheck: { path: "/" } }),
      {
        mesh: apiGateway(8443, { mode: "STRICT", certificate: { acm: { certificateArn: CERTIFICATE } } }),
        services: { web: { port: 8080 } },
      },
      { port: 8443, protocol: "HTTPS", health_check: { protocol: "HTTPS", path: "/" } },
    ],
    [
      "a gateway without App Mesh, where its metrics are",
      leadingTo({ gateway: "front" }),
      { mesh: { controlPlane: "envoy", envoy: { metricsPort: 9100 } } },
      { health_check: { port: "9100", path: "/ready" } },
    ],
    [
      "a gateway behind a Network Load Balancer in the Region",
      { ...leadingTo({ gateway: "front" }), type: "network", subnets: ["endpoints"] },
      {},
      { port: 8080, protocol: "TCP", health_check: { protocol: "TCP", port: "traffic-port" } },
    ],
  ])("%s", (_, input, changes, expected) => {
    expect(groupOf(stackOf(balancedSite([input], changes)))).toMatchObject(expected);
  });

  test("opens Envoy's administration port only where it is asked", () => {
    const stack = stackOf(balancedSite([leadingTo({ gateway: "front", healthCheck: { path: "/healthz" } })]));
    expect(rulesOf(stack, "ingress", "gateway-front")).toEqual(["${aws_security_group.load-balancer-front.id} 8080"]);
  });

  test("registers a service's own container", () => {
    const stack = stackOf(balancedSite([leadingTo({ service: "web" })], OPEN));
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      load_balancer: [{ container_name: "web", container_port: 8080 }],
    });
    expect(rulesOf(stack, "ingress", "service-web")).toContain("${aws_security_group.load-balancer-front.id} 8080");
  });
});

test("a target group that has to be replaced stands beside the old one, under another name", () => {
  // WHEN
  const http = groupOf(stackOf(balancedSite([leadingTo({ gateway: "front" })])));
  const http2 = groupOf(
    stackOf(balancedSite([leadingTo({ gateway: "front" })], { services: { web: { ...web, protocol: "http2" } } })),
  );
  // THEN
  expect(http["lifecycle"]).toEqual({ create_before_destroy: true });
  expect(http2["name"]).not.toBe(http["name"]);
  for (const { name } of [http, http2] as { name: string }[]) expect(name).toMatch(/^shop-front-[0-9a-f]{8}$/);
});

test("a Network Load Balancer in the Region speaks TCP, or TLS with a certificate", () => {
  // WHEN
  const stack = stackOf(
    balancedSite([
      balancer({
        type: "network",
        subnets: ["endpoints"],
        listeners: [HTTPS, { port: 8080, target: { gateway: "front" } }],
      }),
    ]),
  );
  // THEN
  expect(stack.resource("aws_lb", "front")).toMatchObject({
    load_balancer_type: "network",
    subnets: ["${aws_subnet.endpoints.id}"],
  });
  expect(stack.resource("aws_lb", "front")).not.toHaveProperty("drop_invalid_header_fields");
  expect(stack.resource("aws_lb_listener", "front--443")).toMatchObject({ protocol: "TLS" });
  expect(stack.resource("aws_lb_listener", "front--8080")).toMatchObject({ protocol: "TCP" });
  expect(Object.keys(stack.all("aws_lb_target_group"))).toHaveLength(1);
});

test("an existing subnet's size stops the plan, and its free addresses warn", () => {
  // WHEN
  const subnets = [{ name: "balancers", id: "subnet-0a10000000000000f" }];
  const stack = stackOf(
    balancedSite([balancer()], {
      network: {
        vpc: { id: "vpc-0f00ba4c0ffee1234" },
        outposts: [{ name: "factory", arn: OUTPOST, subnets }],
        endpoints: "existing",
      },
    }),
  );
  // THEN
  expect(stack.names("terraform_data")).toContain("OM-N066_front-balancers");
  expect(stack.checks).toContain("OM-N067_front-balancers");
  expect(stack.resource("aws_lb", "front")["depends_on"]).toContain("terraform_data.OM-N066_front-balancers");
});

test("the order of load balancers, listeners and subnets changes no byte", () => {
  // GIVEN
  const listeners = [
    HTTPS,
    { port: 80, redirectTo: 443 },
    { port: 8443, certificate: CERTIFICATE, target: { service: "web" } },
  ];
  const clients = ["10.200.0.0/16", "10.201.0.0/16"];
  const balancers = [balancer({ listeners, clients }), balancer({ name: "back" })];
  const site = (all: BalancerInput[]) => balancedSite(all, OPEN);
  const turned = [...balancers].reverse().map((each) => ({
    ...each,
    listeners: [...each.listeners].reverse(),
    clients: [...each.clients].reverse(),
  }));
  // THEN
  expect(stackOf(site(turned)).text).toBe(stackOf(site(balancers)).text);
});

test("tasks always have a subnet, and share one with a load balancer only where there is no other", () => {
  fc.assert(
    fc.property(fc.subarray(["a", "b", "c"], { minLength: 1 }), fc.subarray(["a", "b", "c"]), (names, balanced) => {
      // GIVEN
      const subnets = names.map((name, index) => ({ name, cidr: `10.40.${128 + index}.0/24` }));
      const used = balanced.filter((name) => names.includes(name));
      const deployment = balancedSite(
        used.map((name) => listening(HTTPS, { name: `on-${name}`, subnets: [name] })),
        { network: { outposts: [{ ...rack()[0]!, subnets }] } },
      );
      // WHEN
      const forTasks = subnetsForTasks(deployment, deployment.network!.outposts[0]!);
      // THEN
      expect(forTasks.length).toBeGreaterThan(0);
      expect(names).toEqual(expect.arrayContaining(forTasks));
      expect(forTasks.some((name) => used.includes(name))).toBe(used.length === names.length);
      expect(loadBalancersOf(deployment)).toHaveLength(used.length);
    }),
  );
});
