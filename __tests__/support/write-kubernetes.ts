import type { VirtualNode } from "../../deployment";
import type { SampleMesh } from "./arbitrary-mesh";

type Node = Record<string, unknown>;
type VirtualNodeSpec = VirtualNode["spec"];

const NAMESPACE = "shop";

/** Writes a mesh as custom resources of AWS's controller. They have no tags. */
export function manifests({ model, described }: SampleMesh): Node[] {
  const names = new Names(model);
  const { mesh, ...lists } = model;
  const meshRef = described ? {} : { meshRef: { name: mesh.meshName, uid: "u" } };
  const resource = (kind: string, name: string, spec: Node, metadata: Node = {}): Node => ({
    apiVersion: "appmesh.k8s.aws/v1beta2",
    kind,
    metadata: { name, namespace: NAMESPACE, labels: { app: "x" }, ...metadata },
    spec: { ...spec, ...meshRef },
    status: { observedGeneration: 1 },
  });
  const of = (spec: unknown) => convert(spec, names) as Node;
  // A route needs its router, and a router lists its routes: those without one get one that is listed nowhere else.
  const routers = new Map(lists.virtualRouters.map((router) => [router.virtualRouterName, of(router.spec)]));
  const written: Node[] = [
    ...lists.virtualNodes.flatMap(({ virtualNodeName: awsName, spec }) => {
      const name = names.of("VirtualNode", awsName);
      const { own, grouped } = inGroups(spec, names);
      const group = {
        virtualservices: grouped.map((service) => names.reference("virtualService", service).virtualServiceRef),
      };
      const node = {
        awsName,
        podSelector: {},
        ...of(own),
        ...(grouped.length === 0 ? {} : { backendGroups: [{ name }] }),
      };
      return [
        resource("VirtualNode", name, node),
        ...(grouped.length === 0 ? [] : [resource("BackendGroup", name, group)]),
      ];
    }),
    ...[...routers].map(([awsName, spec]) =>
      resource("VirtualRouter", names.of("VirtualRouter", awsName), {
        awsName,
        ...spec,
        routes: lists.routes
          .filter((route) => route.virtualRouterName === awsName)
          .map((route) => ({ name: route.routeName, ...of(route.spec) })),
      }),
    ),
    ...lists.virtualServices.map(({ virtualServiceName: awsName, spec }) =>
      resource("VirtualService", names.of("VirtualService", awsName), { awsName, ...of(spec) }),
    ),
    ...lists.virtualGateways.map(({ virtualGatewayName: awsName, spec }) =>
      resource("VirtualGateway", names.of("VirtualGateway", awsName), { awsName, namespaceSelector: {}, ...of(spec) }),
    ),
    ...lists.gatewayRoutes.map(({ gatewayRouteName: awsName, virtualGatewayName, spec }, index) =>
      resource("GatewayRoute", `gateway-route-${index}`, {
        awsName,
        virtualGatewayRef: { name: names.of("VirtualGateway", virtualGatewayName), uid: "u" },
        ...of(spec),
      }),
    ),
  ];
  if (described) {
    const { egressFilter, serviceDiscovery } = mesh.spec;
    written.unshift({
      apiVersion: "appmesh.k8s.aws/v1beta2",
      kind: "Mesh",
      metadata: { name: "the-mesh" },
      spec: {
        awsName: mesh.meshName,
        namespaceSelector: { matchLabels: { mesh: "the-mesh" } },
        ...(egressFilter === undefined ? {} : { egressFilter }),
        ...(serviceDiscovery === undefined ? {} : { meshServiceDiscovery: serviceDiscovery }),
        ...(mesh.meshOwner === undefined ? {} : { meshOwner: mesh.meshOwner }),
      },
    });
  }
  return written;
}

/**
 * A mesh that manifests can say: routes stand in their router and gateway routes refer to their gateway, so those are
 * there; and its owner is said with the mesh.
 */
