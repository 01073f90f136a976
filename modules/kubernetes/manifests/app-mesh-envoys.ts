import type { ManifestContext } from "./context";
import { ENVOY_USER, collectorContainers, envoyContainer, redirectContainer } from "./envoy";
import { INJECTION } from "./pod-envoy";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";

/** Envoys that ask App Mesh who they are, as its controller would write them into pods. */
export class AppMeshPodEnvoys implements PodEnvoys {
  constructor(private readonly context: ManifestContext) {}

  node(name: string, listenerPorts: readonly number[]): PodEnvoy {
    return {
      ...this.envoy(`virtualNode/${name}`),
      redirect: [redirectContainer(this.context.appMeshEnvoy, listenerPorts)],
      annotations: { [INJECTION]: "disabled" },
    };
  }

  gateway(name: string): PodEnvoy {
    return this.envoy(`virtualGateway/${name}`);
  }

  private envoy(object: string): PodEnvoy {
    const { appMeshEnvoy: options, deployment, meshResource, version } = this.context;
    const { region } = deployment;
    return {
      container: envoyContainer({ region, options, resource: `${meshResource}/${object}`, version }),
      redirect: [],
      collectors: collectorContainers(options, region),
      volumes: [],
      annotations: {},
      objects: [],
      // The token of the pod's service account is read by this group alone.
      group: ENVOY_USER,
    };
  }
}
