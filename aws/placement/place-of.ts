import type { Place, PlacementCase } from "./placement";
import { RESOURCE_PLACEMENTS } from "./resources";

/** One resource as far as its place depends on it. */
export interface PlacedResource {
  /** Planned values. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Whether an argument is set to something that is not known before it is applied. */
  readonly isSet?: (argument: string) => boolean;
  /** Places of what an argument refers to. */
  readonly placesReferredTo?: (argument: string) => readonly Place[];
  /** Places of what its provider's configuration refers to. */
  readonly placesOfProvider?: () => readonly Place[];
}

/** The place of one managed resource by its kind, and where that is not enough by its arguments. */
export function placeOf(type: string, resource: PlacedResource = {}): Place {
  const placement = RESOURCE_PLACEMENTS[type];
  if (placement === undefined) return "unclassed";
  return placement.cases?.find((each) => applies(each, resource))?.place ?? placement.place;
}

function applies({ anyOf, equals, refersTo, providerRefersTo }: PlacementCase, resource: PlacedResource): boolean {
  const { values = {}, isSet = () => false, placesReferredTo = () => [], placesOfProvider = () => [] } = resource;
  const has = (argument: string) => {
    const value = values[argument];
    const isEmpty =
      value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
    return !isEmpty || isSet(argument);
  };
  if (anyOf !== undefined && !anyOf.some(has)) return false;
  if (Object.entries(equals ?? {}).some(([argument, value]) => values[argument] !== value)) return false;
  if (providerRefersTo !== undefined && !placesOfProvider().includes(providerRefersTo)) return false;
  return refersTo === undefined || placesReferredTo(refersTo.argument).includes(refersTo.place);
}
