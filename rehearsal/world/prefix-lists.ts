import type { Scenario } from "../scenario";
import { hexDigits } from "./digits";
import { endpointServices } from "./endpoint-services";
import type { FilterValues } from "./filters";

export const PREFIX_LIST_OWNER = "AWS";

/** A prefix list of AWS's own. */
export interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** Services with gateway endpoints have a prefix list each; documentation ranges stand for its addresses. */
export function prefixLists(scenario: Scenario): PrefixList[] {
  return endpointServices(scenario)
    .filter(({ type }) => type === "Gateway")
    .map(({ name }) => ({ name, id: `pl-${hexDigits(8, name)}`, cidrs: ["192.0.2.0/24", "198.51.100.0/24"] }));
}

export function prefixListFilterValues({ id, name }: PrefixList): FilterValues {
  return { "prefix-list-id": id, "prefix-list-name": name, "owner-id": PREFIX_LIST_OWNER };
}
