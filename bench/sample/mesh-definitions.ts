import { stringify } from "yaml";
import { sampleServices } from "./services";
import type { SampleService } from "./services";

type Value = Record<string, unknown>;

/** What an object of App Mesh is in one of the forms that people have. */
interface MeshObject {
  readonly kind: "VirtualNode" | "VirtualRouter" | "Route" | "VirtualService";
  readonly name: string;
  readonly router?: string;
  readonly spec: Value;
}

/** The forms that `outpost-mesh import` reads, each with the ending of its files. */
export const FORMS = {
  "API JSON": { ending: "json", write: apiJson },
  CloudFormation: { ending: "yaml", write: template },
  Kubernetes: { ending: "yaml", write: manifests },
} as const;

const MESH = "factory";
const ARN = `arn:aws:appmesh:eu-central-1:111122223333:mesh/${MESH}`;
const OBJECTS_OF_A_SERVICE = 4;

/** Objects of a made-up mesh: a node, a router, a route and a virtual service for every service. */
function objects(count: number): MeshObject[] {
  return sampleServices(count / OBJECTS_OF_A_SERVICE).flatMap((service) => [
    { kind: "VirtualNode", name: service.name, spec: nodeSpec(service) },
    { kind: "VirtualRouter", name: service.name, spec: { listeners: [{ portMapping: portOf(service) }] } },
    {
      kind: "Route",
      name: "all",
      router: service.name,
      spec: {
        [`${service.protocol}Route`]: {
          action: { weightedTargets: [{ virtualNode: service.name, weight: 1 }] },
          match: service.protocol === "http" ? { prefix: "/" } : {},
        },
      },
    },
    {
      kind: "VirtualService",
      name: hostOf(service.name),
      spec: { provider: { virtualRouter: { virtualRouterName: service.name } } },
    },
  ]);
}

function nodeSpec(service: SampleService): Value {
  return {
    listeners: [{ portMapping: portOf(service) }],
    backends: service.calls.map((call) => ({ virtualService: { virtualServiceName: hostOf(call) } })),
    serviceDiscovery: { dns: { hostname: hostOf(service.name) } },
  };
}

const portOf = ({ port, protocol }: SampleService) => ({ port, protocol });
const hostOf = (service: string) => `${service}.factory.internal`;

/** As `aws appmesh describe-*` prints them. */
function apiJson(count: number): string {
  const answers = objects(count).map(({ kind, name, router, spec }) => ({
    [lowered(kind)]: {
      meshName: MESH,
      ...(router === undefined ? {} : { virtualRouterName: router }),
      [`${lowered(kind)}Name`]: name,
      spec,
      metadata: { arn: `${ARN}/${lowered(kind)}/${name}`, version: 1 },
      status: { status: "ACTIVE" },
    },
  }));
  return JSON.stringify(answers, null, 2);
}

/** A template whose names are made from a parameter, as most are. */
function template(count: number): string {
  const resources = objects(count).map(({ kind, name, router, spec }, index) => [
    `${kind}${index}`,
    {
      Type: `AWS::AppMesh::${kind}`,
      Properties: {
        MeshName: { Ref: "Mesh" },
        ...(router === undefined ? {} : { VirtualRouterName: router }),
        [`${kind}Name`]: kind === "VirtualService" ? { "Fn::Sub": name.replace("factory", "${Mesh}") } : name,
        Spec: capitalised(spec),
      },
    },
  ]);
  const Parameters = { Mesh: { Type: "String", Default: MESH } };
  return stringify({ Parameters, Resources: Object.fromEntries(resources) });
}

/** Custom resources of the controller, whose routes stand inside their routers. */
function manifests(count: number): string {
  const all = objects(count);
  const routes = new Map(all.filter(({ kind }) => kind === "Route").map((route) => [route.router, route]));
  return all
    .filter(({ kind }) => kind !== "Route")
    .map(({ kind, name, spec }) => {
      const metadata = { name: name.split(".")[0], namespace: "shop" };
      const own = kind === "VirtualRouter" ? { ...spec, routes: [routeIn(routes.get(name)!)] } : spec;
      const named = { awsName: name, meshRef: { name: MESH, uid: "u" } };
      return stringify({
        apiVersion: "appmesh.k8s.aws/v1beta2",
        kind,
        metadata,
        spec: { ...named, ...(referring(own) as Value) },
      });
    })
    .join("---\n");
}

function routeIn({ name, spec }: MeshObject): Value {
  return { name, ...(referring(spec) as Value) };
}

/** References in the controller's words: to resources, where the API has names. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === "virtualNode") return ["virtualNodeRef", { name: each as string }];
      if (key === "virtualRouterName") return ["virtualRouterRef", { name: each as string }];
      if (key === "virtualServiceName") return ["virtualServiceRef", { name: (each as string).split(".")[0] }];
      return [key, referring(each)];
    }),
  );
}

const ALL_CAPITALS: Readonly<Record<string, string>> = { dns: "DNS" };

function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      ALL_CAPITALS[key] ?? `${key[0]!.toUpperCase()}${key.slice(1)}`,
      capitalised(each),
    ]),
  );
}

const lowered = (kind: string) => `${kind[0]!.toLowerCase()}${kind.slice(1)}`;
