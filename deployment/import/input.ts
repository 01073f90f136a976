import type { Cursor } from "./cursor";
import type { ImportedKind } from "./kinds";
import type { ImportedObject } from "./object";
import type { Remarks } from "./remarks";

/** An object of which the input holds the name alone. */
export interface NamedObject {
  readonly kind: ImportedKind;
  readonly name: string;
  readonly parent?: string;
  readonly mesh?: string;
  readonly at: Cursor;
}

/** What all files together hold. Readers add to it. */
export interface ImportedInput {
  readonly objects: ImportedObject[];
  readonly named: NamedObject[];
  readonly remarks: Remarks;
}
