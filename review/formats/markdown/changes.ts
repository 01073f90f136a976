import type { Report } from "../../report";
import type { ChangedResource } from "../../resource-changes";
import { shownText } from "../../shown";
import { counted, happening, placeInFile } from "../words";
import type { Budget, Item } from "./budget";
import { code, text } from "./escape";

/** Most attributes of one resource in a comment. */
const MAX_ATTRIBUTES = 30;

/** What cannot be undone or is changed in place, each with its attributes. */
export function riskyChanges({ resources, renames }: Report, budget: Budget): void {
  const order = ["replace", "delete", "update", "forget"] as const;
  const changing = order.flatMap((action) => resources.filter((one) => one.action === action));
  if (renames.length > 0) {
    budget.list({
      head: "",
      items: renames.map(
        ({ type, from, to }) =>
          () =>
            `- Renamed: ${code(type)} ${code(from)} becomes ${code(to)}: the old one is destroyed, a new one created.\n`,
      ),
      tail: "\n",
      leftOut: (count) => `\n${counted(count, "more rename")}.\n\n`,
      share: 0.2,
    });
  }
  if (changing.length === 0) return;
  budget.list({
    head: "### Replaced, destroyed and updated\n\n",
    items: changing.map((one) => () => changed(one, true)),
    short: changing.map((one) => () => changed(one, false)),
    tail: "\n",
    leftOut: (count) =>
      `\n**${counted(count, "more resource")} ${count === 1 ? "is" : "are"} replaced, destroyed or updated.**\n\n`,
    share: 0.5,
  });
}

function changed(one: ChangedResource, isWhole: boolean): string {
  const rows = one.attributes
    .slice(0, isWhole ? MAX_ATTRIBUTES : 0)
    .map(
      ({ path, before, after, replaces }) =>
        `| ${code(path)}${replaces === true ? " **replaces**" : ""} | ${cell(shownText(before))} | ${cell(shownText(after))} |\n`,
    );
  const more = one.attributes.length - rows.length + one.moreAttributes;
  const table = rows.length === 0 ? "" : `\n| attribute | before | after |\n| --- | --- | --- |\n${rows.join("")}`;
  const origin = placeInFile(one);
  const left = more === 0 ? "" : `\n${counted(more, "more attribute")}.\n`;
  return `<details><summary>${code(one.address)}: ${text(happening(one))}${origin === undefined ? "" : `, ${code(origin)}`}</summary>\n${table}${left}\n</details>\n\n`;
}

/** What only comes into being, moves, or changed behind Terraform's back: by address. */
export function otherChanges({ resources, outputs, drift }: Report, budget: Budget): void {
  const parts: readonly (readonly [string, readonly Item[]])[] = [
    [
      "Created",
      resources
        .filter(({ action }) => action === "create")
        .map(
          ({ address }) =>
            () =>
              `- ${code(address)}\n`,
        ),
    ],
    [
      "Moved or imported",
      resources
        .filter(({ action }) => action === "none")
        .map((one) => () => `- ${code(one.address)}: ${text(happening(one))}\n`),
    ],
    [
      "Changed outside Terraform",
      drift.map(
        ({ address }) =>
          () =>
            `- ${code(address)}\n`,
      ),
    ],
    [
      "Outputs that change",
      outputs.map(
        ({ name, action }) =>
          () =>
            `- ${code(name)}: ${action}\n`,
      ),
    ],
  ];
  for (const [title, items] of parts) {
    if (items.length === 0) continue;
    budget.list({
      head: `<details><summary>${title}: ${items.length}</summary>\n\n`,
      items,
      tail: "\n</details>\n\n",
      leftOut: (count) => `\n${title}: ${count} more.\n\n`,
      share: 0.6,
    });
  }
}

function cell(given: string): string {
  return given === "" ? "" : code(given);
}
