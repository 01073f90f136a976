import type { MeshModel } from "../../deployment";
import { escapeTemplate } from "../../rules";

/** Names of a mesh and its objects, as templates. */
export interface ObjectNames {
  /** The mesh's name. */
  readonly meshName: string;
  /** Name of a virtual node. */
  nodeName(name: string): string;
  /** Name of a virtual gateway. */
  gatewayName(name: string): string;
}

/** The names alone, of a mesh whose objects Terraform has nothing to do with. */
export function namesAlone({ mesh }: Pick<MeshModel, "mesh">): ObjectNames {
  return { meshName: escapeTemplate(mesh.meshName), nodeName: escapeTemplate, gatewayName: escapeTemplate };
}
