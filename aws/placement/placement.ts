/**
 * Where a resource does its work. outpost: on the rack or server. region: in the Region, and nothing on the Outpost waits
 * for it. crossing: in the Region, and what runs on the Outpost reaches it over the service link while it works. plan: in
 * Terraform alone. unclassed: the table does not have its kind.
 */
export type Place = "outpost" | "region" | "crossing" | "plan" | "unclassed";

/** The places in the order in which they are shown. */
export const PLACES: readonly Place[] = ["outpost", "crossing", "region", "plan", "unclassed"];

/** One case of a kind that is not always in one place. */
export interface PlacementCase {
  /** Arguments of which one must be set. */
  readonly anyOf?: readonly string[];
  /** Arguments that must have a value, or be absent where the value is the provider's default. */
  readonly equals?: Readonly<Record<string, string>>;
  /** An argument that must refer to something in that place. */
  readonly refersTo?: { readonly argument: string; readonly place: Place };
  /** The provider's own configuration must refer to something in that place. */
  readonly providerRefersTo?: Place;
  readonly place: Place;
  /** When this case applies, in words. */
  readonly when: string;
}

/** What is known of a kind of resource or data source. */
export interface Placement {
  /** Where it is, or where it is otherwise when it has cases. */
  readonly place: Place;
  /** Looked at in their order; the first that applies counts. */
  readonly cases?: readonly PlacementCase[];
  readonly why: string;
  readonly source: string;
}
