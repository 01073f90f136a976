import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { meshWith, node, service } from "../mesh-builder";
import type { Change } from "../mesh-builder";
import { MIRRORED, existing, extended, injected } from "./eks-cases";
import type { RedCase } from "./red-cases";
import { balancedSite } from "./balancer-cases";
import { IMAGE, network, site, workloads } from "./sites";

type MeshInput = NonNullable<DeploymentInput["mesh"]>;

/** The base mesh without App Mesh, changed. */
function envoyMesh(...changes: readonly Change[]): Deployment {
  return meshWith((mesh) => void (mesh.controlPlane = "envoy"), ...changes);
}

/** The smallest site without App Mesh. */
function envoySite(mesh: MeshInput = {}, changes: Partial<DeploymentInput> = {}): Deployment {
  return site({ mesh: { controlPlane: "envoy", ...mesh }, ...changes });
}

/** "web" calls "store", on their way from an App Mesh that is gone. */
export function leavingPair(
  fromAppMesh: NonNullable<NonNullable<MeshInput["envoy"]>["fromAppMesh"]>,
  changes: Partial<DeploymentInput> = {},
): Deployment {
  return envoySite(
    { envoy: { fromAppMesh } },
    {
      services: { web: { port: 8080, calls: ["store"] }, store: { port: 8080 } },
      workloads: workloads({ web: { image: IMAGE }, store: { image: IMAGE } }),
      ...changes,
    },
  );
}

const ACM = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666";

const AUTHORITY =
  "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-1111-2222-3333-444455556666";
/** TLS as App Mesh gave it to its Envoys, and as any Envoy can have it. */
export const FROM_ACM = {
  certificate: { acm: { certificateArn: ACM } },
  trust: { acm: { certificateAuthorityArns: [AUTHORITY] } },
};
export const FROM_FILES = {
  certificate: { file: { certificateChain: "/keys/store.pem", privateKey: "/keys/store.key" } },
  trust: { file: { certificateChain: "/keys/authority.pem" } },
};

/** "web" calls "store" by TLS, on their way from App Mesh. */
export function halfway({ waits, shows, trusts }: Halfway): Deployment {
  return envoyMesh((mesh) => {
    mesh.envoy = { fromAppMesh: { api: "answers", nodes: [...waits] } };
    mesh.virtualNodes[0]!.spec.backends![1]!.virtualService.clientPolicy = { tls: { validation: { trust: trusts } } };
    mesh.virtualNodes[2]!.spec.listeners![0]!.tls = { mode: "STRICT", certificate: shows };
  });
}

interface Halfway {
  /** Which of them still have App Mesh's Envoy. */
  readonly waits: readonly ("web" | "store")[];
  readonly shows: (typeof FROM_ACM | typeof FROM_FILES)["certificate"];
  readonly trusts: (typeof FROM_ACM | typeof FROM_FILES)["trust"];
}

