import type { MeshModel } from "../deployment";
import type { EnvoyKind } from "./bootstrap";
import { compileGateway } from "./compile-gateway";
import { compileNode } from "./compile-node";
import { EnvoyCompileError } from "./errors";
import type { Message } from "./json";
import { MeshLookup } from "./model/mesh-lookup";
import { ServicePorts } from "./model/service-port";
import { DEFAULT_COMPILE_OPTIONS } from "./options";
import type { CompileOptions } from "./options";

/** What one Envoy of the mesh starts with. */
export interface EnvoyConfiguration {
  readonly kind: EnvoyKind;
  /** Name of the virtual node or the virtual gateway. */
  readonly name: string;
  /** `envoy.config.bootstrap.v3.Bootstrap` in its JSON form. */
  readonly bootstrap: Message;
}

/**
 * Compiles a mesh to the configurations of its Envoys, one at a time and each when it is asked for. The same model gives
 * the same bytes, whatever the order of its lists.
 */
export class EnvoyCompiler {
  private readonly mesh: MeshLookup;
  private readonly ports: ServicePorts;
  private readonly options: CompileOptions;

  constructor(model: MeshModel, options: Partial<CompileOptions> = {}) {
    this.mesh = new MeshLookup(model);
    this.ports = new ServicePorts(this.mesh);
    this.options = { ...DEFAULT_COMPILE_OPTIONS, ...options };
  }

  /** The configuration of a virtual node's Envoy. */
  node(name: string): EnvoyConfiguration {
    const node = this.mesh.node(name);
    if (node === undefined) throw new EnvoyCompileError(`the mesh has no virtual node ${JSON.stringify(name)}.`);
    return { kind: "virtualNode", name, bootstrap: compileNode(this.mesh, this.ports, node, this.options) };
  }

  /** The configuration of a virtual gateway's Envoy. */
  gateway(name: string): EnvoyConfiguration {
    const gateway = this.mesh.model.virtualGateways.find((each) => each.virtualGatewayName === name);
    if (gateway === undefined) throw new EnvoyCompileError(`the mesh has no virtual gateway ${JSON.stringify(name)}.`);
    return { kind: "virtualGateway", name, bootstrap: compileGateway(this.mesh, this.ports, gateway, this.options) };
  }

  /** All of them: nodes, then gateways, by name. */
  all(): EnvoyConfiguration[] {
    const { virtualNodes, virtualGateways } = this.mesh.model;
    const nodes = virtualNodes.map(({ virtualNodeName }) => virtualNodeName).sort();
    const gateways = virtualGateways.map(({ virtualGatewayName }) => virtualGatewayName).sort();
    return [...nodes.map((name) => this.node(name)), ...gateways.map((name) => this.gateway(name))];
  }
}

/** Compiles a whole mesh. */
export function compileMesh(model: MeshModel, options: Partial<CompileOptions> = {}): EnvoyConfiguration[] {
  return new EnvoyCompiler(model, options).all();
}
