import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { watchedMesh, watchedSite } from "../../support/unit/connectivity-cases";
import { meshOf } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const revisionOf = (deployment: Deployment): string =>
  (stackOf(deployment).part("locals") as { mesh_revision: string }).mesh_revision;

const mesh = (changes: Partial<DeploymentInput> = {}): DeploymentInput => ({
  name: "shop",
  region: "eu-central-1",
  services: {
    web: { port: 80, calls: ["db", "cache"], retries: { attempts: 1, on: ["gateway-error", "server-error"] } },
    db: { port: 5432, protocol: "tcp" },
    cache: { port: 6379, protocol: "tcp" },
  },
  connectivity: { linkStatus: { from: "factory-network" } },
  ...changes,
});
const revision = (changes: Partial<DeploymentInput> = {}) => revisionOf(defineDeployment(mesh(changes)));

describe("the revision of a mesh", () => {
  test("is a SHA-256, the same on two runs, and kept after every object", () => {
    // WHEN
    const stack = stackOf(watchedSite());
    const { mesh_revision: own } = stack.part("locals") as { mesh_revision: string };
    // THEN
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(revisionOf(watchedSite())).toBe(own);
    const objects = stack.kinds
      .filter((kind) => kind.startsWith("aws_appmesh_"))
      .flatMap((kind) => stack.names(kind).map((name) => `${kind}.${name}`));
    expect(objects.length).toBeGreaterThanOrEqual(5);
    expect(stack.resource("aws_ssm_parameter", "mesh-revision")).toEqual({
      name: "/outpost-mesh/shop/mesh-revision",
      type: "String",
      tier: "Standard",
      description: "Revision of the mesh that shop applied last",
      insecure_value: "${local.mesh_revision}",
      depends_on: objects.sort(),
    });
  });

  test("does not depend on the order in which the file is written", () => {
    const { services = {} } = mesh();
    const turned = Object.fromEntries(Object.entries(services).reverse());
    const web = {
      ...services["web"]!,
      calls: ["cache", "db"],
      retries: { attempts: 1, on: ["server-error", "gateway-error"] },
    } as const;
    expect(
      revision({
        services: {
          ...turned,
          web: { ...web, calls: [...web.calls], retries: { ...web.retries, on: [...web.retries.on] } },
        },
      }),
    ).toBe(revision());
  });

  test("does not depend on what is beside the mesh", () => {
    const small = watchedMesh();
    const other = watchedMesh({ linkStatus: { from: "other-network" } });
    expect(revisionOf(other)).toBe(revisionOf(small));
  });

  test.each([
    ["an object is changed", { services: { ...mesh().services, db: { port: 5433, protocol: "tcp" } } }],
    ["an object is added", { services: { ...mesh().services, more: { port: 81 } } }],
    ["an object is gone", { services: { web: { port: 80 } } }],
    ["the mesh is renamed", { mesh: { meshName: "other" } }],
    ["the tags of every resource change", { tags: { team: "night" } }],
  ] satisfies readonly (readonly [string, Partial<DeploymentInput>])[])("is another when %s", (_how, changes) => {
    expect(revision(changes)).not.toBe(revision());
  });

  test("is not kept where no status is read", () => {
    expect(stackOf(meshOf({ web: { port: 80 } })).part("locals")).not.toHaveProperty("mesh_revision");
  });
});
