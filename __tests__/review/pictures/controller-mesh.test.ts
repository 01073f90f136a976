import { expandMesh, loadDeployment } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import { appMeshObjects } from "../../../modules/mesh";
import { picturesOf } from "../../../review";
import type { ResourceChange } from "../../../review";
import { change, plan } from "../../support/unit/plans";
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

/** The changes of a mesh that the controller owns: its objects before and after. */
function controlled(before: Deployment | undefined, after: Deployment): ResourceChange[] {
  const objects = (deployment: Deployment) =>
    new Map(
      clusterObjects(deployment, expandMesh(deployment)!).mesh.map((each) => [
        `${each.kind}--${each.metadata.name}`,
        each,
      ]),
    );
  const was = before === undefined ? new Map<string, never>() : objects(before);
  return [...objects(after)].map(([name, manifest]) => {
    const old = was.get(name);
    const before = old === undefined ? null : { manifest: old };
    return change("kubernetes_manifest", name, actionsOf(old, manifest), { manifest }, before);
  });
}

/** The changes of the same mesh where Terraform owns it. */
function owned(before: Deployment | undefined, after: Deployment): ResourceChange[] {
  const objects = (deployment: Deployment) => appMeshObjects(expandMesh(deployment)!) as Record<string, Values>;
  const was = before === undefined ? {} : objects(before);
  return Object.entries(objects(after)).map(([key, values]) => {
    const [type, name] = key.split(".") as [string, string];
    return change(type, name, actionsOf(was[key], values), values, was[key] ?? null);
  });
}

type Values = Readonly<Record<string, unknown>>;

function actionsOf(before: unknown, after: unknown): string[] {
  if (before === undefined) return ["create"];
  return [JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update"];
}

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
