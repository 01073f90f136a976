import { defineDeployment } from "../../deployment";
import type { Mesh, MeshObject } from "../../deployment";
import { DocumentError } from "../../document";
import { inspectDeployment } from "../../rules";

type Lists = Pick<
  Mesh,
  "virtualNodes" | "virtualRouters" | "routes" | "virtualServices" | "virtualGateways" | "gatewayRoutes"
>;

/** Stands for a Region that is not known; what rules say of it is left out. */
const ANY_REGION = "us-east-1";
const REGIONAL: ReadonlySet<string> = new Set(["OM-P007", "OM-M007", "OM-M031"]);

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

  constructor(
    private readonly mesh: MeshObject,
    private readonly region: string | undefined,
  ) {}

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
      const deployment = defineDeployment({
        name: "mesh",
        region: this.region ?? ANY_REGION,
        mesh: { meshName, meshOwner, existing, spec, ...this.lists },
      });
      return inspectDeployment(deployment)
        .filter(({ severity, rule }) => severity === "error" && (this.region !== undefined || !REGIONAL.has(rule)))
        .map(({ rule, message, remedy }) => `${rule}: ${message} ${remedy}`);
    } catch (error) {
      if (error instanceof DocumentError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
      throw error;
    }
  }
}
