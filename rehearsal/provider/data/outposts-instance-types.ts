import { outpostId } from "../../world";
import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";
import { outpostByArn } from "./outposts-outpost";

const NONE = "no Outpost Instance Types found matching criteria; try different search";
const SEVERAL = "multiple Outpost Instance Types found matching criteria; try different search";

export const outpostsInstanceTypes: DataSource = {
  type: "aws_outposts_outpost_instance_types",
  regional: true,
  read(query) {
    const outpost = outpostByArn(query, "getting Outpost Instance Types", "GetOutpostInstanceTypes");
    return { id: outpostId(outpost), instance_types: outpost.instanceTypes };
  },
};

export const outpostsInstanceType: DataSource = {
  type: "aws_outposts_outpost_instance_type",
  regional: true,
  read(query) {
    const outpost = outpostByArn(query, "getting Outpost Instance Types", "GetOutpostInstanceTypes");
    const types = outpost.instanceTypes;
    const asked = query.text("instance_type");
    const wanted = asked === undefined ? query.texts("preferred_instance_types") : [asked];
    // With one type configured the AWS provider answers it even when another was asked for.
    const found = wanted.find((type) => types.includes(type)) ?? (types.length === 1 ? types[0] : undefined);
    if (found === undefined) throw new ProviderError(types.length > 1 ? SEVERAL : NONE);
    return { id: outpostId(outpost), instance_type: found };
  },
};
