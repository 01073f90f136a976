import type { FromAppMesh } from "../../../deployment";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";

/** Envoys of a mesh on its way from App Mesh: those that wait ask App Mesh, all others have their configuration. */
export class LeavingPodEnvoys implements PodEnvoys {
  constructor(
    private readonly old: PodEnvoys,
    private readonly own: PodEnvoys,
    private readonly waiting: Pick<FromAppMesh, "nodes" | "gateways">,
  ) {}

  node(name: string, listenerPorts: readonly number[]): PodEnvoy | undefined {
    return (this.waiting.nodes.includes(name) ? this.old : this.own).node(name, listenerPorts);
  }

  gateway(name: string): PodEnvoy {
    return (this.waiting.gateways.includes(name) ? this.old : this.own).gateway(name);
  }
}
