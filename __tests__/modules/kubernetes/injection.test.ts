import { defineDeployment, expandMesh } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import type { Container, DeploymentManifest, PodSpec } from "../../../modules/kubernetes";
import { extended, injected } from "../../support/unit/eks-cases";
import { refusalOf } from "../../support/kubernetes-schema";
import { IMAGE } from "../../support/unit/sites";

/** The pods of a deployment's first workload. */
function podOf(deployment: Deployment, name = "web"): DeploymentManifest {
  const { workloads } = clusterObjects(deployment, expandMesh(deployment)!);
  return workloads.find((each) => each.kind === "Deployment" && each.metadata.name === name) as DeploymentManifest;
}
const specOf = (deployment: Deployment, name?: string): PodSpec => podOf(deployment, name).spec.template.spec;
const container = ({ containers }: PodSpec, name: string): Container | undefined =>
  containers.find((each) => each.name === name);
const environmentOf = ({ env = [] }: Container) =>
  Object.fromEntries(env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));

const ENVOY = {
  image: "840364872350.dkr.ecr.eu-central-1.amazonaws.com/aws-appmesh-envoy:v1.39.1.0-prod",
  runAsUser: 1337,
  stats: [{ name: "stats", containerPort: 9901, protocol: "TCP" }],
  requests: { cpu: "10m", memory: "32Mi" },
};