export function sayable({ model, described }: SampleMesh): SampleMesh {
  const { meshOwner, ...mesh } = model.mesh;
  const routers = new Set(model.virtualRouters.map(({ virtualRouterName }) => virtualRouterName));
  const gateways = new Set(model.virtualGateways.map(({ virtualGatewayName }) => virtualGatewayName));
  const lackingRouters = new Set(
    model.routes.map((route) => route.virtualRouterName).filter((name) => !routers.has(name)),
  );
  const lackingGateways = new Set(
    model.gatewayRoutes.map((route) => route.virtualGatewayName).filter((name) => !gateways.has(name)),
  );
  const whole = {
    ...model,
    mesh: described && meshOwner !== undefined ? { ...mesh, meshOwner } : { ...mesh, existing: !described },
    virtualRouters: [
      ...model.virtualRouters,
      ...[...lackingRouters].map((virtualRouterName) => ({ virtualRouterName, spec: {} })),
    ],
    virtualGateways: [
      ...model.virtualGateways,
      ...[...lackingGateways].map((virtualGatewayName) => ({ virtualGatewayName, spec: { listeners: [] } })),
    ],
  };
  return { described, model: whole };
}

/**
 * A node's spec without the backends that may stand in a group instead: the last ones, as far as they have no policy and
 * name virtual services of the mesh that stand nowhere else in it.
 */
function inGroups(spec: VirtualNodeSpec, names: Names): { own: VirtualNodeSpec; grouped: string[] } {
  const backends = [...(spec.backends ?? [])];
  const grouped: string[] = [];
  for (;;) {
    const last = backends.at(-1)?.virtualService;
    const isAgain = backends
      .slice(0, -1)
      .some((each) => each.virtualService.virtualServiceName === last?.virtualServiceName);
    if (last === undefined || last.clientPolicy !== undefined || isAgain) break;
    if (grouped.includes(last.virtualServiceName) || !names.has("VirtualService", last.virtualServiceName)) break;
    grouped.unshift(last.virtualServiceName);
    backends.pop();
  }
  return { own: grouped.length === 0 ? spec : { ...spec, backends }, grouped };
}

/** Kubernetes' own names of the objects, which differ from App Mesh's. */
class Names {
  private readonly known = new Map<string, string>();

  constructor(model: SampleMesh["model"]) {
    model.virtualNodes.forEach((o, i) => this.known.set(`VirtualNode:${o.virtualNodeName}`, `node-${i}`));
    model.virtualRouters.forEach((o, i) => this.known.set(`VirtualRouter:${o.virtualRouterName}`, `router-${i}`));
    model.virtualServices.forEach((o, i) => this.known.set(`VirtualService:${o.virtualServiceName}`, `service-${i}`));
    model.virtualGateways.forEach((o, i) => this.known.set(`VirtualGateway:${o.virtualGatewayName}`, `gateway-${i}`));
  }

  of(kind: string, awsName: string): string {
    return this.known.get(`${kind}:${awsName}`)!;
  }

  has(kind: string, awsName: string): boolean {
    return this.known.has(`${kind}:${awsName}`);
  }

  /** A reference to an object of the mesh; an ARN to any other. */
  reference(stem: string, awsName: string): Node {
    const kind = stem[0]!.toUpperCase() + stem.slice(1);
    const own = this.known.get(`${kind}:${awsName}`);
    if (own !== undefined) return { [`${stem}Ref`]: { name: own, namespace: NAMESPACE } };
    return { [`${stem}ARN`]: `arn:aws:appmesh:eu-central-1:111122223333:mesh/m/${stem}/${awsName}` };
  }
}

function convert(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, names));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const stem = /^(virtualNode|virtualRouter|virtualService)(Name)?$/.exec(key)?.[1];
    if (stem !== undefined && typeof item === "string") return Object.entries(names.reference(stem, item));
    if (key === "certificateArn") return [["certificateARN", item]];
    if (key === "certificateAuthorityArns") return [["certificateAuthorityARNs", item]];
    return [[key, convert(item, names)]];
  });
  return Object.fromEntries(entries);
}
