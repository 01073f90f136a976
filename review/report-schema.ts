import { z } from "zod";
import { PLACES } from "../aws";
import { REPORT_VERSION } from "./formats/json";

const text = z.string();
const count = z.int().min(0);
const severity = z.enum(["error", "warning", "note"]);
const stage = z.enum(["synth", "precondition", "check", "review"]).describe("Where the rule is decided.");

const scalar = z.union([text, z.number(), z.boolean(), z.null()]);
const shown = z
  .union([
    z.strictObject({ value: scalar }),
    z.strictObject({ hidden: z.enum(["sensitive", "secret"]) }).describe("Nobody may see it."),
    z.strictObject({ unknown: z.literal(true) }).describe("Known after apply."),
  ])
  .describe("A value as it is shown.");

const attribute = z.strictObject({
  path: text.describe("Where the value is, down to a single one."),
  before: shown.optional().describe("Absent when it was not there."),
  after: shown.optional().describe("Absent when it goes."),
  replaces: z.literal(true).optional().describe("It makes Terraform replace the object."),
});

const thing = {
  construct: text.optional().describe("Path of the construct."),
  file: text.optional().describe("Deployment file, or file of waivers; relative."),
  path: text.optional().describe("Place in the file."),
  line: count.optional().describe("Line, counted from 1."),
  column: count.optional().describe("Column, counted from 1."),
};

const resource = z.strictObject({
  address: text,
  type: text,
  action: z
    .enum(["create", "update", "replace", "delete", "forget", "none"])
    .describe("A replacement is one action. none: it only moves or is imported."),
  place: z.enum(PLACES as [string, ...string[]]).describe("Where it does its work."),
  ...thing,
  reason: text.optional().describe("Why, in words."),
  replacedBy: z.array(text).optional().describe("Attributes that make Terraform replace it."),
  createsFirst: z.boolean().optional().describe("Of a replacement: the new one is there before the old one goes."),
  movedFrom: text.optional().describe("The address until now."),
  imported: text.optional().describe("Id under which it exists already."),
  attributes: z.array(attribute),
  moreAttributes: count.describe("How many attributes more there are than are listed."),
});

const waivedBy = {
  reason: text,
  who: text,
  expires: text.describe("Day on which it counts again, from midnight UTC."),
};

const finding = z.strictObject({
  rule: text,
  title: text,
  severity,
  source: z.enum(["file", "prerequisite", "hazard", "waiver"]).describe("What found it."),
  subject: text.describe("What it is about, in a word."),
  stage: stage.optional(),
  message: text,
  remedy: text,
  address: text.optional().describe("The resource, gate or check in the plan."),
  ...thing,
  waiver: z.strictObject(waivedBy).optional().describe("Who keeps it from counting, why and until when."),
});

const hazard = z.strictObject({ rule: text, title: text, severity, address: text, message: text, remedy: text });

const prerequisite = z.strictObject({
  rule: text,
  subject: text,
  verdict: z.enum(["pass", "fail", "unknown", "waived"]),
  severity,
  stage,
  title: text,
  messages: z.array(text),
  remedy: text,
  address: text,
});

const hop = z.strictObject({
  rule: text,
  title: text,
  severity,
  path: z.array(z.union([text, count])),
  message: text,
  remedy: text,
  reaches: text,
  when: text,
  whenDown: text.describe("What happens while the service link is down."),
  takers: z.array(text).describe("Who takes it."),
});

const mode = z.strictObject({
  rule: text,
  mode: z.enum(["enforce", "warn", "off"]),
  reason: text.optional(),
  expires: text.optional(),
  over: z.boolean().describe("Whether it had ended when the plan was made."),
  unneeded: text.optional().describe("Why the plan would be the same without it."),
});

const waiver = z.strictObject({
  rule: text,
  address: text.optional(),
  path: text.optional(),
  ...waivedBy,
  file: text,
  line: count.optional(),
  status: z.enum(["used", "unused", "expired"]),
});

const plan = z.strictObject({
  schemaVersion: z.literal(REPORT_VERSION),
  name: text.describe("The deployment, or what else the plan is called."),
  file: text.optional().describe("The deployment file, relative."),
  terraformVersion: text.optional(),
  plannedAt: text.optional().describe("When the plan was made, RFC 3339."),
  errored: z.boolean().describe("Terraform could not complete the plan."),
  complete: z.boolean().describe("False when the plan leaves something out."),
  passes: z.boolean(),
  verdict: z.strictObject({
    passes: z.boolean(),
    sentence: text,
    blocking: count.describe("Findings that keep the plan from being applied at any threshold."),
    warnings: count,
    notes: count,
    waived: count,
    undecided: count.describe("Prerequisites that only the apply decides, or that the plan did not come to."),
  }),
  changes: z.strictObject({ create: count, update: count, replace: count, delete: count, none: count }),
  stateChanges: z.strictObject({ moved: count, forgotten: count }),
  imported: count.describe("Resources that are live already and adopted by import blocks."),
  resources: z.array(resource).describe("Resources to which something happens, by address."),
  drift: z.array(resource).describe("What has changed outside Terraform."),
  outputs: z.array(
    z.strictObject({
      name: text,
      action: z.enum(["create", "update", "delete"]),
      attributes: z.array(attribute),
      moreAttributes: count,
    }),
  ),
  renames: z.array(z.strictObject({ type: text, from: text, to: text, addresses: z.array(text).min(2).max(2) })),
  places: z.array(
    z.strictObject({
      place: z.enum(PLACES as [string, ...string[]]),
      total: count,
      kinds: z.array(z.strictObject({ kind: text, count })),
    }),
  ),
  hazards: z.array(hazard).describe("What the change itself would break or interrupt; the worst first."),
  hops: z.array(hop).describe("What services reach outside the Outpost."),
  prerequisites: z.array(prerequisite),
  findings: z.array(finding).describe("Everything that is held against the plan, waived or not."),
  unmeasured: z.array(z.strictObject({ rule: text, title: text, subject: text })),
  modes: z.array(mode).describe("Rules that the deployment sets a mode for."),
  waivers: z.array(waiver).describe("Exceptions for single findings."),
  errors: z.array(text).describe("Errors of Terraform that belong to no prerequisite."),
  plan: text.optional().describe("The plan as JSON, where the command wrote it."),
  provider: z
    .strictObject({ kind: z.enum(["stand-in", "real", "aws"]), version: text.optional() })
    .optional()
    .describe("The provider that planned, where the command did."),
});

/** The JSON document of a review. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(REPORT_VERSION).describe("It rises when a key goes or means something else."),
  failOn: severity.describe("Severity from which a finding keeps a plan from being applied."),
  passes: z.boolean().describe("Whether every plan may be applied."),
  plans: z.array(plan),
});

/** The JSON Schema (draft 2020-12) of the JSON document of a review. */
export function reportJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(reportSchema, { target: "draft-2020-12" }), title: "Outpost Mesh report" };
}
