import type { PathStep } from "../path";

interface Inside {
  readonly keys: Map<string, number>;
  readonly values: Map<PathStep, number>;
}

/** Offsets of the parts of mappings and lists. */
export class Places {
  private readonly inside = new WeakMap<object, Inside>();

  ofKey(mapping: object, key: string, keyAt: number, valueAt: number): void {
    const { keys, values } = this.insideOf(mapping);
    keys.set(key, keyAt);
    values.set(key, valueAt);
  }

  ofItem(list: readonly unknown[], at: number): void {
    this.insideOf(list).values.set(list.length, at);
  }

  /** Where one step into a value leads; undefined when it leads nowhere. */
  step(value: unknown, to: PathStep): { readonly value: number; readonly key?: number } | undefined {
    const inside = typeof value === "object" && value !== null ? this.inside.get(value) : undefined;
    const at = inside?.values.get(to);
    return at === undefined ? undefined : { value: at, key: inside?.keys.get(String(to)) };
  }

  private insideOf(value: object): Inside {
    let inside = this.inside.get(value);
    if (inside === undefined) {
      inside = { keys: new Map(), values: new Map() };
      this.inside.set(value, inside);
    }
    return inside;
  }
}
