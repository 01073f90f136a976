import type { Scenario } from "../scenario";
import { APP_MESH_KINDS } from "../scenario/app-mesh";
import type { AppMeshKind } from "../scenario/app-mesh";

/** An App Mesh object that exists, as the API answers. */
export interface LiveMeshObject {
  readonly kind: AppMeshKind;
  readonly meshName: string;
  /** Its own name, behind that of its router or gateway. */
  readonly names: readonly string[];
  readonly spec: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** The App Mesh objects of a world. */
export function meshObjectsOf({ appMesh }: Scenario): LiveMeshObject[] {
  return appMesh.flatMap((answer) =>
    Object.entries(answer).flatMap(([kind, object]) => {
      if (object === undefined) return [];
      const texts = object as Readonly<Record<string, unknown>>;
      return [
        {
          kind: kind as AppMeshKind,
          meshName: String(texts["meshName"]),
          names: APP_MESH_KINDS[kind as AppMeshKind].map((key) => String(texts[key])),
          spec: object.spec,
          metadata: object.metadata ?? {},
          tags: object.tags ?? [],
        },
      ];
    }),
  );
}

/** What the App Mesh API's path, and Terraform's import id, calls an object: `mesh/router/route`. */
export function meshObjectPath({ kind, meshName, names }: Pick<LiveMeshObject, "kind" | "meshName" | "names">): string {
  return (kind === "mesh" ? names : [meshName, ...names]).join("/");
}
