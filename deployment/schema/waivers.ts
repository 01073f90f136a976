import { z } from "zod";
import { show } from "../../document";
import { expires, reason, ruleId } from "./rules";

const place = (meaning: string) => z.string().trim().min(1).max(1000).optional().describe(meaning);

const waiver = z
  .strictObject({
    rule: ruleId.describe("The rule's id; docs/rules.md lists the rules."),
    address: place(
      "Address in the plan, as the report shows it: of a resource, a gate or a check. `*` stands for any text.",
    ),
    path: place("Path in the deployment file or of a construct; everything below is meant, too."),
    reason,
    who: z
      .string({ error: (issue) => (issue.input === undefined ? "missing; say who answers for it." : undefined) })
      .trim()
      .min(2, { error: (issue) => `${show(issue.input)} names nobody: say who answers for it.` })
      .max(200)
      .describe("Who answers for it."),
    expires: expires.describe("Day on which the finding counts again, from midnight UTC."),
  })
  .refine(({ address, path }) => address !== undefined || path !== undefined, {
    error: "names neither an address nor a path: what sets a whole rule otherwise is `rules` in the deployment file.",
  });

export const waiversSchema = z.strictObject({
  $schema: z.string().optional().describe("JSON Schema of this file, for editors."),
  waivers: z.array(waiver).max(1000).describe("Findings that somebody takes upon themselves, each until a day."),
});

/** One waiver as a person writes it. */
export type WaiverEntry = z.infer<typeof waiver>;
