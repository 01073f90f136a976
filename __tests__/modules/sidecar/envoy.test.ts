import { workloadsSchema } from "../../../deployment";
import {
  ENVOY_CONTAINER,
  ENVOY_USER,
  appMeshStart,
  envoyContainer,
  proxyConfiguration,
} from "../../../modules/sidecar";

describe("envoyContainer", () => {
  const defaults = workloadsSchema.parse({ platform: "ecs", services: {} }).envoy;
  const options = { ...defaults, logLevel: "debug" as const, openFiles: 2048, memory: 128, cpu: 64 };
  const container = envoyContainer({
    image: "registry/envoy:1",
    region: "eu-west-1",
    start: appMeshStart({ region: "eu-west-1", resource: "mesh/m/virtualNode/n", options }),
    options,
    logGroup: "${aws_cloudwatch_log_group.n.name}",
  });

  test("runs as Envoy's user, which the redirect leaves alone", () => {
    expect(container).toMatchObject({ name: "envoy", user: "1337", essential: true, image: "registry/envoy:1" });
    expect(proxyConfiguration([80]).properties.IgnoredUID).toBe(container.user);
    expect([ENVOY_CONTAINER, ENVOY_USER]).toEqual([container.name, container.user]);
  });

  test("knows which virtual node it is, where it is and how much to say", () => {
    expect(container.environment).toEqual([
      { name: "APPMESH_RESOURCE_ARN", value: "mesh/m/virtualNode/n" },
      { name: "AWS_REGION", value: "eu-west-1" },
      { name: "ENVOY_LOG_LEVEL", value: "debug" },
    ]);
  });

  test("has the limits that were asked for", () => {
    expect(container).toMatchObject({
      cpu: 64,
      memory: 128,
      ulimits: [{ name: "nofile", softLimit: 2048, hardLimit: 2048 }],
    });
  });

  test("is healthy when its administration interface says LIVE", () => {
    expect(container.healthCheck.command[1]).toMatch(/localhost:9901\/server_info.*LIVE/);
    expect(container.healthCheck.timeout).toBeLessThan(container.healthCheck.interval);
  });

  test("has time to drain, and writes to the task's log group", () => {
    expect(container.stopTimeout).toBeGreaterThan(20);
    expect(container.logConfiguration).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "${aws_cloudwatch_log_group.n.name}",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "envoy",
      },
    });
  });
});

describe("proxyConfiguration", () => {
  test("redirects the listener ports, sorted as numbers, and leaves credentials and metadata alone", () => {
    expect(proxyConfiguration([9000, 80, 443])).toEqual({
      type: "APPMESH",
      containerName: "envoy",
      properties: {
        AppPorts: "80,443,9000",
        EgressIgnoredIPs: "169.254.170.2,169.254.169.254",
        IgnoredUID: "1337",
        ProxyEgressPort: "15001",
        ProxyIngressPort: "15000",
      },
    });
  });
});
