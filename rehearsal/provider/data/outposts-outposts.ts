import { outpostId } from "../../world";
import type { DataSource } from "./data-source";

export const outpostsOutposts: DataSource = {
  type: "aws_outposts_outposts",
  regional: true,
  read(query) {
    const found = query.scenario.outposts.filter(
      (outpost) =>
        (query.text("availability_zone") ?? outpost.availabilityZone) === outpost.availabilityZone &&
        (query.text("availability_zone_id") ?? outpost.availabilityZoneId) === outpost.availabilityZoneId &&
        (query.text("site_id") ?? outpost.siteId) === outpost.siteId &&
        (query.text("owner_id") ?? outpost.ownerId) === outpost.ownerId,
    );
    return { id: query.region, arns: found.map((each) => each.arn), ids: found.map(outpostId) };
  },
};
