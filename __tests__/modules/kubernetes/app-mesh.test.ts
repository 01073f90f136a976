import fc from "fast-check";
import { defineDeployment, expandMesh, formatRemark, loadDeployment } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { ACCOUNT_MARK, clusterObjects } from "../../../modules/kubernetes";
import type { AppMeshManifest } from "../../../modules/kubernetes";
import { meshRefusalOf } from "../../support/app-mesh-kinds";
import { arbitraryEks } from "../../support/arbitrary-eks";
import { importTexts, modelOf } from "../../support/imported";
import { injected } from "../../support/unit/eks-cases";
import { inProject } from "../../support/unit/project";

/** The mesh that a deployment gives the controller, read back by the import of the controller's objects. */
function readBack(deployment: Deployment) {
  const objects = clusterObjects(deployment, expandMesh(deployment)!);
  const all = [...objects.foundation.filter(({ kind }) => kind === "Namespace"), ...objects.mesh];
  const texts = all.map((each) => JSON.stringify(each).replaceAll(ACCOUNT_MARK, "111122223333"));
  const imported = importTexts({ "mesh.json": texts.join("\n") });
  return { imported, serious: imported.remarks.filter(({ kind }) => kind !== "note").map(formatRemark) };
}

const meshObjectsOf = (deployment: Deployment) => clusterObjects(deployment, expandMesh(deployment)!).mesh;
const refusals = (deployment: Deployment) => meshObjectsOf(deployment).flatMap((each) => meshRefusalOf(each) ?? []);

/** The mesh with every kind and field, on EKS; kinds of Kubernetes have no tags of AWS. */
function everyField(): Deployment {
  const { deployment } = loadDeployment(inProject("deployments/full-mesh.yaml"));
  const { share: _share, tags: _tags, ...mesh } = deployment.mesh!;
  const untagged = <T extends { tags?: unknown }>({ tags: _, ...rest }: T) => rest;
  return defineDeployment({
    ...deployment,
    workloads: { platform: "eks", injection: "controller", services: {} },
    mesh: {
      ...mesh,
      virtualNodes: mesh.virtualNodes.map(untagged),
      virtualRouters: mesh.virtualRouters.map(untagged),
      routes: mesh.routes.map(untagged),
      virtualServices: mesh.virtualServices.map(untagged),
      virtualGateways: mesh.virtualGateways.map(untagged),
      gatewayRoutes: mesh.gatewayRoutes.map(untagged),
    },
  });
}

describe("the mesh as objects of the controller", () => {
  test("of any deployment is what a cluster with the controller's kinds takes", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        fc.pre(deployment.workloads?.platform === "eks" && deployment.workloads.injection === "controller");
        expect(refusals(deployment)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("with every kind and field is what such a cluster takes, too", () => {
    expect(new Set(meshObjectsOf(everyField()).map(({ kind }) => kind))).toEqual(
      new Set(["GatewayRoute", "Mesh", "VirtualGateway", "VirtualNode", "VirtualRouter", "VirtualService"]),
    );
    expect(refusals(everyField())).toEqual([]);
  });

  test.each<[string, (node: AppMeshManifest) => AppMeshManifest, RegExp]>([
    ["a key that it does not know", (node) => ({ ...node, spec: { ...node.spec, listner: [] } }), /listner/],
    ["a key of the API", (node) => ({ ...node, spec: { ...node.spec, virtualNodeName: "web" } }), /virtualNodeName/],
    ["another version", (node) => ({ ...node, apiVersion: "appmesh.k8s.aws/v1" }) as never, /no kind/],
    ["no namespace", ({ metadata: { namespace: _, ...rest }, ...node }) => ({ ...node, metadata: rest }), /scope/],
  ])("with %s is refused", (_, broken, said) => {
    const node = meshObjectsOf(injected()).find(({ kind }) => kind === "VirtualNode")!;
    expect(meshRefusalOf(node)).toBeUndefined();
    expect(meshRefusalOf(broken(node))).toMatch(said);
  });

  test("of any deployment is read back as the mesh that it was", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        fc.pre(deployment.workloads?.platform === "eks" && deployment.workloads.injection === "controller");
        const { imported, serious } = readBack(deployment);
        expect(serious).toEqual([]);
        expect(modelOf(imported.text)).toEqual(expandMesh(deployment));
      }),
      { numRuns: 60 },
    );
  });

  test("of the mesh with every kind and field is read back, too", () => {
    // GIVEN
    const written = everyField();
    // WHEN
    const { imported, serious } = readBack(written);
    // THEN
    expect(serious).toEqual([]);
    expect(modelOf(imported.text)).toEqual(expandMesh(written));
  });

  test("keeps App Mesh's names, and refers to what is elsewhere by ARN", () => {
    const deployment = injected({}, { services: { web: { port: 8080, calls: ["prices.example.com"] } } });
    const { mesh } = clusterObjects(deployment, expandMesh(deployment)!);
    expect(mesh.find(({ kind }) => kind === "VirtualNode")).toMatchObject({
      metadata: { name: "web", namespace: "shop" },
      spec: {
        awsName: "web",
        podSelector: { matchLabels: { "app.kubernetes.io/instance": "web", "app.kubernetes.io/name": "web" } },
        backends: [
          {
            virtualService: {
              virtualServiceARN: `arn:aws:appmesh:eu-central-1:${ACCOUNT_MARK}:mesh/shop/virtualService/prices.example.com`,
            },
          },
        ],
      },
    });
    expect(mesh.find(({ kind }) => kind === "VirtualService")).toMatchObject({
      metadata: { name: "web" },
      spec: { awsName: "web.shop.svc.cluster.local" },
    });
  });
});
