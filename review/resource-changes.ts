import type { Place } from "../aws";
import { attributeChanges, attributePath } from "./attributes";
import type { AttributeChange } from "./attributes";
import { actionOf } from "./changes";
import type { Action } from "./changes";
import { isRecord } from "./json-value";
import { thingOf } from "./manifest";
import type { ManifestThing, PlanManifest } from "./manifest";
import { placesIn } from "./places";
import type { PlanJson, ResourceChange } from "./plan-json";

/** What happens to one resource. */
export interface ChangedResource extends ManifestThing {
  readonly address: string;
  readonly type: string;
  /** `none` for one that only moves or is imported; `forget` for one that stays and is no longer managed. */
  readonly action: Action | "forget";
  readonly place: Place;
  /** Why, in words; absent when there is nothing to say beyond the action. */
  readonly reason?: string;
  /** Paths of the attributes that make Terraform replace it. */
  readonly replacedBy?: readonly string[];
  /** Of a replacement: whether the new one is there before the old one goes. */
  readonly createsFirst?: boolean;
  /** The address until now. */
  readonly movedFrom?: string;
  /** Id under which it exists already. */
  readonly imported?: string;
  /** What changes; of a created or destroyed resource, what it has. */
  readonly attributes: readonly AttributeChange[];
  /** How many attributes more there are than are listed. */
  readonly moreAttributes: number;
}

const REASONS: Readonly<Record<string, string>> = {
  replace_because_cannot_update: "it cannot be changed in place",
  replace_because_tainted: "its last creation did not finish",
  replace_by_request: "asked for on the command line",
  replace_by_triggers: "something that it is set to follow changes",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "the configuration counts its instances in another way",
  delete_because_count_index: "the configuration has fewer instances",
  delete_because_each_key: "the configuration no longer has its key",
  delete_because_no_move_target: "a moved block gives it an address that is not in the configuration",
};

/** The managed resources to which something happens, sorted by address. */
export function changedResources(plan: PlanJson, manifest: PlanManifest | undefined): ChangedResource[] {
  const places = placesIn(plan);
  const configured = configuredArguments(plan);
  return (plan.resource_changes ?? [])
    .filter(({ mode }) => mode === "managed")
    .flatMap((change) => changedResource(change, places.of(change), configured, manifest) ?? [])
    .sort(byAddress);
}

/** What was changed outside Terraform, sorted by address. Where the plan says nothing of it, it stays that way. */
export function driftedResources(plan: PlanJson, manifest: PlanManifest | undefined): ChangedResource[] {
  const places = placesIn(plan);
  return (plan.resource_drift ?? [])
    .filter(({ mode }) => mode === "managed")
    .flatMap((change) => changedResource(change, places.of(change), new Map(), manifest) ?? [])
    .sort(byAddress);
}

function changedResource(
  change: ResourceChange,
  place: Place,
  configured: ReadonlyMap<string, ReadonlySet<string>>,
  manifest: PlanManifest | undefined,
): ChangedResource | undefined {
  const { address, type, previous_address, action_reason } = change;
  const { actions, importing, replace_paths } = change.change;
  const action = actions.includes("forget") ? "forget" : actionOf(change);
  const moves = previous_address !== undefined && previous_address !== address;
  if (action === "none" && !moves && importing === undefined) return undefined;
  const { attributes, more } =
    action === "forget" || action === "none"
      ? { attributes: [], more: 0 }
      : attributeChanges(change.change, configured.get(address.replace(/\[[^\]]*\]$/, "")) ?? NONE);
  const reason = action_reason === undefined ? undefined : (REASONS[action_reason] ?? action_reason);
  return {
    address,
    type,
    action,
    place,
    ...thingOf(manifest, address),
    ...(reason === undefined ? {} : { reason }),
    ...(action === "replace" ? { createsFirst: actions[0] === "create" } : {}),
    ...(action === "replace" && replace_paths !== undefined ? { replacedBy: unique(replace_paths) } : {}),
    ...(moves ? { movedFrom: previous_address } : {}),
    ...(importing === undefined ? {} : { imported: importing.id ?? "" }),
    attributes,
    moreAttributes: more,
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Names of the arguments that are set, by address without the key of an instance. */
function configuredArguments(plan: PlanJson): ReadonlyMap<string, ReadonlySet<string>> {
  const resources = plan.configuration?.root_module?.resources ?? [];
  return new Map(
    resources.map(({ address, expressions }) => [
      address,
      new Set(isRecord(expressions) ? Object.keys(expressions) : []),
    ]),
  );
}

function unique(paths: readonly (readonly (string | number)[])[]): string[] {
  return [...new Set(paths.map(attributePath))].sort();
}

function byAddress(a: ChangedResource, b: ChangedResource): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
