import type { Remark } from "./remarks";

/** The input leaves open what only a person can say; nothing was made of it. */
export class ImportQuestion extends Error {
  override readonly name = "ImportQuestion";
  constructor(
    message: string,
    /** What had been found until then. */
    readonly remarks: readonly Remark[] = [],
  ) {
    super(message);
  }
}
