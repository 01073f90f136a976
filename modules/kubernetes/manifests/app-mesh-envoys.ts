import type { ManifestContext } from "./context";
import { ENVOY_USER, collectorContainers, envoyContainer, redirectContainer } from "./envoy";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";
import type { Container } from "./types";

/** Annotation that tells App Mesh's controller whether to write an Envoy into a pod. */
export const INJECTION = "appmesh.k8s.aws/sidecarInjectorWebhook";

/** Envoys that ask App Mesh who they are, as its controller would write them into pods. */
export class AppMeshPodEnvoys implements PodEnvoys {
  /** The token of the pod's service account is read by this group alone. */
  readonly group = ENVOY_USER;

  constructor(private readonly context: ManifestContext) {}

  node(name: string): PodEnvoy {
    return { ...this.envoy(`virtualNode/${name}`), annotations: { [INJECTION]: "disabled" } };
  }

  gateway(name: string): PodEnvoy {
    return this.envoy(`virtualGateway/${name}`);
  }

  redirect(listenerPorts: readonly number[]): readonly Container[] {
    return [redirectContainer(this.context.platform.envoy, listenerPorts)];
  }

  collectors(): readonly Container[] {
    return collectorContainers(this.context.platform.envoy, this.context.deployment.region);
  }

  private envoy(object: string): PodEnvoy {
    const { platform, deployment, meshResource, version } = this.context;
    const resource = `${meshResource}/${object}`;
    const container = envoyContainer({ region: deployment.region, options: platform.envoy, resource, version });
    return { container, volumes: [], annotations: {}, objects: [] };
  }
}
