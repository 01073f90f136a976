import type { PlanManifest } from "../manifest";
import type { PlanJson } from "../plan-json";
import { describeMesh, drawMesh, readMeshes } from "./mesh";
import type { DrawnMesh } from "./mesh";
import type { Picture, Pictures } from "./picture";
import { describePlacement, drawPlacement, joinPlaces, readPlaces } from "./placement";

/** A plan to draw, with what its manifest adds where there is one. */
export interface DrawnPlan {
  /** What the report calls the plan. */
  readonly name: string;
  readonly plan: PlanJson;
  readonly manifest: PlanManifest | undefined;
}

/**
 * The pictures of what several plans together make.
 * @param meshes what `readMeshes` reads in them, when somebody has read it already
 */
export function picturesOf(
  plans: readonly DrawnPlan[],
  meshes: readonly DrawnMesh[] = readMeshes(plans.map(({ plan }) => plan)),
): Pictures {
  const placement = placementOf(plans);
  const mesh = meshOf(meshes);
  return { ...(placement === undefined ? {} : { placement }), ...(mesh === undefined ? {} : { mesh }) };
}

function placementOf(plans: readonly DrawnPlan[]): Picture | undefined {
  const placement = joinPlaces(
    plans.map(({ name, plan }) => readPlaces(name, plan)),
    plans.flatMap(({ manifest }) => manifest?.hops ?? []),
  );
  const { vpcs, outposts, services } = placement;
  if (vpcs.length === 0 && outposts.length === 0 && services.length === 0) return undefined;
  const title = "What stands where";
  return { title, svg: drawPlacement(placement, title), alternative: describePlacement(placement) };
}

/** Several meshes are drawn one below the other. */
function meshOf(meshes: readonly DrawnMesh[]): Picture | undefined {
  if (meshes.length === 0) return undefined;
  const title =
    meshes.length === 1 ? `The mesh ${meshes[0]!.name}` : `The meshes ${meshes.map(({ name }) => name).join(", ")}`;
  return {
    title,
    svg: meshes.map((mesh) => drawMesh(mesh, `The mesh ${mesh.name}`)).join("\n"),
    alternative: meshes.flatMap(describeMesh),
  };
}
