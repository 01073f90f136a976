import type { ScenarioZone } from "../../scenario";
import { ZONE_STATE as STATE, zoneDetails, zoneFilterValues } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const availabilityZone: DataSource = {
  type: "aws_availability_zone",
  regional: true,
  read(query) {
    const zone = single(
      "EC2 Availability Zone",
      zonesOf(query).filter(
        ({ name, id }) =>
          (query.text("name") ?? name) === name &&
          (query.text("zone_id") ?? id) === id &&
          (query.text("state") ?? STATE) === STATE,
      ),
    );
    const details = zoneDetails(query.scenario);
    return {
      id: zone.name,
      name: zone.name,
      zone_id: zone.id,
      name_suffix: zone.name.slice(query.region.length),
      group_long_name: details.groupLongName,
      group_name: details.groupName,
      network_border_group: details.networkBorderGroup,
      opt_in_status: details.optInStatus,
      parent_zone_id: "",
      parent_zone_name: "",
      state: STATE,
      zone_type: details.zoneType,
    };
  },
};

export const availabilityZones: DataSource = {
  type: "aws_availability_zones",
  regional: true,
  read(query) {
    const excluded = [...query.texts("exclude_names"), ...query.texts("exclude_zone_ids")];
    const zones = zonesOf(query)
      .filter(({ name, id }) => !excluded.includes(name) && !excluded.includes(id))
      .filter(() => (query.text("state") ?? STATE) === STATE)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      id: query.region,
      names: zones.map((zone) => zone.name),
      zone_ids: zones.map((zone) => zone.id),
      group_names: zones.length === 0 ? [] : [zoneDetails(query.scenario).groupName],
    };
  },
};

function zonesOf(query: Query): ScenarioZone[] {
  return query.scenario.availabilityZones.filter((zone) => fits(query, zoneFilterValues(query.scenario, zone), {}));
}
