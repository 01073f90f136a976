import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import type { Partition } from "../../aws";
import { attribute, named } from "../terraform";

/** The account and the Region that watch the Outposts. */
export class WatchingAccount extends Construct {
  readonly region: string;
  readonly partition: Partition;
  /** Expression: the account's id. */
  readonly accountId: string;

  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    this.region = region;
    this.partition = partitionOf(region);
    this.accountId = attribute(named(new DataAwsCallerIdentity(this, "caller"), "connectivity"), "account_id");
  }

  /** ARN of something in this account and Region. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition.name}:${service}:${this.region}:\${${this.accountId}}:${resource}`;
  }

  /** Keeps a service that works for another account from using what is this one's (the confused deputy). */
  only(sourceArn: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return {
      ArnLike: { "aws:SourceArn": sourceArn },
      StringEquals: { "aws:SourceAccount": `\${${this.accountId}}` },
    };
  }
}
