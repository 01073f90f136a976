import {
  gatewayObjectName,
  gatewaySelector,
  kubernetesName,
  loadBalancersOf,
  targetGroupsOf,
  targetHealthCheck,
  targetKey,
} from "../../../deployment";
import type { FoundTarget, MeshModel } from "../../../deployment";
import type { ManifestContext } from "./context";
import type { ServiceManifest, ServicePort } from "./types";

/**
 * The Services behind load balancers: each gives its pods ports of every node, where a load balancer finds them without
 * being told of pods. Which pods are there is known in the cluster, so nothing has to be registered while the service link
 * is down.
 */
export function nodePortManifests(context: ManifestContext, model: MeshModel): ServiceManifest[] {
  const { deployment } = context;
  const found = new Map<string, { readonly target: FoundTarget; readonly ports: Map<number, ServicePort> }>();
  for (const balancer of loadBalancersOf(deployment)) {
    for (const group of targetGroupsOf(deployment, model, balancer)) {
      const { target, entry } = group;
      const { ports } = found.get(targetKey(target)) ?? { ports: new Map<number, ServicePort>() };
      ports.set(entry.port, servicePort("requests", target.port, entry.port));
      if (targetHealthCheck(balancer, group).port !== undefined) {
        ports.set(entry.readyPort!, servicePort("ready", target.readyPort!, entry.readyPort!));
      }
      found.set(targetKey(target), { target, ports });
    }
  }
  return [...found.keys()].sort().map((key) => nodePortService(context, found.get(key)!));
}

function nodePortService(
  context: ManifestContext,
  { target, ports }: { readonly target: FoundTarget; readonly ports: ReadonlyMap<number, ServicePort> },
): ServiceManifest {
  const isGateway = target.kind === "gateway";
  const selector = isGateway ? gatewaySelector(target.name) : { "app.kubernetes.io/name": target.name };
  const object = isGateway ? gatewayObjectName(target.name) : target.name;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: kubernetesName(`${object}--${target.port}--nodes`),
      namespace: context.namespace,
      labels: context.labels(selector),
    },
    spec: {
      type: "NodePort",
      // Every node passes requests on, so that a pod which moves takes none of them with it.
      externalTrafficPolicy: "Cluster",
      selector: { "app.kubernetes.io/part-of": context.deployment.name, ...selector },
      ports: [...ports.values()].sort((a, b) => a.nodePort! - b.nodePort!),
    },
  };
}

function servicePort(name: string, port: number, nodePort: number): ServicePort {
  return { name, port, targetPort: port, protocol: "TCP", nodePort };
}
