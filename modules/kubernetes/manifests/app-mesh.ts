import { partitionOf } from "../../../aws";
import { gatewaySelector, kubernetesName, meshDomain, podsOf, selectorOf } from "../../../deployment";
import type { MeshModel } from "../../../deployment";
import { ACCOUNT_MARK } from "./context";
import type { ManifestContext } from "./context";
import type { AppMeshManifest, TextMap } from "./types";

const GATEWAY_LABEL = "outpost-mesh/gateway";

type Spec = Readonly<Record<string, unknown>>;

/**
 * The mesh as objects of App Mesh's controller, in an order in which what is referred to comes first. The controller
 * makes and owns App Mesh's own objects; each keeps the name that the model gives it.
 */
export function appMeshManifests(context: ManifestContext, model: MeshModel): AppMeshManifest[] {
  const names = new ObjectNames(context, model);
  const object = (kind: string, name: string, spec: Spec, labels: TextMap = {}): AppMeshManifest => ({
    apiVersion: "appmesh.k8s.aws/v1beta2",
    kind,
    metadata: { name, namespace: context.namespace, labels: context.labels(labels) },
    spec,
  });
  const selectors = new Map<string, TextMap>([
    ...Object.entries(context.platform.podSelectors),
    ...podsOf(context.deployment).map((pod): [string, TextMap] => [pod.node.node, selectorOf(pod)]),
  ]);
  return [
    meshManifest(context, model),
    ...model.virtualNodes.map(({ virtualNodeName: awsName, spec }) => {
      const matchLabels = selectors.get(awsName);
      const own = matchLabels === undefined ? {} : { podSelector: { matchLabels } };
      return object("VirtualNode", names.of("virtualNode", awsName), { awsName, ...own, ...names.translate(spec) });
    }),
    ...model.virtualRouters.map(({ virtualRouterName: awsName, spec }) =>
      object("VirtualRouter", names.of("virtualRouter", awsName), {
        awsName,
        ...names.translate(spec),
        routes: model.routes
          .filter((route) => route.virtualRouterName === awsName)
          .map((route) => ({ name: route.routeName, ...names.translate(route.spec) })),
      }),
    ),
    ...model.virtualServices.map(({ virtualServiceName: awsName, spec }) =>
      object("VirtualService", names.of("virtualService", awsName), { awsName, ...names.translate(spec) }),
    ),
    ...model.virtualGateways.map(({ virtualGatewayName: awsName, spec }) => {
      const runsHere = Object.hasOwn(context.platform.gateways, awsName);
      return object("VirtualGateway", names.of("virtualGateway", awsName), {
        awsName,
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": context.namespace } },
        gatewayRouteSelector: { matchLabels: { [GATEWAY_LABEL]: kubernetesName(awsName) } },
        ...(runsHere ? { podSelector: { matchLabels: gatewaySelector(awsName) } } : {}),
        ...names.translate(spec),
      });
    }),
    ...model.gatewayRoutes.map(({ gatewayRouteName: awsName, virtualGatewayName: gateway, spec }) =>
      object(
        "GatewayRoute",
        kubernetesName(`${gateway}--${awsName}`),
        { awsName, ...names.translate(spec) },
        { [GATEWAY_LABEL]: kubernetesName(gateway) },
      ),
    ),
  ];
}

function meshManifest(context: ManifestContext, { mesh }: MeshModel): AppMeshManifest {
  const { egressFilter, serviceDiscovery } = mesh.spec;
  return {
    apiVersion: "appmesh.k8s.aws/v1beta2",
    kind: "Mesh",
    metadata: { name: kubernetesName(mesh.meshName), labels: context.labels() },
    spec: {
      awsName: mesh.meshName,
      ...(mesh.meshOwner === undefined ? {} : { meshOwner: mesh.meshOwner }),
      namespaceSelector: { matchLabels: { mesh: mesh.meshName } },
      ...(egressFilter === undefined ? {} : { egressFilter }),
      ...(serviceDiscovery === undefined ? {} : { meshServiceDiscovery: serviceDiscovery }),
    },
  };
}

/** Keys of the API that hold a name; here a reference stands, or the ARN of what is not in this mesh. */
const REFERENCES: Readonly<Record<string, ReferredKind>> = {
  virtualNode: "virtualNode",
  virtualNodeName: "virtualNode",
  virtualRouterName: "virtualRouter",
  virtualServiceName: "virtualService",
};
type ReferredKind = "virtualNode" | "virtualRouter" | "virtualService";

const IRREGULAR: Readonly<Record<string, string>> = {
  certificateArn: "certificateARN",
  certificateAuthorityArns: "certificateAuthorityARNs",
};

/** Names of the objects in Kubernetes, which allows less than App Mesh does. */
class ObjectNames {
  private readonly known = new Map<string, string>();
  private readonly arnPrefix: string;

  constructor(context: ManifestContext, { mesh, ...lists }: MeshModel) {
    const { region } = context.deployment;
    const owner = mesh.meshOwner ?? ACCOUNT_MARK;
    this.arnPrefix = `arn:${partitionOf(region).name}:appmesh:${region}:${owner}:mesh/${mesh.meshName}`;
    const domain = `.${meshDomain(context.deployment)}`;
    const know = (kind: string, name: string, short = name) => this.known.set(`${kind} ${name}`, kubernetesName(short));
    for (const { virtualNodeName: name } of lists.virtualNodes) know("virtualNode", name);
    for (const { virtualRouterName: name } of lists.virtualRouters) know("virtualRouter", name);
    for (const { virtualGatewayName: name } of lists.virtualGateways) know("virtualGateway", name);
    for (const { virtualServiceName: name } of lists.virtualServices) {
      know("virtualService", name, name.endsWith(domain) ? name.slice(0, -domain.length) : name);
    }
  }

  of(kind: string, name: string): string {
    return this.known.get(`${kind} ${name}`)!;
  }

  /** A part of the model in the controller's words. */
  translate(spec: Spec): Spec {
    return Object.fromEntries(
      Object.entries(spec).flatMap(([key, value]): [string, unknown][] => {
        const kind = typeof value === "string" ? REFERENCES[key] : undefined;
        if (kind !== undefined) return [this.reference(kind, value as string)];
        return [[IRREGULAR[key] ?? key, this.inside(value)]];
      }),
    );
  }

  private inside(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.inside(item));
    return typeof value === "object" && value !== null ? this.translate(value as Spec) : value;
  }

  private reference(kind: ReferredKind, name: string): [string, unknown] {
    const own = this.known.get(`${kind} ${name}`);
    return own === undefined ? [`${kind}ARN`, `${this.arnPrefix}/${kind}/${name}`] : [`${kind}Ref`, { name: own }];
  }
}
