import fc from "fast-check";
import { defineDeployment } from "../../deployment";
import type { Deployment, DeploymentInput } from "../../deployment";
import { network } from "./unit/sites";

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,12}[a-z0-9])?$/).filter((text) => !text.includes("--"));
const image = fc.constantFrom("web:1", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1.0.0");
const value = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("${x}", "%{if}", "{{x}}", "a\nb", '"'));

/** Folders that are mounted into Envoys: some in each other, some with the same things, with every form of a name. */
const files = fc.dictionary(
  fc.constantFrom("/keys", "/keys/own", "/Keys_own", "/etc/envoy.keys"),
  fc.oneof(
    fc.constantFrom("web-tls", "web.tls", "0").map((secret) => ({ secret })),
    fc.constantFrom("authority", "mesh.authority").map((configMap) => ({ configMap })),
  ),
  { maxKeys: 3 },
);

const service = fc.record({
  port: fc.integer({ min: 1, max: 65535 }),
  protocol: fc.constantFrom("http" as const, "http2" as const, "grpc" as const, "tcp" as const),
  versions: fc.option(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), { nil: undefined }),
});

const pod = fc.record({
  image,
  count: fc.integer({ min: 0, max: 20 }),
  cpu: fc.integer({ min: 1, max: 4096 }),
  memory: fc.integer({ min: 4, max: 4096 }),
  command: fc.option(fc.array(value, { maxLength: 3 }), { nil: undefined }),
  environment: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), value, { maxKeys: 3 }),
  labels: fc.dictionary(fc.constantFrom("example.com/team", "tier"), name, { maxKeys: 2 }),
  envoyFiles: files,
  healthCheck: fc.option(
    fc.record({
      command: fc.constantFrom<string[]>(["CMD-SHELL", "curl -f localhost"], ["CMD", "/check"], ["/check"]),
    }),
    { nil: undefined },
  ),
});

/** Deployments on EKS of every form and both ways of injection, which the rules need not like. */
export const arbitraryEks: fc.Arbitrary<Deployment> = fc
  .record({
    name,
    form: fc.constantFrom("extended" as const, "local" as const, "existing" as const),
    /** How Envoys get into pods, and who configures them: the controller knows App Mesh alone. */
    way: fc.constantFrom(
      { injection: "explicit" as const, controlPlane: "app-mesh" as const },
      { injection: "controller" as const, controlPlane: "app-mesh" as const },
      { injection: "explicit" as const, controlPlane: "envoy" as const },
    ),
    services: fc.uniqueArray(fc.tuple(name, service, pod), { minLength: 1, maxLength: 4, selector: ([key]) => key }),
    gateway: fc.option(fc.constantFrom("ingress", "Front_Door"), { nil: undefined }),
    balanced: fc.boolean(),
    files,
    tracing: fc.option(fc.record({ collector: fc.constantFrom("xray" as const, "opentelemetry" as const) }), {
      nil: undefined,
    }),
  })
  .map(({ name, form, way: { injection, controlPlane }, services, gateway, balanced, files, tracing }) => {
    const versionsOf = (versions: string[] | undefined) =>
      versions && Object.fromEntries(versions.map((version) => [version, { weight: 1 }]));
    const input: DeploymentInput = {
      name,
      region: "eu-central-1",
      ...(gateway !== undefined && balanced ? { network: behindBalancer(gateway) } : {}),
      services: Object.fromEntries(
        services.map(([key, each]) => [key, { ...each, versions: versionsOf(each.versions) }]),
      ),
      mesh: {
        controlPlane,
        virtualGateways:
          gateway === undefined
            ? []
            : [
                {
                  virtualGatewayName: gateway,
                  spec: { listeners: [{ portMapping: { port: 8443, protocol: "http" } }] },
                },
              ],
      },
      workloads: {
        platform: "eks",
        cluster: { form, version: "1.32", nodeLabels: { "example.com/outpost": "factory" } },
        injection,
        envoy: { tracing },
        gateways: gateway === undefined ? {} : { [gateway]: { envoyFiles: files } },
        services: Object.fromEntries(services.map(([key, , each]) => [key, each])),
      },
    };
    return defineDeployment(input);
  });

/** A rack with a load balancer that leads to the pods of a gateway. */
function behindBalancer(gateway: string): NonNullable<DeploymentInput["network"]> {
  return network({
    loadBalancers: [
      {
        name: "front",
        subnets: ["containers"],
        clients: ["10.200.0.0/16"],
        listeners: [{ port: 80, target: { gateway, nodePort: 30080 } }],
      },
    ],
  });
}
