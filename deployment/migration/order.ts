import type { UnitCall, MigrationUnit } from "./call-graph";

/** Units that are moved at once, because they call one another in a circle; mostly one alone. */
export interface MigrationGroup {
  readonly units: readonly MigrationUnit[];
  /** How many groups at most stand between it and one that nobody calls. */
  readonly depth: number;
  /** Whether its units, or a unit itself, call one another in a circle. */
  readonly circle: boolean;
}

/** The units so that every caller stands before what it calls, units of a circle together; by depth, then by name. */
export function callersFirst(units: readonly MigrationUnit[], calls: readonly UnitCall[]): MigrationGroup[] {
  const callees = new Map<MigrationUnit, MigrationUnit[]>(units.map((unit) => [unit, []]));
  for (const { caller, callee } of calls) callees.get(caller)!.push(callee);
  const components = componentsOf(units, callees);
  const componentOf = new Map(components.flatMap((each) => each.map((unit) => [unit, each] as const)));
  const depth = new Map<readonly MigrationUnit[], number>(components.map((each) => [each, 0]));
  // Callers come first here, so what stands behind a component is final when it is its turn.
  for (const component of components) {
    for (const callee of component.flatMap((unit) => callees.get(unit)!)) {
      const next = componentOf.get(callee)!;
      if (next !== component) depth.set(next, Math.max(depth.get(next)!, depth.get(component)! + 1));
    }
  }
  const position = new Map(units.map((unit, index) => [unit, index]));
  return components
    .map((component) => ({
      units: [...component].sort((a, b) => position.get(a)! - position.get(b)!),
      depth: depth.get(component)!,
      circle: component.length > 1 || callees.get(component[0]!)!.includes(component[0]!),
    }))
    .sort((a, b) => a.depth - b.depth || position.get(a.units[0]!)! - position.get(b.units[0]!)!);
}

/** Tarjan's strongly connected components, callers before callees. A chain of calls may be longer than a stack is deep. */
function componentsOf(
  units: readonly MigrationUnit[],
  callees: ReadonlyMap<MigrationUnit, readonly MigrationUnit[]>,
): MigrationUnit[][] {
  const index = new Map<MigrationUnit, number>();
  const low = new Map<MigrationUnit, number>();
  const open: MigrationUnit[] = [];
  const isOpen = new Set<MigrationUnit>();
  const components: MigrationUnit[][] = [];
  for (const root of units) {
    if (index.has(root)) continue;
    const path: { readonly unit: MigrationUnit; next: number }[] = [];
    const enter = (unit: MigrationUnit) => {
      index.set(unit, index.size);
      low.set(unit, index.get(unit)!);
      open.push(unit);
      isOpen.add(unit);
      path.push({ unit, next: 0 });
    };
    enter(root);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const callee = callees.get(top.unit)![top.next++];
      if (callee === undefined) {
        path.pop();
        const parent = path.at(-1)?.unit;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(top.unit)!));
        if (low.get(top.unit) === index.get(top.unit)) {
          const component = open.splice(open.lastIndexOf(top.unit));
          for (const unit of component) isOpen.delete(unit);
          components.push(component);
        }
      } else if (!index.has(callee)) enter(callee);
      else if (isOpen.has(callee)) low.set(top.unit, Math.min(low.get(top.unit)!, index.get(callee)!));
    }
  }
  return components.reverse();
}
