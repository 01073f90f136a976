import type { Scenario } from "../../scenario";

/** What a choice may be made from: the world, the resource's other attributes, and digits that depend on its content. */
export interface Chooser {
  readonly scenario: Scenario;
  readonly region: string;
  /** Another top-level attribute of the resource as text, chosen when it is not known; empty when it has none. */
  text(attribute: string): string;
  /** Whether a block or argument of the resource has a value. */
  isGiven(name: string): boolean;
  /** Hexadecimal digits for one purpose. */
  hex(purpose: string, digits: number): string;
  /** Small letters and digits for one purpose. */
  letters(purpose: string, count: number): string;
  /** A UUID for one purpose. */
  uuid(purpose: string): string;
}
