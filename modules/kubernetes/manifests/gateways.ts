import { gatewayObjectName, gatewaySelector, outpostMeant } from "../../../deployment";
import type { EksGateway, MeshModel } from "../../../deployment";
import type { ManifestContext } from "./context";
import { ENVOY_CONTAINER, collectorContainers, envoyContainer, envoyResources } from "./envoy";
import { service } from "./services";
import type { Container, CoreManifest, PodSpec } from "./types";

const GRACE = 10;

/** What runs the virtual gateways of the mesh: pods of Envoy alone, which take traffic of their own and redirect none. */
export function gatewayManifests(context: ManifestContext, model: MeshModel): CoreManifest[] {
  return Object.entries(context.platform.gateways)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, options]) => {
      const gateway = model.virtualGateways.find(({ virtualGatewayName }) => virtualGatewayName === name);
      const ports = (gateway?.spec.listeners ?? []).map(({ portMapping }) => portMapping.port).sort((a, b) => a - b);
      return oneGateway(context, name, options, ports);
    });
}

function oneGateway(
  context: ManifestContext,
  gateway: string,
  options: EksGateway,
  ports: readonly number[],
): CoreManifest[] {
  const name = gatewayObjectName(gateway);
  const selector = gatewaySelector(gateway);
  const { namespace } = context;
  const labels = context.labels(selector);
  return [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace, labels },
      spec: {
        replicas: options.count,
        selector: { matchLabels: selector },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
        template: { metadata: { labels }, spec: podSpec(context, gateway, options, ports) },
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

function podSpec(context: ManifestContext, gateway: string, options: EksGateway, ports: readonly number[]): PodSpec {
  const { deployment, platform } = context;
  const outpost = outpostMeant(deployment, options.outpost)?.name;
  return {
    serviceAccountName: gatewayObjectName(gateway),
    terminationGracePeriodSeconds: platform.envoy.preStopDelay + GRACE,
    securityContext: { fsGroup: 1337 },
    containers: [gatewayContainer(context, gateway, ports), ...traced(context)],
    ...context.placement(outpost, gatewaySelector(gateway)),
  };
}

/** With the controller, which adds its settings to the container that is called envoy, the image and ports are enough. */
function gatewayContainer(context: ManifestContext, gateway: string, ports: readonly number[]): Container {
  const { deployment, platform, version } = context;
  const resource = `${context.meshResource}/virtualGateway/${gateway}`;
  const whole = envoyContainer({ region: deployment.region, options: platform.envoy, resource, version });
  const listeners = ports.map((containerPort) => ({
    name: `port-${containerPort}`,
    containerPort,
    protocol: "TCP" as const,
  }));
  const { name, image, lifecycle, securityContext } = whole;
  const { cpu, memory } = platform.gateways[gateway]!;
  const own = {
    ...(cpu === undefined ? {} : { cpu: `${Math.ceil((cpu * 1000) / 1024)}m` }),
    ...(memory === undefined ? {} : { memory: `${memory}Mi` }),
  };
  const { requests, ...limits } = envoyResources(platform.envoy);
  const resources = { requests: { ...requests, ...own }, ...limits };
  if (platform.injection === "controller")
    return { name, image, resources, lifecycle, securityContext, ports: listeners };
  return { ...whole, name: ENVOY_CONTAINER, resources, ports: [...listeners, ...(whole.ports ?? [])] };
}

function traced({ platform, deployment }: ManifestContext): Container[] {
  return platform.injection === "explicit" ? collectorContainers(platform.envoy, deployment.region) : [];
}
