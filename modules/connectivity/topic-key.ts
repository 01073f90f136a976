import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { named, reference } from "../terraform";
import { policyDocument } from "../terraform/policy";
import type { WatchingAccount } from "./watching-account";

export interface TopicKeyProps {
  /** The deployment. */
  readonly deployment: string;
  readonly account: WatchingAccount;
}

/** The key of the alarms' topic. AWS's own key for SNS cannot be used by CloudWatch. */
export class TopicKey extends Construct {
  /** Template: the key's ARN. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { deployment, account }: TopicKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, "key", {
      description: `Messages of the alarms of ${deployment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 7,
      policy: policyDocument([
        {
          Sid: "LetTheAccountAdministerIt",
          Principal: { AWS: `arn:${account.partition.name}:iam::\${${account.accountId}}:root` },
          Action: ["kms:*"],
          Resource: ["*"],
        },
        {
          Sid: "LetAlarmsPublish",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: ["*"],
          Condition: account.only(account.arn("cloudwatch", "alarm:*")),
        },
      ]),
      tags: { Name: `${deployment}-alarms` },
    });
    this.arn = reference(named(key, "alarms"), "arn");
  }
}
