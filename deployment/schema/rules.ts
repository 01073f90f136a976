import { z } from "zod";
import { show } from "../../document";

/** Shortest reason: long enough that it must say something. */
const MIN_REASON = 10;

export const reason = z
  .string({ error: (issue) => absent(issue.input, "say why, for whoever reviews the plan") })
  .trim()
  .min(MIN_REASON, {
    error: (issue) => `${show(issue.input)} gives no reason: say why in ${MIN_REASON} characters or more.`,
  })
  .max(400)
  .describe("Why, for whoever reviews the plan; it is shown there.");

export const expires = z
  .string({ error: (issue) => absent(issue.input, "a rule that is off names the day on which it counts again") })
  .refine(isDay, { error: (issue) => `${show(issue.input)} is not a day of the form 2027-01-31.` })
  .describe("Day on which the rule counts again, from midnight UTC.")
  .meta({ examples: ["2027-01-31"] });

const enforce = z.strictObject({
  mode: z.literal("enforce"),
  reason: reason.optional(),
});

const warn = z.strictObject({
  mode: z.literal("warn"),
  reason,
  expires: expires.optional().describe("Day on which the rule counts again, from midnight UTC. Default: never."),
});

const off = z.strictObject({
  mode: z.literal("off"),
  reason,
  expires,
});

export const ruleSettingSchema = z
  .discriminatedUnion("mode", [enforce, warn, off])
  .describe(
    "enforce: the rule blocks, whatever its own severity. warn: it warns and does not block. off: it is silent until " +
      "it expires. Default: the rule's own severity.",
  );

export const ruleId = z.string().regex(/^OM-[A-Z]\d{3}$/, {
  error: (issue) => `${show(issue.input)} is not the id of a rule: ids have the form OM-P006.`,
});

export const rulesSchema = z
  .record(ruleId, ruleSettingSchema)
  .describe("Modes of single rules in this deployment, by the rule's id; docs/rules.md lists the rules.");

function absent(input: unknown, needed: string): string | undefined {
  return input === undefined ? `missing; ${needed}.` : undefined;
}

/** How a deployment sets one rule. */
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
export type RuleSettings = z.infer<typeof rulesSchema>;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // A day such as 2027-02-30 is carried over into the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