describe("an Envoy that is written into a pod is what App Mesh's controller injects (pkg/inject)", () => {
  const spec = specOf(extended({}, { envoy: {} }));

  test("init container proxyinit", () => {
    const [init, ...others] = spec.initContainers!;
    expect(others).toEqual([]);
    expect(init).toEqual({
      name: "proxyinit",
      image: "840364872350.dkr.ecr.us-west-2.amazonaws.com/aws-appmesh-proxy-route-manager:v7-prod",
      securityContext: { capabilities: { add: ["NET_ADMIN"] } },
      env: expect.anything(),
      resources: { requests: ENVOY.requests },
    });
    expect(environmentOf(init!)).toEqual({
      APPMESH_START_ENABLED: "1",
      APPMESH_IGNORE_UID: "1337",
      APPMESH_ENVOY_INGRESS_PORT: "15000",
      APPMESH_ENVOY_EGRESS_PORT: "15001",
      APPMESH_APP_PORTS: "8080",
      APPMESH_EGRESS_IGNORED_IP: "169.254.169.254",
      APPMESH_EGRESS_IGNORED_PORTS: "22",
      APPMESH_ENABLE_IPV6: "1",
    });
  });

  test("container envoy: image by Region, user, port, hooks, requests and no limits", () => {
    const { env: _, ...envoy } = container(spec, "envoy")!;
    expect(envoy).toEqual({
      name: "envoy",
      image: ENVOY.image,
      securityContext: { runAsUser: ENVOY.runAsUser },
      ports: ENVOY.stats,
      resources: { requests: ENVOY.requests },
      lifecycle: {
        postStart: { exec: { command: ["sh", "-c", "agent -envoyReadiness"] } },
        preStop: { exec: { command: ["sh", "-c", "sleep 20"] } },
      },
      readinessProbe: {
        exec: { command: ["sh", "-c", "curl -s http://localhost:9901/server_info | grep state | grep -q LIVE"] },
        initialDelaySeconds: 1,
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
    });
  });

  test("environment: every variable, but for the version of a controller that is not there", () => {
    expect(environmentOf(container(spec, "envoy")!)).toEqual({
      APPMESH_RESOURCE_ARN: "mesh/shop/virtualNode/web",
      APPMESH_VIRTUAL_NODE_NAME: "mesh/shop/virtualNode/web",
      AWS_REGION: "eu-central-1",
      APPMESH_PREVIEW: "0",
      APPMESH_DUALSTACK_ENDPOINT: "0",
      APPMESH_FIPS_ENDPOINT: "0",
      ENVOY_LOG_LEVEL: "info",
      ENVOY_ADMIN_ACCESS_PORT: "9901",
      ENVOY_ADMIN_ACCESS_LOG_FILE: "/tmp/envoy_admin_access.log",
      ENVOY_ADMIN_ACCESS_ENABLE_IPV6: "false",
      APPNET_AGENT_ADMIN_MODE: "uds",
      APPNET_AGENT_ADMIN_UDS_PATH: "/tmp/agent.sock",
      APPMESH_PLATFORM_K8S_VERSION: "1.32",
      APPMESH_PLATFORM_K8S_POD_UID: { fieldRef: { fieldPath: "metadata.uid" } },
    });
  });

  test("pod: the group that reads tokens, and no second Envoy from a controller that happens to be there", () => {
    expect(spec.securityContext).toEqual({ fsGroup: 1337 });
    expect(podOf(extended()).spec.template.metadata.annotations).toMatchObject({
      "appmesh.k8s.aws/sidecarInjectorWebhook": "disabled",
    });
  });

  test("the owner of a shared mesh is part of what Envoy is called", () => {
    const shared = specOf(extended({}, {}, { mesh: { meshName: "plant", meshOwner: "444455556666" } }));
    expect(environmentOf(container(shared, "envoy")!)["APPMESH_RESOURCE_ARN"]).toBe(
      "mesh/plant@444455556666/virtualNode/web",
    );
  });

  test("it starts before the service's container and stops after it", () => {
    const slow = specOf(
      extended({}, { services: { web: { image: IMAGE, stopTimeout: 40 } }, envoy: { preStopDelay: 45 } }),
    );
    expect(slow.containers.map(({ name }) => name)).toEqual(["envoy", "web"]);
    expect(container(slow, "envoy")!.lifecycle!.preStop).toEqual({ exec: { command: ["sh", "-c", "sleep 45"] } });
    expect(slow.terminationGracePeriodSeconds).toBe(55);
  });

  test.each([
    ["xray", undefined, "xray-daemon", "public.ecr.aws/xray/aws-xray-daemon:latest"],
    ["opentelemetry", "otel:1", "otel-collector", "otel:1"],
  ] as const)(
    "with %s a collector stands beside it, whose traffic is not redirected",
    (collector, image, name, used) => {
      const traced = specOf(extended({}, { envoy: { tracing: { collector, image, samplingRate: 0.5 } } }));
      expect(container(traced, name)).toMatchObject({
        image: used,
        securityContext: { runAsUser: 1337 },
        ports: [{ containerPort: 2000, protocol: "UDP" }],
      });
      expect(environmentOf(container(traced, "envoy")!)).toMatchObject({
        ENABLE_ENVOY_XRAY_TRACING: "1",
        XRAY_DAEMON_PORT: "2000",
        XRAY_SAMPLING_RATE: "0.5",
      });
    },
  );
});

describe("with the controller", () => {
  test("pods have the service's container alone, and the namespace asks for injection", () => {
    const deployment = injected();
    expect(specOf(deployment).containers.map(({ name }) => name)).toEqual(["web"]);
    expect(specOf(deployment).initContainers).toBeUndefined();
    const { foundation } = clusterObjects(deployment, expandMesh(deployment)!);
    expect(foundation.find(({ metadata }) => metadata.name === "shop")).toMatchObject({
      kind: "Namespace",
      metadata: { labels: { "appmesh.k8s.aws/sidecarInjectorWebhook": "enabled", mesh: "shop" } },
    });
  });

  test("the chart is told to inject the same Envoy", () => {
    const deployment = injected({ envoy: { logLevel: "debug", preStopDelay: 30 } });
    expect(clusterObjects(deployment, expandMesh(deployment)!).controller).toMatchObject({
      region: "eu-central-1",
      replicaCount: 2,
      nodeSelector: { "outpost-mesh/outpost": "factory" },
      serviceAccount: { create: false, name: "appmesh-controller" },
      sidecar: {
        image: { repository: ENVOY.image.split(":")[0], tag: "v1.39.1.0-prod" },
        logLevel: "debug",
        resources: { requests: ENVOY.requests },
        waitUntilProxyReady: true,
        lifecycleHooks: { preStopDelay: 30 },
      },
    });
  });
});

describe("a virtual gateway", () => {
  const mesh: DeploymentInput["mesh"] = {
    virtualGateways: [
      { virtualGatewayName: "front", spec: { listeners: [{ portMapping: { port: 8443, protocol: "http" } }] } },
    ],
  };
  const gateways = { front: { count: 3, memory: 256 } };

  test("is Envoy alone, which redirects nothing and is the gateway", () => {
    const spec = specOf(extended({}, { gateways }, { mesh }), "gateway-front");
    expect(spec.containers.map(({ name }) => name)).toEqual(["envoy"]);
    expect(spec.initContainers).toBeUndefined();
    const envoy = container(spec, "envoy")!;
    expect(environmentOf(envoy)["APPMESH_RESOURCE_ARN"]).toBe("mesh/shop/virtualGateway/front");
    expect(envoy.ports?.map(({ containerPort }) => containerPort)).toEqual([8443, 9901]);
    expect(envoy.resources).toEqual({ requests: { cpu: "10m", memory: "256Mi" } });
  });

  test("leaves its settings to the controller, which asks for a container of that name", () => {
    const spec = specOf(injected({ gateways }, { mesh }), "gateway-front");
    const envoy = container(spec, "envoy")!;
    expect(envoy.env).toBeUndefined();
    expect(envoy.ports?.map(({ containerPort }) => containerPort)).toEqual([8443]);
  });
});

describe("the same container as on ECS", () => {
  test("has its units, command, health check, settings and secrets in Kubernetes' words", () => {
    const deployment = defineDeployment({
      name: "shop",
      region: "eu-central-1",
      services: { web: { port: 8080 } },
      workloads: {
        platform: "eks",
        services: {
          web: {
            image: IMAGE,
            cpu: 512,
            memory: 1024,
            command: ["serve"],
            readOnlyRootFilesystem: true,
            environment: { B: "2", A: "${1}" },
            secretKeys: { TOKEN: { secret: "web", key: "token" } },
            healthCheck: { command: ["CMD-SHELL", "curl -f localhost"], interval: 10, startPeriod: 5 },
          },
        },
      },
    });
    const web = container(specOf(deployment), "web")!;
    expect(web).toMatchObject({
      args: ["serve"],
      securityContext: { readOnlyRootFilesystem: true },
      envFrom: [{ configMapRef: { name: "web" } }],
      env: [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "web", key: "token" } } }],
      resources: { requests: { cpu: "500m", memory: "1024Mi" }, limits: { memory: "1024Mi" } },
      livenessProbe: {
        exec: { command: ["sh", "-c", "curl -f localhost"] },
        periodSeconds: 10,
        initialDelaySeconds: 5,
      },
    });
    const { workloads } = clusterObjects(deployment, expandMesh(deployment)!);
    const config = workloads.find(({ kind }) => kind === "ConfigMap")!;
    expect(config).toMatchObject({ data: { A: "${1}", B: "2" } });
    expect(workloads.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
  });

  test("is started again when its settings change, and only then", () => {
    const annotation = (value: string) =>
      podOf(extended({}, { services: { web: { image: IMAGE, environment: { A: value } } } })).spec.template.metadata
        .annotations!["outpost-mesh/config"];
    expect(annotation("1")).toBe(annotation("1"));
    expect(annotation("1")).not.toBe(annotation("2"));
  });
});
