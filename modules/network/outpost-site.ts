import { DataAwsOutpostsOutpost } from "@cdktf/provider-aws/lib/data-aws-outposts-outpost";
import { DataAwsOutpostsOutpostInstanceTypes } from "@cdktf/provider-aws/lib/data-aws-outposts-outpost-instance-types";
import { Construct } from "constructs";
import type { OutpostFacts } from "../../rules";
import { quote } from "../../rules";
import { address, named } from "../terraform";
import type { OutpostDirectory } from "./outpost-directory";

export interface OutpostSiteProps {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** ARN of the Outpost. */
  readonly arn: string;
  readonly directory: OutpostDirectory;
  /**
   * Whether new subnets are placed by the id of the Availability Zone instead of its name.
   * @default - by the name
   */
  readonly zoneById?: boolean;
}

/** One Outpost, as AWS describes it: read on every plan, never created. */
export class OutpostSite extends Construct {
  readonly name: string;
  readonly arn: string;
  /** Expressions about the Outpost for rules. None of them fails when the Outpost is missing. */
  readonly facts: OutpostFacts;
  /** Template: the anchor Availability Zone, null when the Outpost is missing. */
  readonly availabilityZone: string;
  /** Expression: id of the anchor Availability Zone, null when the Outpost is missing. */
  readonly availabilityZoneId: string;
  /** Arguments that place something in the anchor Availability Zone. */
  readonly zone: { readonly availabilityZone: string } | { readonly availabilityZoneId: string };

  constructor(scope: Construct, id: string, { name, arn, directory, zoneById = false }: OutpostSiteProps) {
    super(scope, id);
    this.name = name;
    this.arn = arn;
    const outpost = named(new DataAwsOutpostsOutpost(this, "outpost", { arn }), name);
    const types = named(new DataAwsOutpostsOutpostInstanceTypes(this, "instance-types", { arn }), name);
    // Reading a missing Outpost is an error of the provider; the rule that it exists says it better.
    const count = `\${contains(${directory.arns}, ${quote(arn)}) ? 1 : 0}`;
    for (const source of [outpost, types]) source.addOverride("count", count);
    const only = (attribute: string) => `one(${address(outpost)}[*].${attribute})`;
    this.facts = {
      name,
      arn,
      visibleArns: directory.arns,
      lifecycleStatus: only("lifecycle_status"),
      hardwareType: only("supported_hardware_type"),
      availabilityZone: only("availability_zone"),
      instanceTypes: `one(${address(types)}[*].instance_types)`,
    };
    this.availabilityZone = `\${${this.facts.availabilityZone}}`;
    this.availabilityZoneId = only("availability_zone_id");
    this.zone = zoneById
      ? { availabilityZoneId: `\${${this.availabilityZoneId}}` }
      : { availabilityZone: this.availabilityZone };
  }
}
