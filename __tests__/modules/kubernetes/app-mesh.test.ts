import fc from "fast-check";
import { defineDeployment, expandMesh, formatRemark, loadDeployment } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { ACCOUNT_MARK, clusterObjects } from "../../../modules/kubernetes";
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

describe("the mesh as objects of the controller", () => {
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
    const { deployment } = loadDeployment(inProject("deployments/full-mesh.yaml"));
    const { share: _share, tags: _tags, ...mesh } = deployment.mesh!;
    const untagged = <T extends { tags?: unknown }>({ tags: _, ...rest }: T) => rest;
    const written = defineDeployment({
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
