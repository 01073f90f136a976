import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";
import { outpostByArn } from "./outposts-outpost";

export const outpostsAssets: DataSource = {
  type: "aws_outposts_assets",
  regional: true,
  read(query) {
    const outpost = outpostByArn(query, "listing Outposts Assets", "ListAssets");
    const states = query.texts("status_id_filter");
    const hosts = query.texts("host_id_filter");
    const found = outpost.assets.filter(
      ({ state, hostId }) =>
        (states.length === 0 || states.includes(state)) && (hosts.length === 0 || hosts.includes(hostId ?? "")),
    );
    if (found.length === 0) throw new ProviderError("no Outposts Assets found matching criteria; try different search");
    return { id: query.text("arn") ?? outpost.arn, asset_ids: found.map((asset) => asset.id) };
  },
};
