import type { ClientPolicy } from "../../deployment";
import type { Message } from "../json";
import type { MeshLookup } from "../model/mesh-lookup";
import type { ServicePort, Target } from "../model/service-port";
import { names } from "../names";
import type { CompileOptions } from "../options";
import type { Secrets } from "../tls/secrets";
import { tlsPolicyOn } from "../tls/upstream";
import { egressCluster } from "./egress";

/** A virtual service's port that a caller uses, and its policy for it. */
export interface Backend {
  readonly port: ServicePort;
  readonly policy: ClientPolicy | undefined;
}

/**
 * The clusters of one caller: one for each listener that its backends lead to. Where two backends lead to the same
 * listener under different policies it needs one for each, and their names say which backend they belong to.
 */
export class EgressClusters {
  private readonly clusters = new Map<string, Message>();
  private readonly policies = new Map<string, Set<string>>();

  constructor(
    private readonly mesh: MeshLookup,
    private readonly options: CompileOptions,
    private readonly secrets: Secrets,
    backends: readonly Backend[],
  ) {
    for (const { port, policy } of backends) {
      for (const target of port.routes.flatMap(({ targets }) => targets)) {
        const name = this.plainName(target);
        const known = this.policies.get(name) ?? new Set();
        this.policies.set(name, known.add(policyKey(policy, target)));
      }
    }
  }

  /** Name of the cluster through which a backend reaches a target; the cluster is made when it is asked for first. */
  nameFor({ port, policy }: Backend, target: Target): string {
    const plain = this.plainName(target);
    const name = (this.policies.get(plain)?.size ?? 0) > 1 ? `${plain}_${port.service}` : plain;
    if (!this.clusters.has(name)) {
      this.clusters.set(name, egressCluster(this.mesh, name, target, policy, this.options, this.secrets));
    }
    return name;
  }

  /** All of them that were asked for. */
  get all(): Message[] {
    return [...this.clusters.values()];
  }

  private plainName({ node, listener }: Target): string {
    const { protocol, port } = listener.portMapping;
    return names.egressCluster(this.mesh.meshName, node.virtualNodeName, protocol, port);
  }
}

function policyKey(policy: ClientPolicy | undefined, { listener }: Target): string {
  return JSON.stringify(tlsPolicyOn(policy, listener.portMapping.port) ?? null);
}
