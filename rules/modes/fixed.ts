interface FixedGroup {
  /** Why a mode would change nothing for the better, as the rest of a sentence. */
  readonly because: string;
  readonly rules: readonly string[];
}

/** Rules that no deployment can set to `warn` or `off`. */
const FIXED: readonly FixedGroup[] = [
  {
    because: "nothing can be synthesised of what it finds",
    rules: [
      "OM-N004",
      "OM-N005",
      "OM-N029",
      "OM-N062",
      "OM-N075",
      "OM-N076",
      "OM-N083",
      "OM-N102",
      "OM-M003",
      "OM-W025",
      "OM-K009",
      "OM-K012",
    ],
  },
  {
    because: "what it finds would be left out in silence, or built as something else than the file says",
    rules: [
      "OM-K003",
      "OM-K004",
      "OM-K005",
      "OM-K006",
      "OM-K007",
      "OM-K008",
      "OM-K010",
      "OM-K013",
      "OM-K014",
      "OM-K015",
      "OM-K017",
      "OM-K023",
      "OM-K025",
      "OM-K027",
      "OM-K034",
      "OM-K037",
      "OM-N024",
      "OM-W001",
      "OM-W002",
      "OM-W003",
      "OM-W004",
      "OM-W020",
      "OM-W028",
      "OM-W029",
      "OM-W035",
      "OM-N060",
      "OM-N070",
      "OM-N071",
      "OM-N072",
      "OM-N073",
      "OM-N074",
      "OM-N080",
      "OM-E019",
      "OM-E020",
      "OM-M100",
      "OM-M101",
      "OM-M102",
      "OM-M103",
      "OM-M104",
    ],
  },
  {
    because: "hashicorp/aws refuses what it finds before anything is planned",
    rules: [
      "OM-N022",
      "OM-N026",
      "OM-M005",
      "OM-M010",
      "OM-M012",
      "OM-M015",
      "OM-M018",
      "OM-M020",
      "OM-M024",
      "OM-M026",
      "OM-M029",
      "OM-M031",
      "OM-M034",
      "OM-M035",
      "OM-M037",
      "OM-M038",
      "OM-M039",
      "OM-M043",
      "OM-M045",
      "OM-M054",
    ],
  },
  { because: "ECS refuses a task with two containers of one name", rules: ["OM-W010"] },
  {
    because: "without the one thing that it asks for there is nothing to build on",
    rules: ["OM-N100", "OM-N101"],
  },
  {
    because: "subnets take their Availability Zone from the Outpost, so without it there is nothing to plan",
    rules: ["OM-P001"],
  },
  { because: "it is about plans in which nothing is judged, modes neither", rules: ["OM-P090"] },
  { because: "what it finds is in the plan, not in the deployment", rules: ["OM-P091"] },
  { because: "it is about the modes themselves", rules: ["OM-G001", "OM-G002"] },
];

const REASONS: ReadonlyMap<string, string> = new Map(
  FIXED.flatMap(({ because, rules }) => rules.map((rule) => [rule, because] as const)),
);

/** Why a rule cannot be set to `warn` or `off`; undefined when it can. */
export function fixedBecause(rule: string): string | undefined {
  return REASONS.get(rule);
}

/** Ids of the rules that cannot be set to `warn` or `off`, sorted. */
export const FIXED_RULES: readonly string[] = [...REASONS.keys()].sort();
