import { defineDeployment, expandMesh } from "../../../deployment";
import type { DeploymentInput } from "../../../deployment";
import { EnvoyCompiler } from "../../../envoy";
import type { CompileOptions, EnvoyConfiguration } from "../../../envoy";
import { temporaryFolder } from "../cli";
import { Stage, freePorts } from "./live";

type Mesh = NonNullable<DeploymentInput["mesh"]>;
export type LiveNode = NonNullable<Mesh["virtualNodes"]>[number];
export type LiveRoute = NonNullable<Mesh["routes"]>[number]["spec"];
type Name = "caller" | "v1" | "v2";

/** The name of the service that is called. */
export const SERVICE = "shop.test";
const NAMES: readonly Name[] = ["caller", "v1", "v2"];

/** Ports of the loopback. */
export interface LivePorts {
  readonly v1: number;
  readonly v2: number;
  /** Where the containers of v1 and v2 listen, behind their Envoys. */
  readonly app1: number;
  readonly app2: number;
  /** Where the caller finds the service. */
  readonly service: number;
  /** Where clients outside the mesh find the gateway "edge". */
  readonly edge: number;
  readonly admins: Readonly<Record<Name | "edge", number>>;
}

/** What configures the Envoys of one mesh. */
export interface LiveCompiler {
  node(name: Name, more?: Partial<CompileOptions>): EnvoyConfiguration;
  edge(): EnvoyConfiguration;
}

/** A caller, a gateway and two versions of the service that both call, each with an Envoy of its own. */
export class LiveMesh {
  private constructor(
    readonly folder: string,
    readonly ports: LivePorts,
    readonly stage: Stage,
    private readonly remove: () => void,
  ) {}

  static async open(): Promise<LiveMesh> {
    const folder = temporaryFolder();
    const free = await freePorts(10);
    const next = () => free.pop()!;
    const admins = { caller: next(), v1: next(), v2: next(), edge: next() };
    const ports = { v1: next(), v2: next(), app1: next(), app2: next(), service: next(), edge: next(), admins };
    return new LiveMesh(folder.path, ports, new Stage(folder.path), () => folder.remove());
  }

  /** A route's action that shares requests between the versions by weight. */
  to(v1: number, v2: number) {
    return {
      weightedTargets: [
        { virtualNode: "v1", weight: v1, port: this.ports.v1 },
        { virtualNode: "v2", weight: v2, port: this.ports.v2 },
      ],
    };
  }

  /** @param change what of the nodes is otherwise */
  compiler(
    routes: readonly LiveRoute[],
    change: (nodes: Record<Name, LiveNode>) => void = () => {},
    gatewayRoute: NonNullable<Mesh["gatewayRoutes"]>[number]["spec"] = this.everything(),
  ): LiveCompiler {
    const nodes = this.nodes();
    change(nodes);
    const mesh: Mesh = {
      controlPlane: "envoy",
      virtualNodes: Object.values(nodes),
      virtualRouters: [
        { virtualRouterName: "r", spec: { listeners: [{ portMapping: { port: 80, protocol: "http" } }] } },
      ],
      routes: routes.map((spec, index) => ({ routeName: `r${index}`, virtualRouterName: "r", spec })),
      virtualServices: [
        { virtualServiceName: SERVICE, spec: { provider: { virtualRouter: { virtualRouterName: "r" } } } },
      ],
      virtualGateways: [
        {
          virtualGatewayName: "edge",
          spec: { listeners: [{ portMapping: { port: this.ports.edge, protocol: "http" } }] },
        },
      ],
      gatewayRoutes: [{ gatewayRouteName: "all", virtualGatewayName: "edge", spec: gatewayRoute }],
    };
    const model = expandMesh(defineDeployment({ name: "live", region: "eu-central-1", mesh }))!;
    const { admins, service, v1, app1, app2 } = this.ports;
    const options = (name: Name | "edge"): Partial<CompileOptions> => ({
      adminPort: admins[name],
      endpoints: { v1: ["127.0.0.1"], v2: ["127.0.0.1"] },
      interception: {
        kind: "loopback",
        backendPort: () => service,
        applicationPort: (port) => (port === v1 ? app1 : app2),
      },
    });
    return {
      node: (name, more = {}) => new EnvoyCompiler(model, { ...options(name), ...more }).node(name),
      edge: () => new EnvoyCompiler(model, options("edge")).gateway("edge"),
    };
  }

  /** Starts the Envoys of the caller and of both versions. */
  async start(compiler: LiveCompiler, ...names: readonly Name[]): Promise<void> {
    for (const name of names.length === 0 ? NAMES : names) {
      await this.stage.envoy(name, compiler.node(name).bootstrap, this.ports.admins[name]);
    }
  }

  async close(): Promise<void> {
    await this.stage.end();
    this.remove();
  }

  private everything() {
    const action = { target: { virtualService: { virtualServiceName: SERVICE } } };
    return { httpRoute: { match: { prefix: "/" }, action } };
  }

  private nodes(): Record<Name, LiveNode> {
    const node = (name: string, port: number): LiveNode => ({
      virtualNodeName: name,
      spec: {
        listeners: [{ portMapping: { port, protocol: "http" } }],
        serviceDiscovery: { dns: { hostname: `${name}.test`, responseType: "ENDPOINTS" } },
      },
    });
    const backends = [{ virtualService: { virtualServiceName: SERVICE } }];
    return {
      caller: { virtualNodeName: "caller", spec: { backends } },
      v1: node("v1", this.ports.v1),
      v2: node("v2", this.ports.v2),
    };
  }
}
