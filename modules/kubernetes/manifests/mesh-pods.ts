import { createHash } from "node:crypto";
import { podLabels, selectorOf } from "../../../deployment";
import type { MeshPod } from "../../../deployment";
import type { ManifestContext } from "./context";
import { ENVOY_USER } from "./envoy";
import { envoyFiles, mountedByController, withMounts } from "./envoy-files";
import type { EnvoyFiles } from "./envoy-files";
import { INJECTION } from "./pod-envoy";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";
import type {
  ConfigMapManifest,
  Container,
  CoreManifest,
  DeploymentManifest,
  EnvironmentVariable,
  PodSpec,
  Probe,
  TextMap,
} from "./types";

/** Seconds beyond the longest wait after which what is left of a pod is killed. */
const GRACE = 10;

/** What runs one virtual node: its settings, its pods, and how many of them may be taken away at once. */
export function meshPodManifests(context: ManifestContext, envoys: PodEnvoys, pod: MeshPod): CoreManifest[] {
  const { node } = pod.node;
  const { namespace } = context;
  const labels = context.labels(selectorOf(pod));
  const config = configMap(context, pod);
  const envoy = envoys.node(node, [pod.service.port]);
  const files = envoyFiles(context.platform, pod.pod.envoyFiles);
  const deployment: DeploymentManifest = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: node, namespace, labels },
    spec: {
      replicas: pod.pod.count,
      selector: { matchLabels: selectorOf(pod) },
      // App Mesh user guide, best practices: an Outpost has no slots to spare.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      template: {
        metadata: { labels: podLabels(context.deployment, pod), annotations: annotations(config, envoy, files) },
        spec: podSpec(context, envoy, pod, config, files),
      },
    },
  };
  return [
    ...(config === undefined ? [] : [config]),
    ...(envoy?.objects ?? []),
    deployment,
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name: node, namespace, labels },
      spec: { maxUnavailable: pod.pod.maxUnavailable, selector: { matchLabels: selectorOf(pod) } },
    },
  ];
}

function podSpec(
  context: ManifestContext,
  envoy: PodEnvoy | undefined,
  pod: MeshPod,
  config: ConfigMapManifest | undefined,
  files: EnvoyFiles,
): PodSpec {
  const own = ownContainer(pod, config);
  const fsGroup = files.volumes.length > 0 ? ENVOY_USER : envoy?.group;
  const volumes = [...(envoy?.volumes ?? []), ...files.volumes];
  return {
    serviceAccountName: pod.node.node,
    terminationGracePeriodSeconds: Math.max(pod.pod.stopTimeout, context.platform.envoy.preStopDelay) + GRACE,
    ...(fsGroup === undefined ? {} : { securityContext: { fsGroup } }),
    ...(volumes.length === 0 ? {} : { volumes }),
    ...(envoy === undefined
      ? { containers: [own] }
      : {
          ...(envoy.redirect.length === 0 ? {} : { initContainers: envoy.redirect }),
          // Containers start in their order, each when the hook of the one before it is through.
          containers: [withMounts(envoy.container, files), own, ...envoy.collectors],
        }),
    ...context.placement(pod.outpost, selectorOf(pod)),
  };
}

function annotations(config: ConfigMapManifest | undefined, envoy: PodEnvoy | undefined, files: EnvoyFiles): TextMap {
  return {
    ...(envoy === undefined ? { [INJECTION]: "enabled", ...mountedByController(files) } : envoy.annotations),
    // A pod reads its settings once: other settings make other pods.
    ...(config === undefined
      ? {}
      : { "outpost-mesh/config": createHash("sha256").update(JSON.stringify(config.data)).digest("hex").slice(0, 16) }),
  };
}

function configMap(context: ManifestContext, pod: MeshPod): ConfigMapManifest | undefined {
  const { environment } = pod.pod;
  if (Object.keys(environment).length === 0) return undefined;
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: pod.node.node, namespace: context.namespace, labels: context.labels(selectorOf(pod)) },
    data: Object.fromEntries(Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function ownContainer({ node, service, pod }: MeshPod, config: ConfigMapManifest | undefined): Container {
  const secrets = Object.keys(pod.secretKeys)
    .sort()
    .map((name): EnvironmentVariable => {
      const { secret, key } = pod.secretKeys[name]!;
      return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
    });
  const { readOnlyRootFilesystem } = pod;
  const probe = pod.healthCheck === undefined ? undefined : commandProbe(pod.healthCheck);
  return {
    name: node.service,
    image: pod.image,
    ...(pod.command === undefined ? {} : { args: pod.command }),
    ...(config === undefined ? {} : { envFrom: [{ configMapRef: { name: config.metadata.name } }] }),
    ...(secrets.length === 0 ? {} : { env: secrets }),
    ports: [{ name: "service", containerPort: service.port, protocol: "TCP" }],
    // CPU units of ECS are 1024 to a vCPU and bound nothing; memory is a limit there, too.
    resources: {
      requests: { cpu: `${Math.ceil((pod.cpu * 1000) / 1024)}m`, memory: `${pod.memory}Mi` },
      limits: { memory: `${pod.memory}Mi` },
    },
    ...(probe === undefined ? {} : { readinessProbe: probe, livenessProbe: probe }),
    ...(readOnlyRootFilesystem === undefined ? {} : { securityContext: { readOnlyRootFilesystem } }),
  };
}

/** A health check in ECS's form as a probe: CMD-SHELL is for a shell, CMD is the command itself. */
function commandProbe(check: NonNullable<MeshPod["pod"]["healthCheck"]>): Probe {
  const [form, ...rest] = check.command;
  const command = form === "CMD-SHELL" ? ["sh", "-c", ...rest] : form === "CMD" ? rest : check.command;
  return {
    exec: { command },
    initialDelaySeconds: check.startPeriod,
    periodSeconds: check.interval,
    timeoutSeconds: check.timeout,
    successThreshold: 1,
    failureThreshold: check.retries,
  };
}