/** Cases of the rules that are asked without App Mesh alone. */
export const ENVOY_CASES: readonly RedCase[] = [
  {
    rule: "OM-E001",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        const tls = { mode: "STRICT" as const, certificate: { acm: { certificateArn: ACM } } };
        mesh.virtualGateways[0]!.spec.listeners[0] = { portMapping: { port: 8088, protocol: "http" }, tls };
      }),
  },
  {
    rule: "OM-E002",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        const attributes = [{ key: "ECS_CLUSTER_NAME", value: "factory" }];
        mesh.virtualNodes[0]!.spec.serviceDiscovery = {
          awsCloudMap: { namespaceName: "shop.internal", serviceName: "web", attributes },
        };
      }),
  },
  {
    rule: "OM-E003",
    severity: "warning",
    deployment: () =>
      envoyMesh((mesh) => {
        mesh.virtualNodes[0]!.spec.serviceDiscovery = {
          awsCloudMap: { namespaceName: "shop.local", serviceName: "web" },
        };
      }),
  },
  { rule: "OM-E004", severity: "error", deployment: () => envoyMesh((mesh) => void (mesh.existing = true)) },
  {
    rule: "OM-E006",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        mesh.virtualServices.push({ virtualServiceName: "later.shop.internal" });
        mesh.virtualNodes[0]!.spec.backends!.push({ virtualService: { virtualServiceName: "later.shop.internal" } });
      }),
  },
  {
    rule: "OM-E007",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        mesh.virtualRouters.find((each) => each.virtualRouterName === "store")!.spec = {
          listeners: [{ portMapping: { port: 50051, protocol: "tcp" } }],
        };
      }),
  },
  {
    rule: "OM-E008",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        const tls = { mode: "STRICT" as const, certificate: { sds: { secretName: "edge" } } };
        mesh.virtualGateways[0]!.spec.listeners[0] = { portMapping: { port: 8088, protocol: "http" }, tls };
      }),
  },
  { rule: "OM-E009", severity: "error", deployment: () => envoySite({ envoy: { metricsPort: 8080 } }) },
  {
    rule: "OM-E010",
    severity: "error",
    deployment: () => {
      const called = Array.from({ length: 60 }, (_, index) => `service-${index}`);
      const others = Object.fromEntries(called.map((name) => [name, { port: 8080 }]));
      return envoySite({}, { services: { web: { port: 8080, calls: called }, ...others } });
    },
  },
  {
    rule: "OM-E011",
    severity: "warning",
    deployment: () => envoySite({}, { workloads: workloads({ web: { image: IMAGE, count: 9 } }) }),
  },
  {
    rule: "OM-E013",
    severity: "error",
    deployment: () => {
      const image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/envoyproxy/envoy:distroless-v1.39.3";
      return envoySite({}, { workloads: workloads({ web: { image: IMAGE } }, { envoy: { image } }) });
    },
  },
  { rule: "OM-E014", severity: "error", deployment: () => envoySite({ envoy: { disconnected: true } }) },
  {
    rule: "OM-E015",
    severity: "error",
    deployment: () => envoySite({ envoy: { endpoints: { wep: ["10.40.128.7"] } } }),
  },
  {
    rule: "OM-E016",
    severity: "warning",
    deployment: () =>
      defineDeployment({
        name: "shop",
        region: "eu-central-1",
        network: network(),
        mesh: { controlPlane: "envoy", envoy: { disconnected: true } },
        connectivity: {
          topic: { arn: "arn:aws:sns:eu-central-1:111122223333:alarms" },
          dns: { answeredBy: "local-server", servers: ["10.200.0.53"] },
        },
        services: { web: { port: 8080 } },
        workloads: {
          platform: "ecs",
          cluster: { name: "shop", existing: true, capacityProviders: ["outpost"] },
          services: { web: { image: IMAGE } },
        },
      }),
  },
  {
    rule: "OM-E017",
    severity: "error",
    deployment: () =>
      envoyMesh((mesh) => {
        mesh.virtualNodes.push(node("other", 8081, "http"));
        mesh.virtualServices.push({
          ...service("WEB.shop.internal", "web"),
          spec: { provider: { virtualNode: { virtualNodeName: "other" } } },
        });
      }),
  },
  {
    rule: "OM-E018",
    severity: "warning",
    deployment: () => existing({}, { envoy: {} }, { mesh: { controlPlane: "envoy" } }),
  },
  {
    rule: "OM-E019",
    severity: "error",
    deployment: () =>
      extended(
        {},
        { envoy: { ...MIRRORED, tracing: { collector: "opentelemetry", image: IMAGE } } },
        { mesh: { controlPlane: "envoy" } },
      ),
  },
  {
    rule: "OM-E020",
    severity: "error",
    deployment: () =>
      envoySite({
        spec: { egressFilter: { type: "ALLOW_ALL" } },
        envoy: { loopback: { applications: { web: 8080, wep: 18080 } } },
      }),
  },
  {
    rule: "OM-E021",
    severity: "warning",
    deployment: () => envoySite({ envoy: { loopback: { applications: { web: 18080 } } } }),
  },
  {
    rule: "OM-E030",
    severity: "error",
    deployment: () => envoySite({ envoy: { fromAppMesh: { api: "answers", nodes: ["wep"] } } }),
  },
  {
    rule: "OM-E031",
    severity: "error",
    deployment: () =>
      leavingPair(
        { nodes: ["web"] },
        { rules: { "OM-E033": { mode: "off", reason: "moved tonight", expires: "2099-01-01" } } },
      ),
  },
  {
    rule: "OM-E032",
    severity: "error",
    deployment: () =>
      balancedSite(undefined, { mesh: { controlPlane: "envoy", envoy: { fromAppMesh: { api: "answers" } } } }),
  },
  { rule: "OM-E033", severity: "warning", deployment: () => leavingPair({ nodes: ["store"] }) },
  {
    rule: "OM-E034",
    severity: "error",
    deployment: () =>
      envoySite({
        envoy: {
          fromAppMesh: {
            api: "answers",
            nodes: ["web"],
            image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/envoyproxy/envoy:v1.39.3",
          },
        },
      }),
  },
  {
    rule: "OM-E035",
    severity: "error",
    deployment: () =>
      injected(
        {},
        {
          mesh: {
            controlPlane: "envoy",
            envoy: { fromAppMesh: { api: "answers" } },
            discovery: { type: "cloud-map", namespace: "shop.internal" },
          },
        },
      ),
  },
  {
    rule: "OM-E036",
    severity: "warning",
    deployment: () => halfway({ waits: ["web"], shows: FROM_FILES.certificate, trusts: FROM_ACM.trust }),
  },
];

/** Cases of those that only tell something. */
export const ENVOY_NOTES: readonly RedCase[] = [
  { rule: "OM-E023", severity: "note", deployment: () => envoySite() },
  {
    rule: "OM-E022",
    severity: "note",
    deployment: () => {
      const amiParameter = "/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id";
      const capacity = { general: { type: "m5.xlarge", max: 2, amiParameter } };
      return envoySite({}, { workloads: workloads({ web: { image: IMAGE } }, { capacity }) });
    },
  },
  {
    rule: "OM-E005",
    severity: "note",
    deployment: () =>
      envoyMesh((mesh) => {
        mesh.share = { principals: ["444455556666"] };
        mesh.tags = [{ key: "purpose", value: "shop" }];
        mesh.virtualGateways[0]!.spec.listeners[0]!.healthCheck = {
          protocol: "http",
          path: "/",
          healthyThreshold: 2,
          unhealthyThreshold: 2,
          intervalMillis: 10_000,
          timeoutMillis: 2_000,
        };
      }),
  },
];
