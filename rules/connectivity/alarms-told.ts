import { watchedOutposts } from "../../deployment";
import type { SynthRule } from "../rule";

export const alarmsTold: SynthRule = {
  id: "OM-P025",
  title: "The alarms tell somebody",
  severity: "warning",
  stages: ["synth"],
  why: "An alarm without a topic changes its colour and nothing else; a topic without a subscription passes nothing on.",
  remedy:
    "Add `connectivity.topic` with a subscription, or the ARN of a topic that has some. Email has to be confirmed by whoever gets it, which Terraform cannot see.",
  source: "CloudWatch user guide, alarm actions; Amazon SNS developer guide, subscribing",
  *inspect({ deployment }) {
    if (watchedOutposts(deployment).length === 0) return;
    const { topic } = deployment.connectivity!;
    if (topic === undefined) yield { path: ["connectivity"], message: "the alarms have no topic: nobody is told." };
    else if (topic.arn === undefined && topic.subscriptions.length === 0) {
      yield { path: ["connectivity", "topic"], message: "the new topic has no subscription: nobody is told." };
    }
  },
};
