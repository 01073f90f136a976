import type { ScenarioOutpost } from "../../scenario";
import { findOutpost, outpostId, siteArn } from "../../world";
import { ProviderError } from "../diagnostic";
import type { DataSource, Query } from "./data-source";

const TRY_AGAIN = "try different search";

export const outpostsOutpost: DataSource = {
  type: "aws_outposts_outpost",
  regional: true,
  read(query) {
    const found = query.scenario.outposts.filter(
      (outpost) =>
        (query.text("id") ?? outpostId(outpost)) === outpostId(outpost) &&
        (query.text("name") ?? outpost.name) === outpost.name &&
        (query.text("arn") ?? outpost.arn) === outpost.arn &&
        (query.text("owner_id") ?? outpost.ownerId) === outpost.ownerId,
    );
    if (found.length > 1) throw new ProviderError(`multiple Outposts Outpost found matching criteria; ${TRY_AGAIN}`);
    const [outpost] = found;
    if (outpost === undefined) throw new ProviderError(`no Outposts Outpost found matching criteria; ${TRY_AGAIN}`);
    return {
      id: outpostId(outpost),
      arn: outpost.arn,
      availability_zone: outpost.availabilityZone,
      availability_zone_id: outpost.availabilityZoneId,
      description: outpost.description,
      lifecycle_status: outpost.lifecycleStatus,
      name: outpost.name,
      owner_id: outpost.ownerId,
      site_arn: siteArn(query.scenario, outpost),
      site_id: outpost.siteId,
      supported_hardware_type: outpost.supportedHardwareType,
      tags: outpost.tags,
    };
  },
};

/**
 * The Outpost whose ARN or id is asked for in `arn`.
 * @throws ProviderError as the Outposts API answers for one that the account does not see
 */
export function outpostByArn(query: Query, doing: string, operation: string): ScenarioOutpost {
  const wanted = query.text("arn") ?? "";
  const outpost = findOutpost(query.scenario, wanted);
  if (outpost !== undefined) return outpost;
  throw new ProviderError(
    `${doing}: operation error Outposts: ${operation}, https response error StatusCode: 404, ` +
      `NotFoundException: Outpost ${wanted} not found`,
  );
}
