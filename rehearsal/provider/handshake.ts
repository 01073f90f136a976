import type { Scenario } from "../scenario";
import type { ProviderName, ProviderSchema } from "../schema";

/** A provider to serve. */
export interface ServedProvider {
  readonly provider: ProviderName;
  readonly port: number;
  /** A schema that is already derived. */
  readonly schema?: ProviderSchema;
  /** Resource types to derive a schema for; absent for the whole provider. */
  readonly types?: readonly string[];
  /** Data sources to derive a schema for. Default: those that scenarios answer. */
  readonly dataTypes?: readonly string[];
}

/** What the stand-in's process is told: one line of JSON on its stdin. */
export interface Instructions {
  readonly scenario: Scenario;
  readonly providers: readonly ServedProvider[];
}

/** What it says back: one line of JSON on its stdout. */
export type Handshake =
  | {
      readonly ports: Partial<Record<ProviderName, number>>;
      /** Whole providers' schemas that were derived now, for the parent to keep: the stand-in writes no file. */
      readonly schemas: Partial<Record<ProviderName, ProviderSchema>>;
    }
  | { readonly error: { readonly code: string | undefined; readonly message: string } };
