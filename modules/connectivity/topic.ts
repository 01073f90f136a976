import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { AlarmTopic } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { named, reference } from "../terraform";
import { policyDocument } from "../terraform/policy";
import { TopicKey } from "./topic-key";
import type { WatchingAccount } from "./watching-account";

export interface TopicProps {
  /** The deployment. */
  readonly deployment: string;
  readonly topic: AlarmTopic;
  readonly account: WatchingAccount;
}

/** The topic that alarms tell: a new one, encrypted and open to this account's alarms alone, or an existing one. */
export class Topic extends Construct {
  /** Template: the topic's ARN. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: TopicProps) {
    super(scope, id);
    const { topic } = props;
    this.arn = topic.arn ?? this.create(props);
    const subscriptions = new Map(topic.subscriptions.map((each) => [`${each.protocol} ${each.endpoint}`, each]));
    for (const [id, { protocol, endpoint }] of [...subscriptions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const subscription = new SnsTopicSubscription(this, id, {
        topicArn: this.arn,
        protocol,
        endpoint: escapeTemplate(endpoint),
      });
      named(subscription, protocol, endpoint);
    }
  }

  private create({ deployment, topic: { kmsKey }, account }: TopicProps): string {
    const name = `${deployment}-alarms`;
    const key = kmsKey ?? new TopicKey(this, "key", { deployment, account }).arn;
    const topic = named(new SnsTopic(this, "topic", { name, kmsMasterKeyId: key }), "alarms");
    const arn = reference(topic, "arn");
    const policy = new SnsTopicPolicy(this, "policy", {
      arn,
      policy: policyDocument([
        {
          Sid: "LetAlarmsPublish",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["sns:Publish"],
          Resource: [arn],
          Condition: account.only(account.arn("cloudwatch", "alarm:*")),
        },
        {
          Sid: "RefuseWhatIsNotEncrypted",
          Effect: "Deny",
          Principal: "*",
          Action: ["sns:Publish"],
          Resource: [arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    named(policy, "alarms");
    return arn;
  }
}
