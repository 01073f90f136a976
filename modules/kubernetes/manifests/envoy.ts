import { APP_MESH_IMAGES, envoyImage } from "../../../aws";
import type { EksEnvoyOptions } from "../../../deployment";
import type { Container, EnvironmentVariable, Probe } from "./types";

/** User that Envoy runs as; traffic of this user is not redirected to Envoy again (App Mesh user guide). */
export const ENVOY_USER = 1337;
/** Name of the Envoy container in every pod. */
export const ENVOY_CONTAINER = "envoy";

const ADMIN_PORT = 9901;

export interface EnvoyProps {
  readonly region: string;
  readonly options: EksEnvoyOptions;
  /** `mesh/MESH/virtualNode/NODE` or `mesh/MESH/virtualGateway/GATEWAY`. */
  readonly resource: string;
  /** Kubernetes version of the cluster, where it is known. */
  readonly version: string | undefined;
}

/**
 * The Envoy container as App Mesh's controller would inject it, with the hooks that order it: it is the pod's first
 * container and its start is over when Envoy answers, so the service's own container starts after it; and it waits
 * before it stops.
 */
export function envoyContainer(props: EnvoyProps): Container {
  const { region, options } = props;
  return {
    name: ENVOY_CONTAINER,
    image: options.image ?? envoyImage(region),
    securityContext: { runAsUser: ENVOY_USER },
    ports: [{ name: "stats", containerPort: ADMIN_PORT, protocol: "TCP" }],
    env: [...envoyEnvironment(props), ...tracingEnvironment(options)],
    resources: envoyResources(options),
    readinessProbe: envoyProbe(),
    lifecycle: {
      postStart: { exec: { command: ["sh", "-c", "agent -envoyReadiness"] } },
      preStop: { exec: { command: ["sh", "-c", `sleep ${options.preStopDelay}`] } },
    },
  };
}

/** Envoy's settings, in the controller's order. */
export function envoyEnvironment({ region, options, resource, version }: EnvoyProps): EnvironmentVariable[] {
  const plain: readonly (readonly [string, string])[] = [
    ["APPMESH_VIRTUAL_NODE_NAME", resource],
    ["APPMESH_RESOURCE_ARN", resource],
    // Without it Envoy asks the instance metadata service.
    ["AWS_REGION", region],
    ["APPMESH_PREVIEW", "0"],
    ["APPMESH_DUALSTACK_ENDPOINT", "0"],
    ["APPMESH_FIPS_ENDPOINT", "0"],
    ["ENVOY_LOG_LEVEL", options.logLevel],
    ["ENVOY_ADMIN_ACCESS_PORT", String(ADMIN_PORT)],
    ["ENVOY_ADMIN_ACCESS_LOG_FILE", "/tmp/envoy_admin_access.log"],
    ["ENVOY_ADMIN_ACCESS_ENABLE_IPV6", "false"],
    ["APPNET_AGENT_ADMIN_MODE", "uds"],
    ["APPNET_AGENT_ADMIN_UDS_PATH", "/tmp/agent.sock"],
    ...(version === undefined ? [] : [["APPMESH_PLATFORM_K8S_VERSION", version] as const]),
  ];
  return [
    ...plain.map(([name, value]) => ({ name, value })),
    { name: "APPMESH_PLATFORM_K8S_POD_UID", valueFrom: { fieldRef: { fieldPath: "metadata.uid" } } },
  ];
}

/** The init container that sends the pod's traffic through Envoy. */
export function redirectContainer(options: EksEnvoyOptions, listenerPorts: readonly number[]): Container {
  const settings: readonly (readonly [string, string])[] = [
    ["APPMESH_START_ENABLED", "1"],
    ["APPMESH_IGNORE_UID", String(ENVOY_USER)],
    ["APPMESH_ENVOY_INGRESS_PORT", "15000"],
    ["APPMESH_ENVOY_EGRESS_PORT", "15001"],
    ["APPMESH_APP_PORTS", [...listenerPorts].sort((a, b) => a - b).join(",")],
    ["APPMESH_EGRESS_IGNORED_IP", "169.254.169.254"],
    ["APPMESH_EGRESS_IGNORED_PORTS", "22"],
    ["APPMESH_ENABLE_IPV6", "1"],
  ];
  return {
    name: "proxyinit",
    image: options.initImage ?? APP_MESH_IMAGES.routeManager,
    securityContext: { capabilities: { add: ["NET_ADMIN"] } },
    env: settings.map(([name, value]) => ({ name, value })),
    resources: envoyResources(options),
  };
}

/** The container that takes Envoy's traces; none when they are not asked for. */
export function collectorContainers({ tracing }: EksEnvoyOptions, region: string): Container[] {
  if (tracing === undefined) return [];
  return [
    {
      name: tracing.collector === "xray" ? "xray-daemon" : "otel-collector",
      image: tracing.image ?? APP_MESH_IMAGES.xrayDaemon,
      securityContext: { runAsUser: ENVOY_USER },
      ports: [{ name: "traces", containerPort: 2000, protocol: "UDP" }],
      env: [{ name: "AWS_REGION", value: region }],
      resources: { requests: { cpu: "10m", memory: "32Mi" } },
    },
  ];
}

export function envoyProbe(): Probe {
  return {
    exec: {
      command: ["sh", "-c", `curl -s http://localhost:${ADMIN_PORT}/server_info | grep state | grep -q LIVE`],
    },
    initialDelaySeconds: 1,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

export function envoyResources({ cpuRequest, memoryRequest, cpuLimit, memoryLimit }: EksEnvoyOptions) {
  const limits = {
    ...(cpuLimit === undefined ? {} : { cpu: cpuLimit }),
    ...(memoryLimit === undefined ? {} : { memory: memoryLimit }),
  };
  return {
    requests: { cpu: cpuRequest, memory: memoryRequest },
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

function tracingEnvironment({ tracing }: EksEnvoyOptions): EnvironmentVariable[] {
  if (tracing === undefined) return [];
  return [
    { name: "ENABLE_ENVOY_XRAY_TRACING", value: "1" },
    { name: "XRAY_DAEMON_PORT", value: "2000" },
    ...(tracing.samplingRate === undefined
      ? []
      : [{ name: "XRAY_SAMPLING_RATE", value: String(tracing.samplingRate) }]),
  ];
}
