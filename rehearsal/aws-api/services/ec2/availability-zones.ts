import { ZONE_STATE, zoneDetails, zoneFilterValues } from "../../../world";
import { ApiError } from "../../errors";
import type { Operation } from "../../service";
import { fitting } from "./described";

export const describeAvailabilityZones: Operation = {
  name: "DescribeAvailabilityZones",
  answer(question) {
    const { scenario } = question;
    const zones = scenario.availabilityZones;
    const names = question.texts("ZoneName");
    const ids = question.texts("ZoneId");
    const missing = [
      ...names.filter((name) => !zones.some((zone) => zone.name === name)),
      ...ids.filter((id) => !zones.some((zone) => zone.id === id)),
    ];
    if (missing.length > 0) {
      throw new ApiError("InvalidParameterValue", `Invalid availability zone: [${missing.join(", ")}]`);
    }
    const asked = zones.filter(
      ({ name, id }) => (names.length === 0 || names.includes(name)) && (ids.length === 0 || ids.includes(id)),
    );
    const found = fitting(
      question,
      asked.map((zone) => ({ ...zone, filterValues: zoneFilterValues(scenario, zone), tags: {} })),
    );
    return {
      availabilityZoneInfo: found.map(({ name, id }) => ({
        zoneName: name,
        zoneId: id,
        zoneState: ZONE_STATE,
        regionName: scenario.region,
        ...zoneDetails(scenario),
      })),
    };
  },
};
