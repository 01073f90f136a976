import { defineDeployment } from "../../deployment";
import type { Mesh, MeshObject } from "../../deployment";
import { DocumentError } from "../../document";
import { inspectDeployment } from "../../rules";

type Lists = Pick<
  Mesh,
  "virtualNodes" | "virtualRouters" | "routes" | "virtualServices" | "virtualGateways" | "gatewayRoutes"
>;

/** What code added to a mesh, so that the rules look at it as they look at a file. */
export class AddedObjects {
  private readonly lists: Lists = {
    virtualNodes: [],
    virtualRouters: [],
    routes: [],
    virtualServices: [],
    virtualGateways: [],
    gatewayRoutes: [],
  };

  constructor(private readonly mesh: MeshObject) {}

  /** Keeps an object and gives it in the model's own type, of which the props are a narrower form. */
  add<K extends keyof Lists>(list: K, props: object): Lists[K][number] {
    const object = props as Lists[K][number];
    (this.lists[list] as Lists[K][number][]).push(object);
    return object;
  }

  /** What the schema and the rules have against the objects; nothing when none was added. */
  problems(): string[] {
    if (Object.values(this.lists).every((list) => list.length === 0)) return [];
    const { meshName, meshOwner, existing, spec } = this.mesh;
    try {
      // The Region is the provider's, and what the rules say of it is decided in the plan.
      const deployment = defineDeployment({
        name: "mesh",
        region: "us-east-1",
        mesh: { meshName, meshOwner, existing, spec, ...this.lists },
      });
      return inspectDeployment(deployment)
        .filter(({ severity }) => severity === "error")
        .map(({ rule, message, remedy }) => `${rule}: ${message} ${remedy}`);
    } catch (error) {
      if (error instanceof DocumentError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
      throw error;
    }
  }
}
