import type { SynthRule } from "../rule";

export const topicTakesAlarms: SynthRule = {
  id: "OM-P029",
  title: "The existing topic is one that CloudWatch alarms can tell",
  severity: "error",
  stages: ["synth"],
  why: "An alarm tells topics of its own Region, and standard ones only. Whether the topic's policy, and that of its key, let CloudWatch in, Terraform cannot see.",
  remedy:
    "Name a standard topic of the deployment's Region, or leave `arn` out for a new one. Of an existing topic let cloudwatch.amazonaws.com publish, and use its KMS key.",
  source: "CloudWatch API reference, PutMetricAlarm; CloudWatch user guide, alarm actions",
  *inspect({ deployment }) {
    const arn = deployment.connectivity?.topic?.arn;
    if (arn === undefined) return;
    const path = ["connectivity", "topic", "arn"];
    const region = arn.split(":")[3]!;
    if (region !== deployment.region) {
      yield { path, message: `the topic is in ${region}; the alarms are in ${deployment.region}.` };
    }
    if (arn.endsWith(".fifo")) yield { path, message: "it is a FIFO topic, which no alarm can tell." };
  },
};
