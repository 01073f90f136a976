import type { Scenario } from "../scenario";
import type { ProviderSchema } from "../schema";

/** What the stand-in's process is told: one line of JSON on its stdin. */
export interface Instructions {
  readonly scenario: Scenario;
  readonly port: number;
  /** A schema that is already derived. */
  readonly schema?: ProviderSchema;
  /** Resource types to derive a schema for; absent for the whole provider. */
  readonly types?: readonly string[];
  /** Data sources to derive a schema for. Default: those that scenarios answer. */
  readonly dataTypes?: readonly string[];
}

/** What it says back: one line of JSON on its stdout. */
export type Handshake =
  | {
      readonly port: number;
      /** The whole provider's schema when it was derived now, for the parent to keep: the stand-in writes no file. */
      readonly schema?: ProviderSchema;
    }
  | { readonly error: { readonly code: string | undefined; readonly message: string } };
