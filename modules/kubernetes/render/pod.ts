import type { DeploymentV1Config } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { Container, EnvironmentVariable, Hook, PodSpec, Probe, Volume } from "../manifests";

type TypedPod = NonNullable<DeploymentV1Config["spec"]["template"]["spec"]>;
type TypedContainer = NonNullable<TypedPod["container"]> extends readonly (infer C)[] | infer _ ? C : never;

/** A pod in the words of Terraform's Kubernetes provider: lists of the API become repeated blocks in the singular. */
export function renderPod(pod: PodSpec): TypedPod {
  const { affinity, securityContext } = pod;
  return {
    serviceAccountName: pod.serviceAccountName,
    terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds,
    securityContext: securityContext && {
      fsGroup: securityContext.fsGroup === undefined ? undefined : String(securityContext.fsGroup),
      sysctl: securityContext.sysctls?.map((each) => ({ ...each })),
    },
    affinity: affinity && {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerm: affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.map(
            ({ matchExpressions }) => ({
              matchExpressions: matchExpressions.map(({ key, operator, values }) => ({
                key,
                operator,
                values: [...values],
              })),
            }),
          ),
        },
      },
    },
    topologySpreadConstraint: pod.topologySpreadConstraints.map(({ labelSelector, ...constraint }) => ({
      ...constraint,
      labelSelector: [{ matchLabels: labelSelector.matchLabels }],
    })),
    volume: pod.volumes?.map(renderVolume),
    initContainer: pod.initContainers?.map(renderContainer),
    container: pod.containers.map(renderContainer),
  };
}

/** Modes are numbers in Kubernetes and texts in base 8 here. */
function renderVolume(volume: Volume) {
  if ("configMap" in volume) return { name: volume.name, configMap: { name: volume.configMap.name } };
  const { secretName, defaultMode } = volume.secret;
  return { name: volume.name, secret: { secretName, defaultMode: defaultMode.toString(8).padStart(4, "0") } };
}

function renderContainer(container: Container): TypedContainer {
  const { name, image, args, command, env, envFrom, ports, resources, lifecycle, securityContext } = container;
  return {
    name,
    image,
    args: args && [...args],
    command: command && [...command],
    env: env?.map(renderVariable),
    envFrom: envFrom?.map(({ configMapRef }) => ({ configMapRef })),
    port: ports?.map((port) => ({ ...port })),
    volumeMount: container.volumeMounts?.map((mount) => ({ ...mount })),
    resources: resources && { requests: resources.requests, limits: resources.limits },
    readinessProbe: container.readinessProbe && renderProbe(container.readinessProbe),
    livenessProbe: container.livenessProbe && renderProbe(container.livenessProbe),
    lifecycle: lifecycle && {
      postStart: lifecycle.postStart && [renderHook(lifecycle.postStart)],
      preStop: lifecycle.preStop && [renderHook(lifecycle.preStop)],
    },
    securityContext: securityContext && {
      runAsUser: securityContext.runAsUser === undefined ? undefined : String(securityContext.runAsUser),
      readOnlyRootFilesystem: securityContext.readOnlyRootFilesystem,
      capabilities: securityContext.capabilities && { add: [...securityContext.capabilities.add] },
    },
  };
}

function renderVariable({ name, value, valueFrom }: EnvironmentVariable) {
  return {
    name,
    value,
    valueFrom: valueFrom && { fieldRef: valueFrom.fieldRef, secretKeyRef: valueFrom.secretKeyRef },
  };
}

function renderHook({ exec }: Hook) {
  return { exec: { command: [...exec.command] } };
}

function renderProbe({ exec, ...numbers }: Probe) {
  return { ...numbers, exec: { command: [...exec.command] } };
}
