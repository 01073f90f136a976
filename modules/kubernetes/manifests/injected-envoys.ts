import type { ManifestContext } from "./context";
import { AppMeshPodEnvoys } from "./app-mesh-envoys";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";

/** Envoys of App Mesh that its controller writes into pods, or completes where the pod is nothing but Envoy. */
export class InjectedPodEnvoys implements PodEnvoys {
  private readonly whole: AppMeshPodEnvoys;

  constructor(context: ManifestContext) {
    this.whole = new AppMeshPodEnvoys(context);
  }

  node(): undefined {
    return undefined;
  }

  /** The controller adds its settings to the container that is called envoy. */
  gateway(gateway: string): PodEnvoy {
    const whole = this.whole.gateway(gateway);
    const { name, image, resources, lifecycle, securityContext } = whole.container;
    return { ...whole, collectors: [], container: { name, image, resources, lifecycle, securityContext } };
  }
}
