import { watchedSite } from "../../support/unit/connectivity-cases";
import { stackOf, statementsOf } from "../../support/unit/stacks";

const EMAIL = { protocol: "email", endpoint: "operations@example.com" } as const;
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-4000-a000-000000000000";

describe("a new topic", () => {
  const stack = stackOf(watchedSite({ topic: { subscriptions: [EMAIL] } }));

  test("is encrypted with a key of its own, which is rotated and which only this account's alarms use", () => {
    expect(stack.resource("aws_sns_topic", "alarms")).toMatchObject({
      name: "shop-alarms",
      kms_master_key_id: "${aws_kms_key.alarms.arn}",
    });
    const key = stack.resource<{ policy: string; enable_key_rotation: boolean }>("aws_kms_key", "alarms");
    expect(key.enable_key_rotation).toBe(true);
    expect(statementsOf(key.policy).find(({ Sid }) => Sid === "LetAlarmsPublish")).toEqual({
      Sid: "LetAlarmsPublish",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: ["*"],
      Condition: {
        ArnLike: {
          "aws:SourceArn":
            "arn:aws:cloudwatch:eu-central-1:${data.aws_caller_identity.connectivity.account_id}:alarm:*",
        },
        StringEquals: { "aws:SourceAccount": "${data.aws_caller_identity.connectivity.account_id}" },
      },
    });
  });

  test("takes messages of this account's alarms alone, and none in the clear", () => {
    const { policy } = stack.resource<{ policy: string }>("aws_sns_topic_policy", "alarms");
    const statements = statementsOf(policy);
    expect(statements.map(({ Sid, Effect, Action }) => [Sid, Effect, Action])).toEqual([
      ["LetAlarmsPublish", "Allow", ["sns:Publish"]],
      ["RefuseWhatIsNotEncrypted", "Deny", ["sns:Publish"]],
    ]);
    expect(statements[0]?.Condition).toHaveProperty("StringEquals");
  });

  test("is told by every alarm, when it goes off and when it is over", () => {
    const alarms = Object.values(stack.all<Record<string, unknown>>("aws_cloudwatch_metric_alarm"));
    expect(alarms.length).toBeGreaterThan(2);
    for (const alarm of alarms) {
      expect(alarm["alarm_actions"]).toEqual(["${aws_sns_topic.alarms.arn}"]);
      expect(alarm["ok_actions"]).toEqual(["${aws_sns_topic.alarms.arn}"]);
    }
  });

  test("uses a key that is given instead", () => {
    const other = stackOf(watchedSite({ topic: { subscriptions: [EMAIL], kmsKey: KEY } }));
    expect(other.kinds).not.toContain("aws_kms_key");
    expect(other.resource("aws_sns_topic", "alarms")).toMatchObject({ kms_master_key_id: KEY });
  });
});

describe("subscriptions", () => {
  const subscriptions = [{ protocol: "https", endpoint: "https://example.com/hooks/${team}" } as const, EMAIL, EMAIL];

  test("are made once each, whatever their order, and what looks like a template stays text", () => {
    const text = (given: typeof subscriptions) => stackOf(watchedSite({ topic: { subscriptions: given } })).text;
    const stack = stackOf(watchedSite({ topic: { subscriptions } }));
    const made = Object.values(stack.all<{ endpoint: string }>("aws_sns_topic_subscription"));
    expect(made.map(({ endpoint }) => endpoint).sort()).toEqual([
      "https://example.com/hooks/$${team}",
      "operations@example.com",
    ]);
    expect(text([...subscriptions].reverse())).toBe(text(subscriptions));
  });

  test("of an existing topic are made on it, and the topic is left as it is", () => {
    const arn = "arn:aws:sns:eu-central-1:111122223333:operations";
    const stack = stackOf(watchedSite({ topic: { arn, subscriptions: [EMAIL] } }));
    expect(stack.kinds.filter((kind) => /sns|kms/.test(kind))).toEqual(["aws_sns_topic_subscription"]);
    expect(Object.values(stack.all("aws_sns_topic_subscription"))).toEqual([
      expect.objectContaining({ topic_arn: arn, protocol: "email" }),
    ]);
  });
});
