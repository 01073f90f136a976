import type { ScenarioZone } from "../../scenario";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

const STATE = "available";

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
    return {
      id: zone.name,
      name: zone.name,
      zone_id: zone.id,
      name_suffix: zone.name.slice(query.region.length),
      group_long_name: `${query.region} 1`,
      group_name: `${query.region}-zg-1`,
      network_border_group: query.region,
      opt_in_status: "opt-in-not-required",
      parent_zone_id: "",
      parent_zone_name: "",
      state: STATE,
      zone_type: "availability-zone",
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
      group_names: zones.length === 0 ? [] : [`${query.region}-zg-1`],
    };
  },
};

function zonesOf(query: Query): ScenarioZone[] {
  return query.scenario.availabilityZones.filter(({ name, id }) =>
    fits(
      query,
      {
        "zone-name": name,
        "zone-id": id,
        state: STATE,
        "region-name": query.region,
        "group-name": `${query.region}-zg-1`,
        "opt-in-status": "opt-in-not-required",
        "zone-type": "availability-zone",
      },
      {},
    ),
  );
}
