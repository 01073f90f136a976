import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import { attribute, named } from "../terraform";

/** The account that Terraform works in, where the network has to know it. */
export class CallerAccount extends Construct {
  readonly region: string;
  readonly partition: string;
  private id: string | undefined;

  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    this.region = region;
    this.partition = partitionOf(region).name;
  }

  /** Expression: the account's id. It is read only where it is asked for. */
  get accountId(): string {
    this.id ??= attribute(named(new DataAwsCallerIdentity(this, "caller"), "network"), "account_id");
    return this.id;
  }

  /** ARN of something in this account and Region. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:\${${this.accountId}}:${resource}`;
  }
}
