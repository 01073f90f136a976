import type { MeshModel } from "../mesh";
import type { Deployment, FromAppMesh } from "../schema";
import { callsAmong, unitsOf } from "./call-graph";
import type { MigrationUnit } from "./call-graph";
import { leavingAppMesh } from "./leaving";
import { callersFirst } from "./order";
import type { MigrationGroup } from "./order";

/** One stage of the way from App Mesh: a state of the deployment that can be applied and stayed in. */
export interface MigrationStage {
  /** prepare: no task changes. move: the tasks of some units get their own configuration. leave: App Mesh is left. */
  readonly kind: "prepare" | "move" | "leave";
  /** Name of its file without the ending: `02-desk`. */
  readonly name: string;
  /** What is moved in it. */
  readonly units: readonly MigrationUnit[];
  /** What the deployment says of the way in this stage; nothing in the last. */
  readonly fromAppMesh: FromAppMesh | undefined;
}

export interface MigrationOptions {
  /** Whether App Mesh answers still. */
  readonly api: FromAppMesh["api"];
  /** Moves everything of one depth at once, instead of one unit after the other. */
  readonly waves: boolean;
}

export interface Migration {
  readonly stages: readonly MigrationStage[];
  /**
   * Units that call one another in a circle and know one another from App Mesh alone: none of them can be first once it
   * is gone.
   */
  readonly circles: readonly MigrationGroup[];
}

/**
 * The stages that take a deployment from App Mesh to Envoys with configurations of their own; of one that is on its way
 * already, those that are left.
 */
export function migrationStages(deployment: Deployment, mesh: MeshModel, options: MigrationOptions): Migration {
  const { api, waves } = options;
  const image = leavingAppMesh(deployment)?.image ?? deployment.workloads?.envoy.image;
  const units = unitsOf(deployment, mesh);
  const groups = groupsOf(units, mesh, api);
  const waits = waiting(deployment);
  const pending = groups
    .map((group) => ({ ...group, units: group.units.flatMap(waits) }))
    .filter((group) => group.units.length > 0);
  const moves = waves ? byDepth(pending) : pending.map((group) => group.units);
  const left = (moved: number): FromAppMesh => {
    const still = moves.slice(moved).flat();
    return {
      api,
      nodes: still.flatMap(({ nodes }) => nodes).sort(),
      gateways: still.flatMap(({ kind, name }) => (kind === "gateway" ? [name] : [])).sort(),
      ...(image === undefined ? {} : { image }),
    };
  };
  const stages: Omit<MigrationStage, "name">[] = [
    { kind: "prepare", units: [], fromAppMesh: left(0) },
    ...moves.map((moved, index) => ({ kind: "move" as const, units: moved, fromAppMesh: left(index + 1) })),
    { kind: "leave", units: [], fromAppMesh: undefined },
  ];
  const digits = Math.max(2, String(stages.length).length);
  const names = stages.map(
    (stage, index) => `${String(index + 1).padStart(digits, "0")}-${titleOf(stage, waves, index)}`,
  );
  return {
    stages: stages.map((stage, index) => ({ ...stage, name: names[index]! })),
    circles: api === "gone" ? pending.filter(({ circle }) => circle) : [],
  };
}

/**
 * Callers before what they call. Once App Mesh is gone it must be so where it told callers the tasks; as long as it
 * answers any order would do, so circles are no hindrance, and the same order is the one to look for mistakes in.
 */
function groupsOf(units: readonly MigrationUnit[], mesh: MeshModel, api: FromAppMesh["api"]): MigrationGroup[] {
  const calls = callsAmong(units, mesh);
  if (api === "gone")
    return callersFirst(
      units,
      calls.filter(({ told }) => told),
    );
  return callersFirst(units, calls).flatMap(({ units: together, ...group }) =>
    together.map((unit) => ({ ...group, units: [unit] })),
  );
}

/** What of a unit still has App Mesh's Envoy. */
function waiting(deployment: Deployment): (unit: MigrationUnit) => MigrationUnit[] {
  const leaving = leavingAppMesh(deployment);
  if (leaving === undefined) return (unit) => [unit];
  const [waitingNodes, gateways] = [new Set(leaving.nodes), new Set(leaving.gateways)];
  return (unit) => {
    if (unit.kind === "gateway") return gateways.has(unit.name) ? [unit] : [];
    const nodes = unit.nodes.filter((node) => waitingNodes.has(node));
    return nodes.length === 0 ? [] : [{ ...unit, nodes }];
  };
}

function byDepth(groups: readonly MigrationGroup[]): MigrationUnit[][] {
  const waves = new Map<number, MigrationUnit[]>();
  for (const { depth, units } of groups) waves.set(depth, [...(waves.get(depth) ?? []), ...units]);
  return [...waves].sort(([a], [b]) => a - b).map(([, units]) => units);
}

function titleOf({ kind, units }: Omit<MigrationStage, "name">, waves: boolean, index: number): string {
  if (kind === "prepare") return "prepare";
  if (kind === "leave") return "without-app-mesh";
  if (waves) return `wave-${index}`;
  const [first, ...others] = units;
  const name = first!.kind === "gateway" ? `gateway-${first!.name}` : first!.name;
  // Names of nodes may hold what a file's name may not, or more than it may.
  const plain = name.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 80);
  return others.length === 0 ? plain : `${plain}-and-${others.length}-more`;
}
