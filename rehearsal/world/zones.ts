import type { Scenario, ScenarioZone } from "../scenario";
import type { FilterValues } from "./filters";

export const ZONE_STATE = "available";

/** What the EC2 API says of an Availability Zone besides its name and id. */
export function zoneDetails({ region }: Scenario) {
  return {
    groupName: `${region}-zg-1`,
    groupLongName: `${region} 1`,
    networkBorderGroup: region,
    optInStatus: "opt-in-not-required",
    zoneType: "availability-zone",
  };
}

export function zoneFilterValues(scenario: Scenario, { name, id }: ScenarioZone): FilterValues {
  const { groupName, optInStatus, zoneType } = zoneDetails(scenario);
  return {
    "zone-name": name,
    "zone-id": id,
    state: ZONE_STATE,
    "region-name": scenario.region,
    "group-name": groupName,
    "opt-in-status": optInStatus,
    "zone-type": zoneType,
  };
}

/** Id of an Availability Zone; empty when the scenario has no such zone. */
export function zoneId(scenario: Scenario, name: string): string {
  return scenario.availabilityZones.find((zone) => zone.name === name)?.id ?? "";
}
