import { ACTION_WORDS, changesLine, happening, placeInFile } from "../words";
import type { AttributeChange } from "../../attributes";
import type { ChangedOutput } from "../../outputs";
import type { ChangedResource } from "../../resource-changes";
import { grouped } from "../../grouped";
import { shownText } from "../../shown";
import { markup } from "../markup";
import type { Markup } from "../markup";
import { code, heading, list, table, tag } from "./parts";
import type { Column } from "./parts";
import type { Section } from "./section";

/** The actions in the order in which a reviewer looks at them. */
const ORDER = ["replace", "delete", "update", "forget", "none", "create"] as const;

const TAGS = { replace: "bad", delete: "bad", update: "warn", forget: "warn", none: "note", create: "good" } as const;

/** Created resources of which each has a line of its own. */
const MANY_CREATED = 20;

/** What the plan changes, what cannot be undone first; each resource opens to its attributes. */
export function changesSection(section: Section): Markup {
  const { report, level } = section;
  const groups = ORDER.map((action) => ({
    action,
    resources: report.resources.filter((resource) => resource.action === action),
  })).filter(({ resources }) => resources.length > 0);
  return markup`<p>${changesLine(report)}. A replacement is counted once.</p>
    ${renames(section)}${groups.map(
      ({ action, resources }) =>
        markup`${heading(level, `${capital(ACTION_WORDS[action])}: ${resources.length}`)}${action === "create" ? created(resources, section) : resources.map((one) => resource(one, section))}`,
    )}${outputs(section)}${drift(section)}`;
}

/** What is new harms nothing that runs: where it is much, it opens kind by kind and leaves the page to the rest. */
function created(resources: readonly ChangedResource[], section: Section): Markup[] {
  if (resources.length <= MANY_CREATED) return resources.map((one) => resource(one, section));
  return [...grouped(resources, ({ type }) => type)].map(
    ([type, ofType]) => markup`<details>
      <summary>${tag(TAGS.create, ACTION_WORDS.create)} ${code(type)} ${ofType.length}</summary>
      ${ofType.map((one) => resource(one, section))}
    </details> `,
  );
}

function renames({ report }: Section): Markup | undefined {
  return list(
    report.renames.map(
      ({ type, from, to }) =>
        `Renamed: ${type} "${from}" becomes "${to}". App Mesh has no rename: the old one is destroyed and a new one created, so whoever still names the old one must change first.`,
    ),
  );
}

function resource(one: ChangedResource, { budget }: Section): Markup {
  const { address, action, attributes, moreAttributes } = one;
  const words = happening(one);
  const shown = attributes.length <= budget.attributes ? attributes : [];
  budget.attributes -= shown.length;
  const origin = placeInFile(one);
  return markup`<details>
    <summary>
      ${tag(TAGS[action], ACTION_WORDS[action])}
      ${code(address)}${words === ACTION_WORDS[action] ? undefined : ` ${words.slice(ACTION_WORDS[action].length).replace(/^, /, "")}`}
    </summary>
    ${
      origin === undefined && one.construct === undefined
        ? undefined
        : markup`<p class="soft">
            ${one.construct === undefined ? undefined : markup`Construct ${code(one.construct)}. `}${origin === undefined ? undefined : markup`From ${code(origin)}${one.path === undefined || one.path === "" ? undefined : markup`, ${code(one.path)}`}.`}
          </p> `
    }${shown.length > 0 ? table(captionOf(address), columnsOf(action), shown) : undefined}${remark(attributes, shown, moreAttributes)}
  </details> `;
}

function captionOf(address: string): string {
  return `Attributes of ${address}`;
}

function columnsOf(action: ChangedResource["action"]): Column<AttributeChange>[] {
  const path: Column<AttributeChange> = {
    title: "Attribute",
    cell: ({ path: text, replaces }) =>
      markup`${code(text)}${replaces === true ? markup` ${tag("bad", "replaces")}` : undefined}`,
  };
  const before: Column<AttributeChange> = { title: "Before", cell: (one) => value(shownText(one.before)) };
  const after: Column<AttributeChange> = { title: "After", cell: (one) => value(shownText(one.after)) };
  if (action === "create") return [path, after];
  return action === "delete" ? [path, before] : [path, before, after];
}

function value(text: string): Markup {
  return text === "" ? markup`<span class="soft">(none)</span>` : code(text);
}

function remark(attributes: readonly AttributeChange[], shown: readonly AttributeChange[], more: number) {
  if (attributes.length === 0) return markup`<p class="soft">No attribute to show.</p> `;
  const left = attributes.length - shown.length;
  if (left > 0)
    return markup`<p class="soft">
      ${left + more} attributes, left out to keep the page readable; the JSON report has them.
    </p> `;
  return more === 0 ? undefined : markup`<p class="soft">${more} more attributes.</p> `;
}

function outputs({ report, level }: Section): Markup | undefined {
  if (report.outputs.length === 0) return undefined;
  const rows = report.outputs.flatMap((output) => output.attributes.map((attribute) => ({ output, attribute })));
  const name = ({ output, attribute }: { output: ChangedOutput; attribute: AttributeChange }) =>
    code(attribute.path === "" ? output.name : `${output.name}.${attribute.path}`);
  return markup`${heading(level, `Outputs: ${report.outputs.length}`)}${table(
    "Outputs that change",
    [
      { title: "Output", cell: name },
      { title: "Before", cell: ({ attribute }) => value(shownText(attribute.before)) },
      { title: "After", cell: ({ attribute }) => value(shownText(attribute.after)) },
    ],
    rows,
  )}`;
}

function drift(section: Section): Markup | undefined {
  const { report, level } = section;
  if (report.drift.length === 0) return undefined;
  return markup`${heading(level, `Changed outside Terraform: ${report.drift.length}`)}
    <p>
      Somebody or something else has changed these since the last apply. Where the plan does not name them above, they
      stay that way.
    </p>
    ${report.drift.map((one) => resource(one, section))}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
