import { placeOf } from "../aws";
import type { Place } from "../aws";
import type { Configuration, ConfiguredResource, PlanJson, ResourceChange } from "./plan-json";
import { referencesIn, textsIn, withoutKey } from "./references";

const OF_PLANS = new WeakMap<PlanJson, Places>();

/** The places of a plan, of which each part of a review asks. */
export function placesIn(plan: PlanJson): Places {
  const known = OF_PLANS.get(plan) ?? new Places(plan);
  OF_PLANS.set(plan, known);
  return known;
}

/** Finds the place of each managed resource of a plan, looking up what it refers to. */
export class Places {
  private readonly changes: ReadonlyMap<string, ResourceChange>;
  private readonly configured: ReadonlyMap<string, ConfiguredResource>;
  /** Objects that exist already, by their id. */
  private readonly existing = new Map<string, { readonly type: string; readonly values: Values }>();
  /** Places of data that is read already, by address. */
  private readonly read = new Map<string, Place>();
  private readonly providers: NonNullable<Configuration["provider_config"]>;
  private readonly known = new Map<string, Place>();

  constructor(plan: PlanJson) {
    this.providers = plan.configuration?.provider_config ?? {};
    this.changes = new Map((plan.resource_changes ?? []).map((change) => [change.address, change]));
    const resources = plan.configuration?.root_module?.resources ?? [];
    this.configured = new Map(resources.map((resource) => [resource.address, resource]));
    for (const { address, mode, type, values } of plan.prior_state?.values?.root_module?.resources ?? []) {
      if (mode !== "data" || values === undefined) continue;
      if (typeof values["id"] === "string") this.existing.set(values["id"], { type, values });
      if (address !== undefined) this.read.set(address, placeOf(type, { values }));
    }
  }

  /** The place of a managed resource. */
  of({ address, type, change }: ResourceChange): Place {
    const found = this.known.get(address);
    if (found !== undefined) return found;
    // Whatever refers back to itself is taken for a thing of the Region while it is looked at.
    this.known.set(address, "region");
    const values = change.after ?? change.before ?? {};
    const { expressions = {}, provider_config_key: provider = "" } = this.configured.get(withoutKey(address)) ?? {};
    const place = placeOf(type, {
      values,
      isSet: (argument) => referencesIn(expressions[argument]).length > 0,
      placesReferredTo: (argument) => [
        ...referencesIn(expressions[argument]).flatMap((reference) => this.ofAddress(reference)),
        ...textsIn(values[argument]).flatMap((id) => this.ofExisting(id)),
      ],
      placesOfProvider: () =>
        referencesIn(this.providers[provider]?.expressions).flatMap((reference) => this.read.get(reference) ?? []),
    });
    this.known.set(address, place);
    return place;
  }

  private ofAddress(reference: string): Place[] {
    const change = this.changes.get(reference) ?? this.changes.get(withoutKey(reference));
    return change === undefined || change.mode !== "managed" ? [] : [this.of(change)];
  }

  private ofExisting(id: string): Place[] {
    const found = this.existing.get(id);
    return found === undefined ? [] : [placeOf(found.type, { values: found.values })];
  }
}

type Values = Readonly<Record<string, unknown>>;
