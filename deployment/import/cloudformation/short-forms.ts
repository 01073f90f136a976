import type { ShortForms } from "../../../document";

/** CloudFormation's functions that have a short form. */
const FUNCTIONS = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
];

/** The short forms of CloudFormation's functions: `!Ref X` is read as `{Ref: X}`. */
export const CLOUDFORMATION_SHORT_FORMS: ShortForms = new Map([
  ...FUNCTIONS.map((name) => [`!${name}`, `Fn::${name}`] as const),
  ["!Ref", "Ref"],
  ["!Condition", "Condition"],
]);
