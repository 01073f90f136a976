import type { AttributeChange } from "./attributes";
import { counts } from "./findings";
import type { ReportFinding } from "./findings";
import { capped, counted, happening, placeInFile, waiverText } from "./formats/words";
import type { Report } from "./report";
import type { ChangedResource } from "./resource-changes";
import { shownText } from "./shown";
import { printable, wrap } from "./wrap";

/** How many resources, attributes of each, and findings a terminal shows; files of the other formats have them all. */
const MAX_RESOURCES = 40;
const MAX_ATTRIBUTES = 12;
const MAX_FINDINGS = 60;
const MAX_VALUE = 160;

const INDENT = " ".repeat(11);

/** What is replaced, destroyed, updated or changes hands, each with what changes of it; what is new is counted only. */
export function changeLines({ resources }: Report, width: number): string[] {
  const order = ["replace", "delete", "update", "forget", "none"] as const;
  const told = order.flatMap((action) => resources.filter((one) => one.action === action));
  const lines = told.slice(0, MAX_RESOURCES).flatMap((one) => resourceLines(one, width));
  const more = told.length - MAX_RESOURCES;
  return more <= 0
    ? lines
    : [...lines, `  and ${counted(more, "more resource")}: --output html=PATH or json=PATH shows them`];
}

function resourceLines(one: ChangedResource, width: number): string[] {
  const attributes = one.action === "delete" ? [] : one.attributes;
  const more = attributes.length - MAX_ATTRIBUTES + (one.action === "delete" ? 0 : one.moreAttributes);
  return [
    ...wrap(`${printable(one.address)}: ${printable(happening(one))}`, width, "  "),
    ...attributes.slice(0, MAX_ATTRIBUTES).flatMap((attribute) => attributeLines(attribute, width)),
    ...(more > 0 ? [`    and ${counted(more, "more attribute")}`] : []),
  ];
}

function attributeLines({ path, before, after, replaces }: AttributeChange, width: number): string[] {
  const side = (text: string) => (text === "" ? "(none)" : capped(text, MAX_VALUE));
  const values = `${side(shownText(before))} -> ${side(shownText(after))}`;
  return wrap(printable(`${path}: ${values}${replaces === true ? " (replaces it)" : ""}`), width, "    ");
}

/** Outputs that change, and what changed outside Terraform. */
export function otherChangeLines({ outputs, drift }: Report, width: number): string[] {
  return [
    ...outputs.flatMap(({ name, attributes }) =>
      attributes.slice(0, MAX_ATTRIBUTES).flatMap((attribute) => {
        const path = attribute.path === "" ? name : `${name}.${attribute.path}`;
        return attributeLines({ ...attribute, path: `output ${path}` }, width).map((line) => line.slice(2));
      }),
    ),
    ...(drift.length === 0
      ? []
      : wrap(
          `Changed outside Terraform: ${drift
            .slice(0, MAX_RESOURCES)
            .map(({ address }) => printable(address))
            .join(", ")}${drift.length > MAX_RESOURCES ? ` and ${drift.length - MAX_RESOURCES} more` : ""}`,
          width,
          "  ",
        )),
  ];
}

/** What the rules found in the file, and what is said of waivers. Notes are for the other formats. */
export function findingLines({ findings, waivers }: Report, width: number): string[] {
  const own = findings.filter(({ source, severity }) => source === "file" && severity !== "note");
  // What a plan says of modes is said with the modes.
  const told = [...own, ...findings.filter(({ source, line }) => source === "waiver" && line !== undefined)];
  const lines = told.slice(0, MAX_FINDINGS).flatMap((one) => oneFinding(one, width));
  const more = told.length - MAX_FINDINGS;
  const used = waivers.filter(({ status }) => status === "used").length;
  return [
    ...lines,
    ...(more > 0 ? [`  and ${counted(more, "more finding")}`] : []),
    ...(used > 0 ? [`  ${counted(used, "waiver")} used.`] : []),
  ];
}

function oneFinding(one: ReportFinding, width: number): string[] {
  const word = counts(one) ? one.severity.padEnd(7) : "waived ";
  const place = placeInFile(one);
  return [
    ...wrap(`${word}  ${printable(one.rule)}  ${printable(place ?? one.subject)}`, width, "  "),
    ...wrap(printable(one.message), width, INDENT),
    ...(counts(one) ? [] : wrap(printable(waiverText(one)), width, INDENT)),
    ...wrap(`To mend it: ${printable(one.remedy)}`, width, INDENT),
  ];
}

/** Who waived the finding about a thing, in lines; none where nobody did. */
export function waivedLines({ findings }: Report, rule: string, address: string, width: number): string[] {
  const found = findings.find((one) => one.rule === rule && one.address === address && !counts(one));
  return found === undefined ? [] : wrap(printable(waiverText(found)), width, INDENT);
}
