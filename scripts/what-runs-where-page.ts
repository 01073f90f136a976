import { DATA_PLACEMENTS, PLACES, RESOURCE_PLACEMENTS, SERVICE_PLACES, SERVICE_PLACES_RETRIEVED } from "../aws";
import type { Place, Placement } from "../aws";
import { HOP_RULES } from "../rules";

const TITLES: Readonly<Record<Place, string>> = {
  outpost: "On the Outpost",
  crossing: "In the Region, reached over the service link",
  region: "In the Region",
  plan: "In the plan alone",
  unclassed: "In a place that is not known here",
};

/** Where every kind of resource does its work, and what services reach outside the Outpost. */
export function whatRunsWherePage(): string {
  const lines = [
    "# What runs where",
    "",
    "<!-- Made from aws/placement and rules/locality by `npm run docs`; do not edit. -->",
    "",
    "An Outpost extends a Region; it is not one. Containers and their Envoys run on the Outpost, and much of what they need",
    "stays in the Region, on the other side of the service link. A plan's report puts each resource into its place by the",
    "tables below; a kind that they lack is said to be in a place that is not known.",
    "",
    "## Services of AWS",
    "",
    `As of ${SERVICE_PLACES_RETRIEVED}.`,
    "",
    "| service | on a rack | on a server | | source |",
    "| --- | --- | --- | --- | --- |",
    ...SERVICE_PLACES.map((one) => `| ${[one.service, one.rack, one.server, one.note, one.source].join(" | ")} |`),
    "",
    "## Hops that leave the Outpost",
    "",
    "`outpost-mesh validate FILE` lists the hops that a deployment's services take, and names who takes them; load balancers",
    "in the Region are found in the plan. They are no findings: nothing is wrong with them. A deployment that must do",
    "without one says so with [a rule's mode](rule-modes.md), and whoever takes the hop is an error:",
    "",
    "```yaml",
    "rules:",
    "  OM-L007: { mode: enforce } # no container may need a secret of the Region to start",
    "```",
    "",
    "| rule | what is reached | when | while the service link is down |",
    "| --- | --- | --- | --- |",
    ...HOP_RULES.map(
      ({ id, reaches, when, whenDown }) =>
        `| [${id}](rules.md#${id.toLowerCase()}) | ${reaches} | ${when} | ${whenDown} |`,
    ),
  ];
  for (const place of PLACES.filter((each) => each !== "unclassed")) {
    lines.push("", `## ${TITLES[place]}`, "", "| resource | when | why | source |", "| --- | --- | --- | --- |");
    lines.push(...rows(place));
  }
  lines.push("", "## Data sources", "", "| data source | place | why |", "| --- | --- | --- |");
  for (const [type, { place, why }] of sorted(DATA_PLACEMENTS)) {
    lines.push(`| \`${type}\` | ${TITLES[place]} | ${why} |`);
  }
  return `${lines.join("\n")}\n`;
}

function rows(place: Place): string[] {
  return sorted(RESOURCE_PLACEMENTS).flatMap(([type, placement]) => {
    const { why, source } = placement;
    return whenIn(place, placement).map((when) => `| \`${type}\` | ${when} | ${why} | ${source} |`);
  });
}

/** The cases in which a kind is in a place; one that is always there has a single one without words. */
function whenIn(place: Place, { place: otherwise, cases = [] }: Placement): string[] {
  const told = cases.filter((each) => each.place === place && each.place !== otherwise).map(({ when }) => when);
  const always = otherwise !== place ? [] : [cases.some((each) => each.place !== place) ? "otherwise" : ""];
  return [...(told.length === 0 ? [] : [told.join("; ")]), ...always];
}

function sorted<T>(table: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}
