import { formatPath } from "../../../document";
import type { ParsedDocument, PathStep, Position, Problem } from "../../../document";

/** Where the parts of mappings and lists that loops made stood in the template, by part. */
export type Places = WeakMap<object, ReadonlyMap<PathStep, readonly PathStep[]>>;

/** A template whose loops are written out. Everything in it stands where the template has it, in the loop's body. */
export class UnrolledDocument implements ParsedDocument {
  constructor(
    private readonly original: ParsedDocument,
    readonly value: unknown,
    /** Where the value itself stands in the original. */
    private readonly root: readonly PathStep[],
    private readonly places: Places,
  ) {}

  get file(): string {
    return this.original.file;
  }

  locate(path: readonly PathStep[]): Position | undefined {
    return this.original.locate(this.placeOf(path));
  }

  locateKey(path: readonly PathStep[]): Position | undefined {
    return this.original.locateKey(this.placeOf(path));
  }

  problemAt(path: readonly PathStep[], message: string, on?: "key" | "value"): Problem {
    return { ...this.original.problemAt(this.placeOf(path), message, on), path: formatPath([...this.root, ...path]) };
  }

  private placeOf(path: readonly PathStep[]): readonly PathStep[] {
    let value = this.value;
    let place = this.root;
    for (const step of path) {
      const isCollection = typeof value === "object" && value !== null;
      place = (isCollection ? this.places.get(value as object)?.get(step) : undefined) ?? [...place, step];
      value =
        isCollection && Object.hasOwn(value as object, step) ? (value as Record<PathStep, unknown>)[step] : undefined;
    }
    return place;
  }
}
