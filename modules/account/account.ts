import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import { named, reference } from "../terraform";

/** Where ARNs live: the partition, the Region and the account of the caller. */
export class Account extends Construct {
  readonly partition: string;
  readonly region: string;
  /** Template: the caller's account id. */
  readonly accountId: string;

  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    this.region = region;
    this.partition = partitionOf(region).name;
    this.accountId = reference(named(new DataAwsCallerIdentity(this, "caller"), "current"), "account_id");
  }

  /** ARN of something in this account and Region. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.accountId}:${resource}`;
  }
}
