import { gatewayObjectName, gatewaySelector, outpostMeant } from "../../../deployment";
import type { EksGateway, MeshModel } from "../../../deployment";
import type { ManifestContext } from "./context";
import { ENVOY_CONTAINER, ENVOY_USER, envoyResources } from "./envoy";
import { envoyFiles, withMounts } from "./envoy-files";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";
import { service } from "./services";
import type { Container, CoreManifest, PodSpec } from "./types";

const GRACE = 10;
/** Ports below this one are bound by root alone, unless the pod's network says otherwise. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/** What runs the virtual gateways of the mesh: pods of Envoy alone, which take traffic of their own and redirect none. */
export function gatewayManifests(context: ManifestContext, envoys: PodEnvoys, model: MeshModel): CoreManifest[] {
  return Object.entries(context.platform.gateways)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, options]) => {
      const gateway = model.virtualGateways.find(({ virtualGatewayName }) => virtualGatewayName === name);
      const ports = (gateway?.spec.listeners ?? []).map(({ portMapping }) => portMapping.port).sort((a, b) => a - b);
      return oneGateway(context, envoys, name, options, ports);
    });
}

function oneGateway(
  context: ManifestContext,
  envoys: PodEnvoys,
  gateway: string,
  options: EksGateway,
  ports: readonly number[],
): CoreManifest[] {
  const name = gatewayObjectName(gateway);
  const selector = gatewaySelector(gateway);
  const { namespace } = context;
  const labels = context.labels(selector);
  const envoy = envoys.gateway(gateway);
  const annotations = Object.keys(envoy.annotations).length === 0 ? {} : { annotations: envoy.annotations };
  return [
    ...envoy.objects,
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace, labels },
      spec: {
        replicas: options.count,
        selector: { matchLabels: selector },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
        template: {
          metadata: { labels, ...annotations },
          spec: podSpec(context, envoy, gateway, options, ports),
        },
      },
    },
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name, namespace, labels },
      spec: { maxUnavailable: options.maxUnavailable, selector: { matchLabels: selector } },
    },
    service(context, name, selector, ports),
  ];
}

function podSpec(
  context: ManifestContext,
  envoy: PodEnvoy,
  gateway: string,
  options: EksGateway,
  ports: readonly number[],
): PodSpec {
  const { deployment, platform } = context;
  const outpost = outpostMeant(deployment, options.outpost)?.name;
  const files = envoyFiles(platform, options.envoyFiles);
  const group = files.volumes.length > 0 ? ENVOY_USER : envoy.group;
  const volumes = [...envoy.volumes, ...files.volumes];
  const securityContext = {
    ...(group === undefined ? {} : { fsGroup: group }),
    ...(ports.some((port) => port < FIRST_UNPRIVILEGED_PORT) ? { sysctls: [ALL_PORTS] } : {}),
  };
  return {
    serviceAccountName: gatewayObjectName(gateway),
    terminationGracePeriodSeconds: platform.envoy.preStopDelay + GRACE,
    ...(Object.keys(securityContext).length === 0 ? {} : { securityContext }),
    ...(volumes.length === 0 ? {} : { volumes }),
    containers: [
      // The controller finds this container as it is, so what is mounted need not be told it.
      withMounts(gatewayContainer(context, envoy.container, options, ports), files),
      ...envoy.collectors,
    ],
    ...context.placement(outpost, gatewaySelector(gateway)),
  };
}

/** Lets Envoy, which is not root, bind every port; one of the settings that Kubernetes calls safe. */
const ALL_PORTS = { name: "net.ipv4.ip_unprivileged_port_start", value: "0" };

function gatewayContainer(
  { platform }: ManifestContext,
  whole: Container,
  { cpu, memory }: EksGateway,
  ports: readonly number[],
): Container {
  const listeners = ports.map((containerPort) => ({
    name: `port-${containerPort}`,
    containerPort,
    protocol: "TCP" as const,
  }));
  const own = {
    ...(cpu === undefined ? {} : { cpu: `${Math.ceil((cpu * 1000) / 1024)}m` }),
    ...(memory === undefined ? {} : { memory: `${memory}Mi` }),
  };
  const { requests, ...limits } = envoyResources(platform.envoy);
  const resources = { requests: { ...requests, ...own }, ...limits };
  return { ...whole, name: ENVOY_CONTAINER, resources, ports: [...listeners, ...(whole.ports ?? [])] };
}
