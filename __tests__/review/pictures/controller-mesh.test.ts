import { loadDeployment } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { picturesOf } from "../../../review";
import type { ResourceChange } from "../../../review";
import { controlled, owned } from "../../support/unit/meshes-in-plans";
import { plan } from "../../support/unit/plans";
import { inProject } from "../../support/unit/project";

const ordersOn = (injection: "explicit" | "controller"): Deployment => {
  const { deployment } = loadDeployment(inProject("deployments/orders-eks-balanced.yaml"));
  const services = {
    ...deployment.services,
    prices: { ...deployment.services!["desk"]!, exposed: undefined, calls: ["stock", "weather.example"] },
  };
  const workloads = { ...deployment.workloads!, injection } as Deployment["workloads"];
  return { ...deployment, services, workloads };
};

const drawn = (changes: readonly ResourceChange[]) =>
  picturesOf([{ name: "shop", plan: plan({ resource_changes: changes }), manifest: undefined }]).mesh!;

describe("a mesh that App Mesh's controller owns", () => {
  test("is drawn, and told, as the one that Terraform owns", () => {
    const byController = drawn(controlled(undefined, ordersOn("controller")));
    expect(byController.alternative).toEqual(drawn(owned(undefined, ordersOn("explicit"))).alternative);
    expect(byController.title).toBe("The mesh orders-eks-balanced");
    expect(byController.alternative.join("\n")).toContain("weather.example");
  });

  test("shows what changes in it: a route's weights, and not the router around it", () => {
    const weighted = (weight: number): Deployment => {
      const { deployment } = loadDeployment(inProject("deployments/orders-eks-existing.yaml"));
      const catalog = deployment.services!["catalog"]!;
      const versions = { v1: { weight: 100 - weight }, v2: { weight } };
      const workloads = { ...deployment.workloads!, injection: "controller" } as Deployment["workloads"];
      return { ...deployment, workloads, services: { ...deployment.services, catalog: { ...catalog, versions } } };
    };
    const picture = drawn(controlled(weighted(10), weighted(50)));
    expect(picture).toEqual(drawn(owned(weighted(10), weighted(50))));
    expect(picture.alternative[0]).toContain("goes to catalog-v1 50% and catalog-v2 50% (http /, changed)");
    expect(picture.alternative[1]).toContain("goes to desk 100% (http /, unchanged)");
  });
});
