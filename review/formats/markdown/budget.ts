/** A part of a text; most of a large plan does not fit, and is not made. */
export type Item = () => string;

/** A part of a text that may be cut after any of its items. */
export interface BudgetedList {
  readonly head: string;
  readonly items: readonly Item[];
  /** The same items with less to them, for those that do not fit. @default - they are left out */
  readonly short?: readonly Item[];
  readonly tail: string;
  /** What is said when items are left out. */
  readonly leftOut: (count: number) => string;
  /** Most of the space that is left, from 0 to 1. */
  readonly share: number;
}

/** After so many items in a row that do not fit no more are tried. */
const MISSES = 20;

/**
 * Collects a text that may not be longer than a limit. A list that does not fit says how many of its items are left out;
 * a part of the space is kept free for saying so.
 */
export class Budget {
  private readonly parts: string[] = [];
  private left: number;

  constructor(limit: number) {
    this.left = limit;
  }

  /** Characters that are left. */
  get space(): number {
    return this.left;
  }

  get text(): string {
    return this.parts.join("");
  }

  /** Keeps space for something that comes last. */
  reserve(length: number): void {
    this.left -= length;
  }

  /** A text that is short and of which there are few. */
  add(text: string): void {
    this.parts.push(text);
    this.left -= text.length;
  }

  list({ head, items, short = [], tail, leftOut, share }: BudgetedList): void {
    let space = Math.floor(this.left * share) - head.length - tail.length - leftOut(items.length).length;
    const fitting: string[] = [];
    for (let index = 0, misses = 0; index < items.length && misses < MISSES; index++) {
      const fits = firstWithin(space, items[index], short[index]);
      misses = fits === undefined ? misses + 1 : 0;
      space -= fits?.length ?? 0;
      if (fits !== undefined) fitting.push(fits);
    }
    const missing = items.length - fitting.length;
    if (fitting.length > 0) this.add(head + fitting.join("") + tail);
    if (missing > 0) this.add(leftOut(missing));
  }
}

function firstWithin(space: number, ...items: readonly (Item | undefined)[]): string | undefined {
  for (const item of items) {
    const text = item?.();
    if (text !== undefined && text.length <= space) return text;
  }
  return undefined;
}
