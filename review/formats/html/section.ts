import type { Report } from "../../report";
import type { Review } from "../../review";
import type { Pictures } from "../../pictures";

/** What every section of a plan is made of. */
export interface Section {
  readonly report: Report;
  readonly pictures: Pictures;
  readonly review: Review;
  /** Level of the headings inside the section. */
  readonly level: number;
  /** What the ids of the plan's sections begin with. */
  readonly id: string;
  /** How many attributes may still be listed on the page. */
  readonly budget: { attributes: number };
}
