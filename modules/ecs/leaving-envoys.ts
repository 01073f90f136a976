import type { EnvoyOptions, FromAppMesh } from "../../deployment";
import type { Account } from "../account";
import type { EnvoyImage, EnvoySource, TaskEnvoy } from "./envoy-source";

/**
 * Envoys of a mesh on its way from App Mesh: those that wait ask App Mesh, all others have their configuration. What a
 * task's role may stays until the way is over: tasks that are being replaced still use it, and so does the way back.
 */
export class LeavingEnvoys implements EnvoySource {
  constructor(
    private readonly old: EnvoySource,
    private readonly own: EnvoySource,
    private readonly waiting: Pick<FromAppMesh, "nodes" | "gateways">,
  ) {}

  node(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    const old = this.old.node(name, account, options);
    if (this.waiting.nodes.includes(name)) return old;
    return { ...this.own.node(name, account, options), statements: old.statements };
  }

  gateway(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    const old = this.old.gateway(name, account, options);
    if (this.waiting.gateways.includes(name)) return old;
    return { ...this.own.gateway(name, account, options), statements: old.statements };
  }

  images(account: Account): readonly EnvoyImage[] {
    return [...this.old.images(account), ...this.own.images(account)];
  }
}
